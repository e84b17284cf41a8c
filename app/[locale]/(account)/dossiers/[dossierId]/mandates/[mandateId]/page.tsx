import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Invitation } from '@/components/mandates/invitation.tsx';
import { LookList } from '@/components/mandates/look-list.tsx';
import { MandateFacts } from '@/components/mandates/mandate-facts.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mandateErrors } from '@/lib/i18n/mandate-errors.ts';
import { endMandateAction, inviteMediatorAction } from '@/lib/mandates/actions.ts';
import { findMandate, listLooks } from '@/lib/mandates/queries.ts';
import { origins } from '@/lib/origin.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string; mandateId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('mandates'))('title'));
}

/** One mandate: the last look before it is given, its invitation, what the mediator did, and the way to end it. */
export default async function Mandate({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId, mandateId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  const mandate = dossier && (await findMandate(ctx, dossier, mandateId));
  if (!dossier || !mandate) notFound();
  const [t, words, errors, looks] = await Promise.all([
    getTranslations('mandates'),
    formWords(),
    mandateErrors(),
    listLooks(ctx, dossier, mandate.id),
  ]);
  const all = { ...words.errors, ...errors };
  const base = `/dossiers/${dossier.id}/mandates`;
  const isDraft = mandate.state === 'draft';
  const mayInvite = isDraft || mandate.state === 'running' || mandate.state === 'later';
  return (
    <AccountShell
      locale={locale}
      path={`${base}/${mandate.id}`}
      signOut={signOut}
      back={{ href: base, label: t('title') }}
    >
      <h1 className="break-words">{mandate.name}</h1>
      <div className="mt-6 grid gap-8">
        <MandateFacts mandate={mandate} locale={locale} />
        {mayInvite ? (
          <Invitation
            action={inviteMediatorAction}
            mandateId={mandate.id}
            site={new URL(origins[0]).host}
            button={isDraft ? t('code.button') : t('code.again')}
            words={{
              title: t('code.title'),
              once: t('code.once'),
              tell: t('code.tell'),
              site: t('code.site'),
              page: t('code.page'),
              pageName: t('code.pageName'),
              reference: t('code.reference'),
              code: t('code.code'),
              until: t('code.until'),
              mail: t('code.mail'),
            }}
            errors={all}
            signIn={words.signIn.newTab}
          >
            {isDraft ? (
              <div className="grid gap-3">
                <h2 className="text-lg">{t('check.title')}</h2>
                <p>{t('check.lead')}</p>
                <p>{t('check.never')}</p>
                <p>
                  <Link locale={locale} href={`${base}/new`} className="inline-flex min-h-11 items-center">
                    {t('check.change')}
                  </Link>
                </p>
              </div>
            ) : (
              <p>{t('code.againText')}</p>
            )}
          </Invitation>
        ) : null}
        {isDraft ? null : <LookList looks={looks} locale={locale} />}
        {mayInvite && !isDraft ? (
          <section aria-labelledby="end" className="no-print grid max-w-prose gap-3">
            <h2 id="end" className="text-lg">
              {t('end.title')}
            </h2>
            <p>{t('end.text')}</p>
            <ActionForm action={endMandateAction} words={{ ...words, errors: all }} id="end-form">
              <input type="hidden" name="mandateId" value={mandate.id} />
              <p>
                <SubmitButton kind="secondary">{t('end.button')}</SubmitButton>
              </p>
            </ActionForm>
          </section>
        ) : null}
      </div>
    </AccountShell>
  );
}
