import { getTranslations } from 'next-intl/server';
import { type DossierState, stateOf } from '@/lib/dossiers/rules.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { Tag, type Tone } from '../ui/tag.tsx';

const tones: Record<DossierState, Tone> = {
  open: 'plain',
  held: 'waiting',
  returned: 'waiting',
  paid: 'done',
  over: 'waiting',
  closed: 'done',
};

/** The state of a dossier in one or two words. */
export async function DossierStatus({ dossier }: { dossier: DossierView }) {
  const t = await getTranslations('dossiers.status');
  const state = stateOf(dossier);
  return <Tag tone={tones[state]}>{t(state)}</Tag>;
}
