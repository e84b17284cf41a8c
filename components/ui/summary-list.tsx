import type { ReactNode } from 'react';

/** Terms with their values, one a row; under each other on a phone. */
export const SummaryList = ({ rows }: { rows: { term: ReactNode; value: ReactNode; key: string }[] }) => (
  <dl className="max-w-prose divide-y divide-line border-y border-line">
    {rows.map(({ term, value, key }) => (
      <div key={key} className="grid gap-x-6 py-2.5 sm:grid-cols-[minmax(9rem,2fr)_3fr]">
        <dt className="text-soft">{term}</dt>
        <dd className="min-w-0">{value}</dd>
      </div>
    ))}
  </dl>
);
