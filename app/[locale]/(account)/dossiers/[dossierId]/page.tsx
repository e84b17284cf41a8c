import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LegalClock } from '@/components/claims/legal-clock.tsx';
import { OtherDay } from '@/components/claims/other-day.tsx';
import { StandingNotice } from '@/components/claims/standing-notice.tsx';
import { Bill } from '@/components/dossiers/bill.tsx';
import { FourAnswers } from '@/components/dossiers/four-answers.tsx';
import { HistoryLine } from '@/components/dossiers/history-line.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { WhoAsks } from '@/components/dossiers/who-asks.tsx';
import { RestNotice } from '@/components/filings/rest-notice.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { PlanFacts } from '@/components/plans/plan-facts.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { lastPayOnDay, payOnDay } from '@/lib/claims/schema.ts';
import { historyOf } from '@/lib/dossiers/history.ts';
import {
  findDossier,
  findDossierForReader,
  listInvoices,
  listPayments,
  listReminders,
} from '@/lib/dossiers/queries.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { isSettling } from '@/lib/filings/stops.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listMandates } from '@/lib/mandates/queries.ts';
import { findPlan } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ on?: string | string[] }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers'))('backToDossier'));
}

export default async function Dossier({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const { locale, dossierId } = await params;
  const dossier = await findDossierForReader(ctx, dossierId, 'dossier');
  if (!dossier) notFound();
  const scopes = ctx.actor.kind === 'mediator' ? ctx.actor.scopes : undefined;
  const { actor } = ctx;
  const [t, mandate, given, plan, invoices, payments, reminders] = await Promise.all([
    getTranslations('dossiers'),
    getTranslations('mandates'),
    actor.kind === 'debtor' ? listMandates({ ...ctx, actor }, dossier) : [],
    findPlan(ctx, dossier),
    listInvoices(ctx, dossier),
    listPayments(ctx, dossier),
    listReminders(ctx, dossier),
  ]);
  const mayWrite = scopes?.includes('message') ?? true;
  const path = `/dossiers/${dossier.id}`;
  const { on } = await searchParams;
  const payOn = typeof on === 'string' ? payOnDay(on, ctx.today) : null;
  const later = payOn?.day ? await findDossier({ ...ctx, today: payOn.day }, dossierId, 'read') : null;
  return (
    <AccountShell
      locale={locale}
      path={path}
      signOut={signOut}
      isMediator={scopes !== undefined}
      back={{ href: '/dossiers', label: t('back') }}
    >
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-x-14">
        <div className="lg:col-span-2">
          <h1>{t('title', { creditor: dossier.creditor.name })}</h1>
          <p className="mt-2 text-soft">
            {t('reference', { reference: formatReference(dossier.reference).replaceAll(' ', '\u00a0') })}
          </p>
        </div>
        <div className="grid grid-cols-1 content-start gap-10">
          <RestNotice stops={dossier.stops} hrefOf={(id) => `${path}/filings/${id}`} locale={locale} />
          <StandingNotice dossier={dossier} mayWrite={mayWrite} locale={locale} />
          <Bill dossier={dossier} invoices={invoices} payments={payments} locale={locale} />
          {plan && !isSettling(dossier.stops, ctx.today) ? (
            <PlanFacts plan={plan} today={ctx.today} locale={locale}>
              {scopes ? null : (
                <p>
                  <Link locale={locale} href={`${path}/plan`} className="inline-flex min-h-11 items-center">
                    {t('plan.more')}
                  </Link>
                </p>
              )}
            </PlanFacts>
          ) : null}
          <FourAnswers dossierId={dossier.id} scopes={scopes} locale={locale} />
          {dossier.openCents > 0 && !dossier.closedOn ? (
            <OtherDay
              asked={
                payOn && {
                  typed: payOn.typed,
                  found: payOn.day && later && { day: payOn.day, openCents: later.openCents },
                }
              }
              lastDay={lastPayOnDay(ctx.today)}
              locale={locale}
            />
          ) : null}
          <LegalClock dossier={dossier} invoices={invoices} locale={locale} />
          <HistoryLine
            events={historyOf({ invoices, reminders, payments, plan }, ctx.today)}
            dossier={dossier}
            today={ctx.today}
            locale={locale}
          />
        </div>
        <div className="grid grid-cols-1 content-start gap-10">
          {given.some(({ state }) => state === 'running') ? (
            <Notice>
              <Link locale={locale} href={`${path}/mandates`} className="inline-flex min-h-11 items-center">
                {mandate('running')}
              </Link>
            </Notice>
          ) : null}
          <SectionLinks
            base={path}
            unreadCount={scopes ? 0 : dossier.unreadCount}
            scopes={scopes}
            locale={locale}
          />
          <WhoAsks dossier={dossier} />
        </div>
      </div>
    </AccountShell>
  );
}
