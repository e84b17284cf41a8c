import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, Marks } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { findMyDetails } from '@/lib/auth/queries.ts';
import { currentPath, requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { dayIn } from '@/lib/clock.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { setWishesAction } from '@/lib/outbox/actions.ts';
import { findWishes } from '@/lib/outbox/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ step?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('account.contact'))('title'));
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** How a person wants to be written to: papers, reminders, on which days and how often. */
export default async function Contact({ params, searchParams }: Props) {
  const ctx = await requireDebtor();
  const [{ locale }, { step }] = await Promise.all([params, searchParams]);
  const [t, details, wishes, words, kept] = await Promise.all([
    getTranslations('account.contact'),
    findMyDetails(ctx),
    findWishes(ctx),
    formWords(),
    findKeptForm(ctx, await currentPath()),
  ]);
  const email = details?.confirmedEmail;
  const reminders = [...(wishes.remindBefore ? ['before'] : []), ...(wishes.remindersByMail ? ['late'] : [])];
  return (
    <AccountShell
      locale={locale}
      path="/account/contact"
      signOut={signOut}
      back={{ href: '/account', label: t('back') }}
    >
      <h1>{t('title')}</h1>
      <div className="mt-4 grid max-w-prose gap-4">
        {step === 'set' ? (
          <Notice tone="done" role="status">
            {t('set')}
          </Notice>
        ) : null}
        <p>{t('lead')}</p>
        {email ? (
          <p>{t.rich('address', { email, b: (text) => <bdi className="font-bold">{text}</bdi> })}</p>
        ) : (
          <p>
            {t.rich('noAddress', {
              link: (text) => (
                <Link locale={locale} href="/account">
                  {text}
                </Link>
              ),
            })}
          </p>
        )}
      </div>
      <div className="mt-8">
        <ActionForm
          action={setWishesAction}
          words={{ ...words, errors: { ...words.errors, noEmail: t('needsEmail') } }}
          fieldOf={{ noEmail: 'papers' }}
          labels={{ papers: t('papers'), mostAWeek: t('mostAWeek') }}
          kept={kept}
          id="wishes"
        >
          <Choice
            name="papers"
            legend={t('papers')}
            hint={
              wishes.papersByMail && wishes.setAt
                ? t('papersSince', { day: formatDay(dayIn(wishes.setAt), locale) })
                : t('papersHint')
            }
            options={(['post', 'mail'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
            defaultValue={wishes.papersByMail ? 'mail' : 'post'}
          />
          <Marks
            name="reminders"
            legend={t('reminders')}
            hint={t('remindersHint')}
            options={(['before', 'late'] as const).map((value) => ({ value, label: t(`remind.${value}`) }))}
            marked={reminders}
            isKept
          />
          <Marks
            name="days"
            legend={t('days')}
            options={weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
            marked={wishes.weekdays.map(String)}
            isKept
          />
          <Choice
            name="mostAWeek"
            legend={t('mostAWeek')}
            options={(['none', '1', '2', '3'] as const).map((value) => ({
              value,
              label: t(`most.${value}`),
            }))}
            defaultValue={wishes.mostAWeek === null ? 'none' : `${wishes.mostAWeek}`}
          />
          <p className="text-soft">{t('always')}</p>
          <p>
            <SubmitButton>{t('save')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </AccountShell>
  );
}
