import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DisputeTerms } from '@/components/filings/dispute-terms.tsx';
import { DraftFiles } from '@/components/filings/draft-files.tsx';
import { FilingActs } from '@/components/filings/filing-acts.tsx';
import { FilingFacts } from '@/components/filings/filing-facts.tsx';
import { RestNotice } from '@/components/filings/rest-notice.tsx';
import { Undisputed } from '@/components/filings/undisputed.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { PlanOutlook } from '@/components/plans/plan-outlook.tsx';
import { KeptNote } from '@/components/privacy/kept-note.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier, listInvoices } from '@/lib/dossiers/queries.ts';
import { actOnOwnFilingAction, attachToDraftAction, removeFromDraftAction } from '@/lib/filings/actions.ts';
import { dueOnOf } from '@/lib/filings/due.ts';
import { actsOf, isSettled } from '@/lib/filings/machine.ts';
import { findDraft, findFiling } from '@/lib/filings/queries.ts';
import { isSettling, restsOn } from '@/lib/filings/stops.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findOutlook } from '@/lib/plans/outlook.ts';
import { findKept } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string; filingId: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
};

const takesFiles = new Set(['addEvidence', 'reopen']);

export async function generateMetadata() {
  return privateMetadata((await filingWords()).t('yours'));
}

/** One thing that was said of a debt: its receipt, where it stands, and what can be done. */
export default async function Filing({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const [{ locale, dossierId, filingId }, { sent }] = await Promise.all([params, searchParams]);
  const [dossier, filing] = await Promise.all([
    findDossier(ctx, dossierId, 'read'),
    findFiling(ctx, filingId),
  ]);
  if (!dossier || filing?.dossierId !== dossier.id) notFound();
  const isMediator = ctx.actor.kind === 'mediator';
  const mayDownload = ctx.actor.kind === 'debtor' || ctx.actor.scopes.includes('download');
  const [words, plain, mandate, notMe, account, draft, invoices, stays] = await Promise.all([
    filingWords(),
    formWords(),
    getTranslations('mandates'),
    getTranslations('notMe.done'),
    getTranslations('account'),
    isMediator ? null : findDraft(ctx, dossier.id, filing.kind),
    listInvoices(ctx, dossier),
    findKept(ctx, dossier),
  ]);
  const form = { ...plain, errors: { ...plain.errors, ...words.errors } };
  const { t } = words;
  const base = `/dossiers/${dossier.id}`;
  const { kind, state, stop, filedOn } = filing;
  const rests = stop !== null && restsOn(stop, ctx.today);
  const before = filing.events.map(({ act }) => act);
  const acts = isMediator ? [] : actsOf(kind, state, 'debtor', before);
  const isOver = kind === 'dispute' && state !== 'withdrawn' && !rests;
  const proposed =
    kind === 'plan' && state === 'proposed'
      ? await findOutlook(ctx, dossier, { kind, details: filing.details })
      : null;
  const mustDecideBy =
    rests && kind === 'plan'
      ? dueOnOf({ kind, state, on: stop?.from ?? filedOn, registered: null, last: null })
      : null;
  const answerBy =
    kind === 'right' && rests ? dueOnOf({ kind, state, on: filedOn, registered: null, last: null }) : null;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/filings/${filing.id}`}
      signOut={signOut}
      isMediator={isMediator}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{words.journey(kind, 'title')}</h1>
      <div className="mt-6 grid gap-8">
        {sent === '1' ? (
          <Notice tone="done" role="status">
            {t('view.sent')}
          </Notice>
        ) : null}
        {rests ? <RestNotice stops={[stop]} locale={locale} /> : null}
        {mustDecideBy ? (
          <p className="max-w-prose">{t('view.noInterest', { day: formatDay(mustDecideBy, locale) })}</p>
        ) : null}
        {rests && kind === 'dispute' ? (
          <DisputeTerms {...{ filing, words, locale, begunOn: stop.from, today: ctx.today }} />
        ) : null}
        {answerBy ? (
          <p className="max-w-prose">{account('rights.due', { day: formatDay(answerBy, locale) })}</p>
        ) : null}
        <FilingFacts {...{ filing, invoices, words, locale }} proposedBy={mandate('proposedBy')} />
        {mayDownload ? (
          <p>
            <a
              href={`/${locale}${base}/filings/${filing.id}/receipt`}
              className="inline-flex min-h-11 items-center"
            >
              {t('document.pdf')}
            </a>
          </p>
        ) : null}
        {proposed ? <PlanOutlook found={proposed} side="asked" words={words} locale={locale} /> : null}
        {filing.mediator && !isSettled(kind, state) ? (
          <p className="max-w-prose">{mandate('decided')}</p>
        ) : null}
        {rests && kind === 'dispute' && !isMediator && !isSettling(dossier.stops, ctx.today) ? (
          <Undisputed {...{ dossier, dispute: filing, words, locale }} />
        ) : null}
        {kind === 'mediation' && !isMediator ? (
          <p className="max-w-prose">
            {mandate('giveText')}{' '}
            <Link locale={locale} href={`${base}/mandates`}>
              {mandate('give')}
            </Link>
          </p>
        ) : null}
        {kind === 'notMe' && state === 'filed' ? (
          <p className="max-w-prose">
            {notMe('certificate')}{' '}
            <Link locale={locale} href="/erased">
              {notMe('find')}
            </Link>
          </p>
        ) : null}
        {state === 'refused' || state === 'goesOn' ? (
          <p className="max-w-prose">
            {t('view.complain')}{' '}
            <Link locale={locale} href="/contact">
              {t('view.contact')}
            </Link>
          </p>
        ) : null}
        {kind === 'right' && isSettled(kind, state) && state !== 'withdrawn' ? (
          <p className="max-w-prose">
            {t('rightComplain')}{' '}
            <Link locale={locale} href="/privacy">
              {t('view.contact')}
            </Link>
          </p>
        ) : null}
        {isOver && state !== 'accepted' && before.includes('reopen') ? (
          <p className="max-w-prose">{words.dispute('used')}</p>
        ) : null}
        {acts.some(([name]) => takesFiles.has(name)) ? (
          <DraftFiles
            files={draft?.files ?? []}
            hidden={{ dossierId: dossier.id, journey: kind, filingId: filing.id }}
            actions={{ attach: attachToDraftAction, remove: removeFromDraftAction }}
            words={words}
            form={form}
          />
        ) : null}
        <FilingActs
          filingId={filing.id}
          acts={acts}
          action={actOnOwnFilingAction}
          noteLabel={words.label('note')}
          words={words}
          form={form}
        />
        <KeptNote kept={stays} locale={locale} />
      </div>
    </AccountShell>
  );
}
