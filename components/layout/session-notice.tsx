import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { SessionDialog } from './session-dialog.tsx';

const phases = ['soon', 'last', 'over'] as const;

/** The warning before a session ends, for the pages of a signed-in person. */
export async function SessionNotice({
  locale,
  times,
  stay,
  signIn,
}: {
  locale: string;
  /** Null when nobody is signed in. */
  times: { idleSeconds: number; lastSeconds: number } | null;
  stay: ComponentProps<typeof SessionDialog>['stay'];
  signIn: '/sign-in' | '/sign-in/staff';
}) {
  if (!times) return null;
  const t = await getTranslations('account.sessionEnd');
  const said = phases.flatMap((phase) => [
    [phase, t(phase)],
    [`${phase}Text`, t(`${phase}Text`)],
  ]);
  const words = { ...Object.fromEntries(said), stay: t('stay'), signIn: t('signIn'), close: t('close') };
  return <SessionDialog {...times} stay={stay} signIn={`/${locale}${signIn}`} words={words} />;
}
