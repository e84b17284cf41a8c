import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import type { DecisionView } from '@/lib/claims/view.ts';
import type { Audit } from '@/lib/debt-law/audit.ts';
import type { DossierView, InvoiceView } from '@/lib/dossiers/view.ts';
import { formatDay, formatInstant, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { Choice, TextField } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { Why } from '../law/why.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';

const heads = ['charge', 'interest'] as const;
const decisions = ['returned', 'reduced', 'reminded'] as const;

/** The creditor's claim on the staff's side: asked against allowed, why it is held, and what was and can be decided. */
export async function ClaimFile({
  dossier,
  file,
  invoices,
  decide,
  kept,
  words,
  locale,
}: {
  dossier: DossierView;
  file: { audit: Audit; decisions: readonly DecisionView[] };
  invoices: readonly InvoiceView[];
  /** Null for who may only look. */
  decide: ComponentProps<typeof ActionForm>['action'] | null;
  /** What this person typed here when the session was over. */
  kept: Record<string, string> | null;
  words: FormWords;
  locale: Locale;
}) {
  const [t, held] = await Promise.all([getTranslations('claims.staff'), getTranslations('claims.held')]);
  const { state, because, prescribed } = dossier.standing;
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]));
  const money = (amount: Audit['heads']['charge']['asked']) => formatMoney(amount, locale);
  const mayDecide = decide && !dossier.closedOn && (state === 'held' || state === 'returned');
  return (
    <section aria-labelledby="claim" className="grid gap-4">
      <h2 id="claim" className="text-lg">
        {t('title')} <Tag tone={state === 'open' ? 'done' : 'waiting'}>{t(`state.${state}`)}</Tag>
      </h2>
      <DataTable
        caption={t('title')}
        rows={heads.map((head) => ({ head, ...file.audit.heads[head] }))}
        keyOf={({ head }) => head}
        dense
        columns={[
          { key: 'head', head: t('head'), isHead: true, cell: ({ head }) => t(`heads.${head}`) },
          { key: 'asked', head: t('asked'), align: 'end', cell: ({ asked }) => money(asked) },
          { key: 'allowed', head: t('allowed'), align: 'end', cell: ({ allowed }) => money(allowed.safe) },
          {
            key: 'verdict',
            head: t('verdict'),
            cell: ({ verdict, by }) => t(`verdicts.${verdict}`, { by: money(by) }),
          },
        ]}
      />
      {prescribed.map(({ invoiceId, from }) => (
        <p key={invoiceId} className="border-s-4 border-attention ps-3">
          {t('prescribedOf', { number: numbers.get(invoiceId) ?? '', day: formatDay(from, locale) })}
        </p>
      ))}
      <Why summary={held('why')} reasons={because} locale={locale} />
      {file.decisions.length > 0 ? (
        <div>
          <h3 className="text-base">{t('decisions')}</h3>
          <ul>
            {file.decisions.map(({ kind, decidedAt, staffName }) => (
              <li key={decidedAt.toISOString()}>
                {t('decided', {
                  kind: t(`kinds.${kind}`),
                  name: staffName,
                  at: formatInstant(decidedAt, locale),
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {mayDecide ? (
        <ActionForm
          action={decide}
          words={words}
          fieldOf={{ reminderDay: 'sentOn', nothingToRemind: 'sentOn', notHeld: 'kind' }}
          labels={{ kind: t('decide'), sentOn: t('sentOn') }}
          kept={kept}
          id="decide-claim"
        >
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
          <Choice
            name="kind"
            legend={t('decide')}
            hint={t('noOverride')}
            options={decisions.map((kind) => ({
              value: kind,
              label: (
                <>
                  {t(`kinds.${kind}`)}
                  <span className="block text-soft">{t(`hints.${kind}`)}</span>
                </>
              ),
            }))}
          />
          <TextField
            name="sentOn"
            label={t('sentOn')}
            hint={t('sentOnHint')}
            autoComplete="off"
            inputMode="numeric"
          />
          <SubmitButton kind="secondary">{t('save')}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
