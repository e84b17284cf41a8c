import { getTranslations } from 'next-intl/server';
import { terms } from '@/lib/privacy/terms.ts';
import { DataTable } from '../ui/data-table.tsx';

/** How long each kind of data is kept: the terms by which the daily job removes it. */
export async function TermTable() {
  const t = await getTranslations('privacy.terms');
  return (
    <div className="max-w-2xl">
      <DataTable
        caption={t('caption')}
        rows={terms}
        keyOf={({ kind }) => kind}
        columns={[
          { key: 'what', head: t('what'), isHead: true, cell: ({ kind }) => t(`kinds.${kind}`) },
          { key: 'how', head: t('how'), cell: ({ for: count, unit }) => t(`units.${unit}`, { count }) },
        ]}
      />
    </div>
  );
}
