import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { RuleTable } from '@/components/plans/rule-table.tsx';
import { RulesForm } from '@/components/plans/rules-form.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { setPlanRulesAction } from '@/lib/plans/actions.ts';
import { listPlanRules } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ edit?: string | string[]; done?: string | string[] }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('plans.staff'))('rules'));
}

/** What holds without a person, for all creditors and for each; administrators publish another table. */
export default async function Rules({ params, searchParams }: Props) {
  const ctx = await requireStaff('filings');
  const [{ locale }, { edit, done }] = await Promise.all([params, searchParams]);
  const [t, words, plain, all] = await Promise.all([
    getTranslations('plans.staff'),
    filingWords(),
    formWords(),
    listPlanRules(ctx),
  ]);
  const form = { ...plain, errors: { ...plain.errors, ...words.errors } };
  const keyOf = (creditorId: string | null) => creditorId ?? 'all';
  const mayEdit = (creditorId: string | null) =>
    may(ctx.actor.role, 'planRules') && (creditorId !== null || ctx.actor.reach === 'all');
  return (
    <StaffShell
      locale={locale}
      path="/admin/plans/rules"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('rules')}</h1>
      <p className="mt-2 max-w-prose">{t('rulesLead')}</p>
      {done === '1' ? (
        <div className="mt-4">
          <Notice tone="done" role="status">
            {t('saved')}
          </Notice>
        </div>
      ) : null}
      <div className="mt-6 grid gap-8">
        {all.map((one) => {
          const key = keyOf(one.creditorId);
          const isEdited = edit === key && mayEdit(one.creditorId);
          return (
            <section key={key} aria-labelledby={key} className="grid max-w-prose gap-3">
              <h2 id={key} className="text-lg">
                {one.name ?? t('forAll')}
              </h2>
              {one.name === null ? null : (
                <p className="text-soft">
                  {one.isOwn
                    ? `${t('own')}. ${t('setAt', { day: formatDay(one.setOn, locale) })}`
                    : t('same')}
                </p>
              )}
              {isEdited ? (
                <RulesForm
                  of={one}
                  action={setPlanRulesAction}
                  form={form}
                  submit={t('edit')}
                  locale={locale}
                />
              ) : (
                <>
                  {one.isOwn ? (
                    <RuleTable rules={one.rules} parts={['new', 'changes']} locale={locale} />
                  ) : null}
                  {mayEdit(one.creditorId) ? (
                    <p>
                      <Link
                        locale={locale}
                        href={`/admin/plans/rules?edit=${key}#${key}`}
                        className="inline-flex min-h-11 items-center"
                      >
                        {t('edit')}
                        <span className="sr-only">: {one.name ?? t('forAll')}</span>
                      </Link>
                    </p>
                  ) : null}
                </>
              )}
            </section>
          );
        })}
      </div>
    </StaffShell>
  );
}
