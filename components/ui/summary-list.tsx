import type { ReactNode } from 'react';

const layouts = {
  /** Beside each other, under each other on a phone. */
  airy: 'sm:grid-cols-[minmax(9rem,2fr)_3fr] py-2.5',
  dense: 'min-[22rem]:grid-cols-[minmax(7.5rem,1fr)_minmax(0,2fr)] sm:grid-cols-[minmax(7rem,2fr)_3fr] py-1',
  stacked: 'py-2.5',
} as const;

/** Terms with their values, one a row. */
export const SummaryList = ({
  rows,
  layout = 'airy',
}: {
  rows: { term: ReactNode; value: ReactNode; key: string }[];
  layout?: keyof typeof layouts;
}) => (
  <dl className="max-w-prose divide-y divide-line border-y border-line">
    {rows.map(({ term, value, key }) => (
      <div key={key} className={`grid gap-x-3 sm:gap-x-6 ${layouts[layout]}`}>
        <dt className="text-soft">{term}</dt>
        <dd className="min-w-0">{value}</dd>
      </div>
    ))}
  </dl>
);
