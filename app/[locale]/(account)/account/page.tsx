import { getTranslations } from 'next-intl/server';
import { SessionList } from '@/components/account/session-list.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, Marks, TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { SummaryList } from '@/components/ui/summary-list.tsx';
import {
  askConfirmationCodeAction,
  confirmEmailAction,
  endOtherSessionsAction,
  forgetEmailAction,
} from '@/lib/auth/actions.ts';
import { findMyDetails, listMySessions } from '@/lib/auth/queries.ts';
import { currentPath, requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { setDetailsAction } from '@/lib/my-data/actions.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ step?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('account'))('title'));
}

export default async function Account({ params, searchParams }: Props) {
  const ctx = await requireDebtor();
  const [{ locale }, { step }] = await Promise.all([params, searchParams]);
  const [t, site, details, words, kept, mySessions] = await Promise.all([
    getTranslations('account'),
    getTranslations('site'),
    findMyDetails(ctx),
    formWords(),
    findKeptForm(ctx, await currentPath()),
    listMySessions(ctx),
  ]);
  const confirmed = details?.confirmedEmail;
  return (
    <AccountShell locale={locale} path="/account" signOut={signOut}>
      <h1>{t('title')}</h1>
      <div className="mt-6">
        <SummaryList
          rows={[
            { key: 'name', term: t('name'), value: <bdi>{details?.name}</bdi> },
            ...(details?.address
              ? [{ key: 'address', term: t('address'), value: <bdi>{details.address}</bdi> }]
              : []),
            ...(confirmed ? [{ key: 'email', term: t('email.current'), value: confirmed }] : []),
          ]}
        />
        <p className="mt-2 max-w-prose">
          {t.rich('wrongName', {
            link: (text) => (
              <Link locale={locale} href="/account/rights">
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
      <section aria-labelledby="details" className="mt-10 grid max-w-prose gap-5">
        <h2 id="details">{t('details.title')}</h2>
        {step === 'details' ? (
          <Notice tone="done" role="status">
            {t('details.set')}
          </Notice>
        ) : null}
        <ActionForm
          action={setDetailsAction}
          words={words}
          labels={{ language: t('details.language'), phone: t('details.phone') }}
          kept={kept && 'language' in kept ? kept : null}
          id="set-details"
        >
          <Choice
            name="language"
            legend={t('details.language')}
            hint={t('details.languageHint')}
            options={locales.map((value) => ({
              value,
              label: <span lang={languageTags[value]}>{site(`languages.${value}`)}</span>,
            }))}
            defaultValue={details?.language}
          />
          <TextField
            name="phone"
            label={t('details.phone')}
            hint={t('details.phoneHint')}
            type="tel"
            autoComplete="tel"
            defaultValue={details?.phone ?? ''}
          />
          <Marks
            name="call"
            legend={t('details.call')}
            options={[{ value: 'yes', label: t('details.mayCall') }]}
            marked={details?.mayCall ? ['yes'] : []}
            isKept
          />
          <p className="text-soft">{t('details.fresh')}</p>
          <p>
            <SubmitButton kind="secondary">{t('details.save')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
      <section aria-labelledby="email-title" className="mt-10 grid max-w-prose gap-5">
        <h2 id="email-title">{step === 'code' ? t('email.codeTitle') : t('email.title')}</h2>
        {step === 'confirmed' && confirmed ? (
          <Notice tone="done" role="status">
            {t('email.confirmed')}
          </Notice>
        ) : null}
        {step === 'code' ? (
          <>
            <p>{t('email.codeText')}</p>
            <ActionForm action={confirmEmailAction} words={words} id="confirm">
              <TextField
                name="code"
                label={t('email.code')}
                autoComplete="one-time-code"
                autoCapitalize="characters"
                spellCheck={false}
              />
              <p>
                <SubmitButton>{t('email.confirm')}</SubmitButton>
              </p>
            </ActionForm>
            <p>
              <Link locale={locale} href="/account" className="inline-flex min-h-11 items-center">
                {t('email.other')}
              </Link>
            </p>
          </>
        ) : (
          <>
            <p>{t('email.lead')}</p>
            <ActionForm
              action={askConfirmationCodeAction}
              words={words}
              kept={kept && 'email' in kept ? kept : null}
              id="ask"
            >
              <TextField name="email" label={t('email.field')} type="email" autoComplete="email" />
              <p>
                <SubmitButton kind="secondary">{t('email.ask')}</SubmitButton>
              </p>
            </ActionForm>
            {confirmed ? (
              <ActionForm action={forgetEmailAction} words={words} id="forget">
                <p>
                  <SubmitButton kind="quiet">{t('email.forget')}</SubmitButton>
                </p>
              </ActionForm>
            ) : null}
          </>
        )}
      </section>
      <p className="mt-10">
        <Link locale={locale} href="/account/contact" className="inline-flex min-h-11 items-center">
          {t('contact.link')}
        </Link>
      </p>
      <section aria-labelledby="export" className="mt-10 grid max-w-prose gap-4">
        <h2 id="export">{t('export.title')}</h2>
        <p>{t('export.lead')}</p>
        <p>
          <a href={`/${locale}/account/export`} className={buttonClass('secondary')}>
            {t('export.download')}
          </a>
        </p>
        <p>
          <Link locale={locale} href="/account/rights" className="inline-flex min-h-11 items-center">
            {t('rights.link')}
          </Link>
        </p>
      </section>
      <section aria-labelledby="sessions" className="mt-10 grid max-w-prose gap-4">
        <h2 id="sessions">{t('sessions.title')}</h2>
        {step === 'ended' ? (
          <Notice tone="done" role="status">
            {t('sessions.ended')}
          </Notice>
        ) : null}
        <p>{t('sessions.lead')}</p>
        <SessionList sessions={mySessions} locale={locale} />
        {mySessions.some(({ isOpen, isThis }) => isOpen && !isThis) ? (
          <ActionForm action={endOtherSessionsAction} words={words} id="end-others">
            <p>
              <SubmitButton kind="secondary">{t('sessions.end')}</SubmitButton>
            </p>
          </ActionForm>
        ) : null}
      </section>
    </AccountShell>
  );
}
