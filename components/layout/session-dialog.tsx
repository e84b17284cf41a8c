'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { now } from '@/lib/clock.ts';
import { buttonClass } from '../ui/button.tsx';

type Phase = 'quiet' | 'soon' | 'last' | 'over';
type Stay = (
  previous: { status: 'idle' },
  form: FormData,
) => Promise<{ status: 'idle' | 'done' | 'invalid' | 'refused' }>;

export type SessionWords = { [Key in Exclude<Phase, 'quiet'> | `${Exclude<Phase, 'quiet'>}Text`]: string } & {
  stay: string;
  signIn: string;
  close: string;
};

const warnFor = 120_000;
const typingCounts = 300_000;
const lookEvery = 5_000;

/**
 * Says two minutes before the session ends that it will, and extends it. Who types extends it by typing. Pages of the
 * same browser tell each other that somebody is there.
 */
export function SessionDialog({
  idleSeconds,
  lastSeconds,
  signIn,
  stay,
  words,
}: {
  /** How long the session lives after a request. */
  idleSeconds: number;
  /** How long it lives at most from now on. */
  lastSeconds: number;
  /** The page of the sign-in. */
  signIn: string;
  stay: Stay;
  words: SessionWords;
}) {
  const [phase, setPhase] = useState<Phase>('quiet');
  const dialog = useRef<HTMLDialogElement>(null);
  const times = useRef({ seen: 0, end: 0 });

  const look = useCallback(() => {
    const { seen, end } = times.current;
    const idleEnd = seen + idleSeconds * 1000;
    const left = Math.min(idleEnd, end) - now().getTime();
    setPhase(left <= 0 ? 'over' : left > warnFor ? 'quiet' : end < idleEnd ? 'last' : 'soon');
  }, [idleSeconds]);

  const extend = useCallback(async () => {
    const asked = now().getTime();
    // Without a connection nothing is known: the next look asks the clock again.
    const answer = await stay({ status: 'idle' }, new FormData()).catch(() => null);
    if (answer?.status === 'done') times.current.seen = asked;
    if (answer?.status === 'refused') times.current.end = asked;
    look();
  }, [stay, look]);

  useEffect(() => {
    const opened = now().getTime();
    times.current = { seen: opened, end: opened + lastSeconds * 1000 };
    const others = new BroadcastChannel('session');
    others.onmessage = ({ data }: MessageEvent<{ seen: number; end: number }>) => {
      times.current = data;
      look();
    };
    others.postMessage(times.current);
    let isTyping = false;
    const typed = () => {
      isTyping = true;
    };
    const sent = () => {
      times.current.seen = now().getTime();
    };
    const timer = setInterval(() => {
      if (isTyping && now().getTime() - times.current.seen > typingCounts) {
        isTyping = false;
        void extend();
      }
      look();
    }, lookEvery);
    document.addEventListener('input', typed);
    document.addEventListener('submit', sent);
    return () => {
      clearInterval(timer);
      others.close();
      document.removeEventListener('input', typed);
      document.removeEventListener('submit', sent);
    };
  }, [lastSeconds, extend, look]);

  useEffect(() => {
    if (phase === 'quiet') dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [phase]);

  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="session-title"
      aria-describedby="session-text"
      // Escape says that somebody is there.
      onCancel={phase === 'soon' ? extend : undefined}
      className="m-auto max-w-md rounded-md border-2 border-edge bg-surface p-6 text-ink backdrop:bg-ink/50"
    >
      {phase === 'quiet' ? null : (
        <>
          <div aria-live="polite">
            <h2 id="session-title" className="text-xl">
              {words[phase]}
            </h2>
            <p id="session-text" className="mt-2">
              {words[`${phase}Text`]}
            </p>
          </div>
          <p className="mt-5 flex flex-wrap gap-3">
            {phase === 'soon' ? (
              <button type="button" onClick={extend} className={buttonClass()}>
                {words.stay}
              </button>
            ) : null}
            {phase === 'over' ? (
              <a
                href={`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`}
                target="_blank"
                className={buttonClass()}
                rel="noopener"
              >
                {words.signIn}
              </a>
            ) : null}
            {phase === 'soon' ? null : (
              <button type="button" onClick={close} className={buttonClass('secondary')}>
                {words.close}
              </button>
            )}
          </p>
        </>
      )}
    </dialog>
  );
}
