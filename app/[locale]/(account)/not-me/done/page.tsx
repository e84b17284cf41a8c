import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ receipt?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('notMe.done'))('title'));
}

export default async function NotMeDone({ params, searchParams }: Props) {
  const [{ locale }, { receipt = '' }] = await Promise.all([params, searchParams]);
  const t = await getTranslations('notMe.done');
  return (
    <PublicShell locale={locale} path={`/not-me/done?receipt=${encodeURIComponent(receipt)}`}>
      <h1>{t('title')}</h1>
      {/^N-\d{12}$/.test(receipt) ? (
        <div className="mt-6">
          <Notice tone="done" title={t('receipt')}>
            <p className="money text-xl">{receipt}</p>
          </Notice>
        </div>
      ) : null}
      <div className="prose mt-6">
        <p>{t('next')}</p>
        <p>
          {t('certificate')}{' '}
          <Link locale={locale} href="/erased">
            {t('find')}
          </Link>
        </p>
        <p>{t('call', textValues)}</p>
      </div>
    </PublicShell>
  );
}
