import { getTranslations } from 'next-intl/server';
import { type Erased, erasedKinds, type Kept, keptKinds } from '@/lib/privacy/rules.ts';
import { DataTable } from '../ui/data-table.tsx';

/** What an erasure removes and what stays, with the reason of each. */
export async function ErasureContents({
  erased,
  kept,
  title,
}: {
  erased: Erased;
  kept: Kept;
  /** What stands over that which goes, or is gone. */
  title: string;
}) {
  const t = await getTranslations('erasure.certificate');
  const rows = erasedKinds.filter((kind) => erased[kind] > 0);
  const stays = keptKinds.filter((kind) => kept[kind] > 0);
  return (
    <>
      <section aria-labelledby="erased" className="max-w-prose">
        <h2 id="erased" className="mb-2 text-lg">
          {title}
        </h2>
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(kind) => kind}
          columns={[
            { key: 'what', head: t('what'), cell: (kind) => t(`kinds.${kind}`), isHead: true },
            {
              key: 'count',
              head: t('count'),
              cell: (kind) => <span className="money">{erased[kind]}</span>,
              align: 'end',
            },
          ]}
        />
      </section>
      <section aria-labelledby="kept" className="max-w-prose">
        <h2 id="kept" className="mb-2 text-lg">
          {t('kept')}
        </h2>
        <ul className="grid list-disc gap-2 ps-5">
          {erased.person === 0 ? <li>{t('personStays')}</li> : null}
          {stays.map((kind) => (
            <li key={kind}>{t(`keptKinds.${kind}`, { count: kept[kind] })}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
