import { verdictOf } from '@/lib/filings/dispute-steps.ts';
import type { DraftView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';

/** Whether a dispute can be decided as it is: on completeness, never on truth. */
export function Verdict({ draft: { typed, files }, words }: { draft: DraftView; words: FilingWords }) {
  const found = verdictOf(typed, files.length);
  if (!found) return null;
  const { dispute } = words;
  const missing = found.verdict === 'questions' ? found.missing : [];
  return (
    <section aria-labelledby="verdict" className="max-w-prose border-s-4 border-edge ps-4">
      <h2 id="verdict" className="text-lg">
        {found.verdict === 'needsOne'
          ? dispute('verdicts.needsOne.title', { item: words.option('evidence', found.missing) })
          : dispute(`verdicts.${found.verdict}.title`)}
      </h2>
      <p>{dispute(`verdicts.${found.verdict}.text`, { count: missing.length })}</p>
      {missing.length > 0 ? (
        <ul className="list-disc ps-5">
          {missing.map((name) => (
            <li key={name}>{words.label(name)}</li>
          ))}
        </ul>
      ) : null}
      <p className="mt-1 text-soft">{dispute('verdicts.about')}</p>
    </section>
  );
}
