import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, Marks } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { ErasureContents } from '@/components/privacy/erasure-contents.tsx';
import { DossierFrame } from '@/components/staff/dossier-frame.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossierForStaff } from '@/lib/dossiers/queries.ts';
import { erasureWords } from '@/lib/i18n/erasure-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { eraseAction } from '@/lib/privacy/actions.ts';
import { findErasurePlan } from '@/lib/privacy/queries.ts';
import { staffReasons } from '@/lib/privacy/rules.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('erasure.staff'))('title'));
}

/** The last look before a dossier is erased: what goes, what stays, why. */
export default async function EraseDossier({ params }: Props) {
  const ctx = await requireStaff('erase');
  const { locale, dossierId } = await params;
  const dossier = await findDossierForStaff(ctx, dossierId, 'erase');
  if (!dossier) notFound();
  const [t, words, plan] = await Promise.all([
    getTranslations('erasure.staff'),
    erasureWords(),
    findErasurePlan(ctx, dossier),
  ]);
  return (
    <DossierFrame
      dossier={dossier}
      room="erase"
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <div className="max-w-prose">
        <h2 className="text-xl">{t('title')}</h2>
        <p className="mt-2">{t('lead')}</p>
      </div>
      <ErasureContents title={t('goes')} erased={plan.erased} kept={plan.kept} />
      {plan.isMoneyOpen ? (
        <Notice tone="attention">
          {t('money')}{' '}
          <Link locale={locale} href="/admin/payments">
            {t('payments')}
          </Link>
        </Notice>
      ) : (
        <ActionForm action={eraseAction} words={words} labels={{ reason: t('reason'), sure: t('sure') }}>
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
          <Choice
            name="reason"
            legend={t('reason')}
            hint={plan.isWholePerson ? t('blocksPerson') : undefined}
            options={staffReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
          <p>{t('letter')}</p>
          <Marks name="sure" legend={t('title')} options={[{ value: 'yes', label: t('sure') }]} marked={[]} />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      )}
    </DossierFrame>
  );
}
