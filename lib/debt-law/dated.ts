import type { Day } from './day.ts';

/** A row of a table whose figures hold from one day up to and without another, null as long as nothing replaced it. */
export type Dated = { from: Day; to: Day | null };

/** The row that holds on a day, or null. */
export const inForce = <Row extends Dated>(rows: readonly Row[], on: Day): Row | null =>
  rows.find(({ from, to }) => from <= on && (to === null || on < to)) ?? null;

/** Rows in their order that neither overlap nor leave a gap; throws otherwise, when the program starts. */
export function checkedRows<Row extends Dated>(name: string, rows: readonly Row[]): readonly Row[] {
  for (const [i, { from, to }] of rows.entries()) {
    const next = rows[i + 1];
    const follows = next ? to === next.from : true;
    if ((to && to <= from) || !follows) throw new Error(`${name}: wrong days in the row of ${from}`);
  }
  return rows;
}
