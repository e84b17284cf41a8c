import type { DossierView } from './view.ts';

export type DossierState = 'open' | 'paid' | 'over' | 'closed';

/** What a dossier is, from its facts. */
export function stateOf({ closedOn, openCents }: Pick<DossierView, 'closedOn' | 'openCents'>): DossierState {
  if (openCents < 0) return 'over';
  if (closedOn) return 'closed';
  return openCents === 0 ? 'paid' : 'open';
}
