import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { JourneyIntro } from '@/components/filings/journey-intro.tsx';
import { RestNotice } from '@/components/filings/rest-notice.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { RunningPlan } from '@/components/plans/running-plan.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossierForReader } from '@/lib/dossiers/queries.ts';
import { journeyOf } from '@/lib/filings/open-journeys.ts';
import { findDraft, listFilings } from '@/lib/filings/queries.ts';
import { needOf } from '@/lib/filings/reach.ts';
import { isSettling } from '@/lib/filings/stops.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findPlan, findPlanRules } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string; journey: string }> };

export async function generateMetadata({ params }: Props) {
  const kind = journeyOf((await params).journey);
  return privateMetadata(kind ? (await filingWords()).journey(kind, 'title') : '');
}

/** What a journey is for, before its first question; the page of a plan shows the one that runs. */
export default async function Journey({ params }: Props) {
  const ctx = await requireDossierReader();
  const { locale, dossierId, journey } = await params;
  const kind = journeyOf(journey);
  const dossier = kind && (await findDossierForReader(ctx, dossierId, 'plan', needOf(kind)));
  if (!kind || !dossier) notFound();
  const isMediator = ctx.actor.kind === 'mediator';
  const [words, draft, filed, plan, rules, t] = await Promise.all([
    filingWords(),
    findDraft(ctx, dossier.id, kind),
    listFilings(ctx, dossier),
    kind === 'plan' || kind === 'planChange' ? findPlan(ctx, dossier) : null,
    findPlanRules(ctx, dossier),
    getTranslations('plans'),
  ]);
  if (kind === 'planChange' && !plan) notFound();
  const base = `/dossiers/${dossier.id}`;
  const settling = isSettling(dossier.stops, ctx.today);
  return (
    <AccountShell
      locale={locale}
      path={`${base}/${kind}`}
      signOut={signOut}
      isMediator={isMediator}
      back={{ href: base, label: dossier.creditor.name }}
    >
      {kind === 'plan' && plan && !isMediator ? (
        <>
          <h1>{t('title')}</h1>
          <div className="mt-6 grid gap-8">
            <RestNotice stops={dossier.stops} hrefOf={(id) => `${base}/filings/${id}`} locale={locale} />
            {settling ? (
              <p className="max-w-prose text-lg">{t('rests')}</p>
            ) : (
              <RunningPlan plan={plan} base={base} today={ctx.today} locale={locale} />
            )}
          </div>
        </>
      ) : (
        <JourneyIntro
          {...{ kind, base, draft, filed, rules, words, locale }}
          isOldDebt={dossier.standing.prescribed.length > 0 && (kind === 'plan' || kind === 'pause')}
        />
      )}
    </AccountShell>
  );
}
