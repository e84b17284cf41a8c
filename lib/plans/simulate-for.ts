import type { Database } from '@/db/client.ts';
import { factsOfDossier } from '../claims/facts-of-dossier.ts';
import type { Day } from '../debt-law/day.ts';
import type { Details } from '../filings/view.ts';
import { err, type Result } from '../result.ts';
import { type Simulation, type SimulationFault, simulatePlan } from './simulate.ts';
import { wantedPlan } from './wanted.ts';

/** The plan that somebody chose, on paper; `incomplete` while something is missing. */
export async function simulateFor(
  db: Database,
  today: Day,
  dossierId: string,
  details: Details,
): Promise<Result<Simulation, SimulationFault | 'incomplete'>> {
  const wanted = wantedPlan(details);
  return wanted ? simulatePlan(await factsOfDossier(db, dossierId), today, wanted) : err('incomplete');
}
