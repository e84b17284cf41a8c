import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** The cell that names the row. */
  isHead?: boolean;
  /** Sentences: on a phone they stand under the head of their column instead of beside it. */
  isLong?: boolean;
};

const onPhone = (column: Pick<Column<never>, 'isHead' | 'isLong'>) => {
  if (column.isHead) return 'max-md:block max-md:text-lg';
  return column.isLong
    ? 'max-md:block'
    : 'max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4';
};

/** A table that becomes stacked rows on a phone; each cell then repeats the head of its column. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  dense = false,
}: {
  caption: ReactNode;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  dense?: boolean;
}) {
  const pad = dense ? 'md:py-1.5' : 'md:py-3';
  const end = (column: Column<Row>) => (column.align === 'end' ? 'md:text-end' : '');
  return (
    // display:block on a phone takes the roles of a table away; the role attributes give them back.
    <table role="table" className="w-full border-collapse text-start max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b-2 border-edge">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={`px-2 py-2 text-start align-bottom text-sm text-soft first:ps-0 last:pe-0 lg:px-3 ${end(column)}`}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {rows.map((row) => (
          <tr role="row" key={keyOf(row)} className="border-b border-line max-md:block max-md:py-3">
            {columns.map((column) => {
              const Cell = column.isHead ? 'th' : 'td';
              return (
                <Cell
                  key={column.key}
                  role={column.isHead ? 'rowheader' : 'cell'}
                  scope={column.isHead ? 'row' : undefined}
                  className={`px-2 text-start align-top first:ps-0 last:pe-0 lg:px-3 max-md:px-0 max-md:py-0.5 ${pad} ${end(column)} ${column.isHead ? 'font-bold' : 'font-normal'} ${onPhone(column)}`}
                >
                  {column.isHead ? null : (
                    <span
                      aria-hidden="true"
                      className={`shrink-0 text-soft md:hidden ${column.isLong ? 'block' : ''}`}
                    >
                      {column.head}
                    </span>
                  )}
                  <span className={`min-w-0 ${column.isHead || column.isLong ? '' : 'max-md:text-end'}`}>
                    {column.cell(row)}
                  </span>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
