/** How many cases a property is tried on: fewer while mutants are tried, each of which runs the tests again. */
export const runs = (count: number): number =>
  process.env.STRYKER_MUTATOR_WORKER ? Math.min(count, 100) : count;
