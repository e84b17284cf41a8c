import type { ReactNode } from 'react';
import { SessionNotice } from '@/components/layout/session-notice.tsx';
import { stayAction } from '@/lib/auth/actions.ts';
import { sessionTimes } from '@/lib/auth/session.ts';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function DossiersLayout({ children, params }: Props) {
  const [{ locale }, times] = await Promise.all([params, sessionTimes()]);
  return (
    <>
      {children}
      <SessionNotice locale={locale} times={times} stay={stayAction} signIn="/sign-in" />
    </>
  );
}
