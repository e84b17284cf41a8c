import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextArea } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { Certificate } from '@/components/privacy/certificate.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { erasureWords } from '@/lib/i18n/erasure-words.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { liftErasureAction } from '@/lib/privacy/actions.ts';
import { findErasure } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; erasureId: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('erasure.certificate'))('title'));
}

/** One erasure: its certificate in each language, and whether the person may come back with another debt. */
export default async function Erasure({ params, searchParams }: Props) {
  const ctx = await requireStaff('erase');
  const [{ locale, erasureId }, { done }] = await Promise.all([params, searchParams]);
  const erasure = await findErasure(ctx, erasureId);
  if (!erasure) notFound();
  const [t, words, certificate, site] = await Promise.all([
    getTranslations('erasure.staff'),
    erasureWords(),
    getTranslations('erasure.certificate'),
    getTranslations('site'),
  ]);
  const { id, number, creditorName, staffName, isPersonBlocked, lifted } = erasure;
  return (
    <StaffShell
      locale={locale}
      path={`/admin/erasures/${id}`}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <p>
        <Link locale={locale} href="/admin/erasures">
          {t('list')}
        </Link>
      </p>
      <h1 className="mt-2 text-2xl">
        {certificate('title')} <span className="money">{number}</span>
      </h1>
      <p className="mt-1 text-soft">
        {creditorName} · {staffName ? `${t('by')} ${staffName}` : t('byTerm')}
      </p>
      <div className="mt-6 grid gap-8">
        {done === '1' ? (
          <Notice tone="done" role="status">
            {t('done')}
          </Notice>
        ) : null}
        <Certificate certificate={erasure} locale={locale} />
        <p className="flex flex-wrap gap-x-5">
          <Link locale={locale} href={`/erased/${id}`} className="inline-flex min-h-11 items-center">
            {t('certificate')}
          </Link>
          {locales.map((language) => (
            <a
              key={language}
              href={`/${language}/erased/${id}/certificate`}
              className="inline-flex min-h-11 items-center"
            >
              PDF · {site(`languages.${language}`)}
            </a>
          ))}
        </p>
        {lifted ? (
          <p className="max-w-prose">
            {t('lifted', { at: formatInstant(lifted.at, locale), note: lifted.note })}
          </p>
        ) : null}
        {isPersonBlocked ? (
          <section aria-labelledby="lift" className="grid max-w-prose gap-3 border-t border-line pt-4">
            <h2 id="lift" className="text-lg">
              {t('liftTitle')}
            </h2>
            <p>
              {t('personBlocked')} {t('liftText')}
            </p>
            <ActionForm action={liftErasureAction} words={words} labels={{ note: t('liftNote') }}>
              <input type="hidden" name="erasureId" value={id} />
              <TextArea name="note" label={t('liftNote')} rows={3} maxLength={500} />
              <p>
                <SubmitButton kind="secondary">{t('lift')}</SubmitButton>
              </p>
            </ActionForm>
          </section>
        ) : null}
      </div>
    </StaffShell>
  );
}
