import type { ReactNode } from 'react';

/** What a line of the bill is made of, folded under it; paper cannot unfold, so there it is open. */
export const BillParts = ({
  summary,
  parts,
  children,
}: {
  summary: string;
  children?: ReactNode;
  parts: { key: string | number; what: ReactNode; when: string; amount: string }[];
}) => (
  <details className="group opens-in-print">
    <summary className="flex min-h-11 w-fit items-center gap-2 text-action">
      <span aria-hidden="true" className="group-open:rotate-90">
        ▸
      </span>
      <span className="underline underline-offset-4">{summary}</span>
    </summary>
    <ul className="mb-2 divide-y divide-line border-y border-line">
      {parts.map(({ key, what, when, amount }) => (
        <li key={key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 py-1.5">
          <span>
            {what} <span className="block text-sm text-soft">{when}</span>
          </span>
          <span className="money text-end">{amount}</span>
        </li>
      ))}
    </ul>
    {children}
  </details>
);
