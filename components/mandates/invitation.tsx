'use client';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { SubmitButton } from '../forms/submit-button.tsx';

type State =
  | { status: 'idle' }
  | { status: 'done'; told?: Record<string, string> }
  | { status: 'invalid'; fields: Record<string, string>; kept: Record<string, string> }
  | {
      status: 'refused';
      code: string;
      kept: Record<string, string>;
      signIn?: { href: string; isKept: boolean };
    };

export type InvitationWords = Record<
  'title' | 'once' | 'tell' | 'site' | 'page' | 'pageName' | 'reference' | 'code' | 'until' | 'mail',
  string
>;

/** Makes an invitation and shows its code in that one answer, with all that the mediator must be told. */
export function Invitation({
  action,
  mandateId,
  site,
  button,
  words,
  errors,
  signIn,
  children,
}: {
  action: (previous: State, form: FormData) => Promise<State>;
  mandateId: string;
  /** The address of this site, to type. */
  site: string;
  button: string;
  words: InvitationWords;
  errors: Record<string, string>;
  /** What a person reads whose session is over. */
  signIn: string;
  /** What the button does. */
  children?: ReactNode;
}) {
  const [state, send] = useActionState(action, { status: 'idle' } as State);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== 'idle') answer.current?.focus();
  }, [state]);
  const refused = state.status === 'refused' ? state : null;
  const told = state.status === 'done' ? state.told : undefined;
  const facts: [string, string | undefined, string][] = [
    [words.site, site, ''],
    [words.page, words.pageName, ''],
    [words.reference, told?.reference, 'money text-lg font-bold'],
    [words.code, told?.code, 'money text-xl font-bold break-all'],
    [words.until, told?.last, ''],
  ];
  return (
    <div className="grid max-w-prose gap-5">
      {told ? (
        <div
          ref={answer}
          tabIndex={-1}
          role="status"
          id="invitation"
          className="border-2 border-done bg-surface px-4 py-4"
        >
          <h2 className="text-lg">{words.title}</h2>
          <p className="mt-1 font-bold">{words.once}</p>
          <p className="mt-3">{words.tell}</p>
          <dl className="mt-2 divide-y divide-line border-y border-line">
            {facts.map(([term, value, look]) => (
              <div key={term} className="grid gap-x-6 py-2 sm:grid-cols-[minmax(9rem,2fr)_3fr]">
                <dt className="text-soft">{term}</dt>
                <dd className={`min-w-0 break-words ${look}`}>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-3">{words.mail}</p>
        </div>
      ) : null}
      {state.status === 'refused' || state.status === 'invalid' ? (
        <div
          ref={answer}
          tabIndex={-1}
          role="alert"
          className="border-2 border-attention bg-attention-wash px-4 py-3"
        >
          <p>{errors[refused?.code ?? 'form'] ?? errors.other}</p>
          {refused?.signIn ? (
            <p>
              <a href={refused.signIn.href} className="inline-flex min-h-11 items-center text-attention">
                {signIn}
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
      {told ? null : (
        <form action={send} id="invite" className="no-print">
          <input type="hidden" name="mandateId" value={mandateId} />
          {children}
          <p className="mt-3">
            <SubmitButton>{button}</SubmitButton>
          </p>
        </form>
      )}
    </div>
  );
}
