'use client';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { FormContext } from './form-context.tsx';

type State =
  | { status: 'idle' }
  | { status: 'done' }
  | { status: 'invalid'; fields: Record<string, string>; kept: Record<string, string> }
  | {
      status: 'refused';
      code: string;
      kept: Record<string, string>;
      /** For a person whose session is over. */
      signIn?: { href: string; isKept: boolean };
    };

export type FormWords = {
  summary: string;
  errorPrefix: string;
  /** The sentence for each code; `other` for a code without its own. */
  errors: Record<string, string>;
  done?: string;
  /** For a form that came when the session was over: two ways back, and what the form says afterwards. */
  signIn: { here: string; newTab: string; restored: string; fileAgain: string };
};

function fieldsOf(state: State, fieldOf: Record<string, string>): Record<string, string> {
  if (state.status === 'invalid') return state.fields;
  const name = state.status === 'refused' ? fieldOf[state.code] : undefined;
  return state.status === 'refused' && name ? { [name]: state.code } : {};
}

/** The one place that holds a form's state: summary of errors with links, focus on it, and what was typed is kept. */
export function ActionForm({
  action,
  words,
  fieldOf = {},
  labels = {},
  kept,
  children,
  className = 'grid max-w-prose gap-6',
  id = 'form',
  prefix = '',
}: {
  action: (previous: State, form: FormData) => Promise<State>;
  words: FormWords;
  /** Refusals that are about one field: the code and the name of the field. */
  fieldOf?: Record<string, string>;
  /** What each field is called, where a form has more than one. */
  labels?: Record<string, string>;
  /** What this person typed here when the session was over. */
  kept?: Record<string, string> | null;
  children: ReactNode;
  className?: string;
  id?: string;
  /** Begins the ids of its fields, where a page has more forms with fields of one name. */
  prefix?: string;
}) {
  const [state, send] = useActionState(action, { status: 'idle' } as State);
  const summary = useRef<HTMLDivElement>(null);
  const sentence = (code: string) => words.errors[code] ?? words.errors.other ?? code;
  const fields = fieldsOf(state, fieldOf);
  const errors = Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, sentence(code)]));
  const wrong = state.status === 'invalid' || state.status === 'refused';
  const signIn = state.status === 'refused' ? state.signIn : undefined;

  // Each answer anew: the same fault twice is told twice.
  useEffect(() => {
    if (state.status !== 'invalid' && state.status !== 'refused') return;
    summary.current?.focus();
    if (!document.title.startsWith(words.errorPrefix))
      document.title = `${words.errorPrefix} ${document.title}`;
  }, [state, words.errorPrefix]);

  return (
    <FormContext.Provider value={{ errors, kept: wrong ? state.kept : (kept ?? {}), prefix }}>
      <form
        action={send}
        // React empties a form once it was answered, and with it the chosen file, which cannot be given back.
        onReset={signIn ? (event) => event.preventDefault() : undefined}
        noValidate
        className={className}
        id={id}
      >
        {wrong ? (
          <div
            ref={summary}
            role="alert"
            tabIndex={-1}
            className="border-2 border-attention bg-attention-wash px-4 py-3"
          >
            <p className="font-bold">{words.summary}</p>
            {state.status === 'refused' && !fieldOf[state.code] ? <p>{sentence(state.code)}</p> : null}
            {signIn ? (
              <ul>
                {signIn.isKept ? (
                  <li>
                    <a href={signIn.href} className="inline-flex min-h-11 items-center text-attention">
                      {words.signIn.here}
                    </a>
                  </li>
                ) : null}
                <li>
                  <a
                    href={signIn.href}
                    target="_blank"
                    className="inline-flex min-h-11 items-center text-attention"
                    rel="noopener"
                  >
                    {words.signIn.newTab}
                  </a>
                </li>
              </ul>
            ) : null}
            {Object.keys(fields).length > 0 ? (
              <ul className="mt-1 grid gap-1">
                {Object.entries(errors).map(([name, text]) => (
                  <li key={name}>
                    <a href={`#${prefix}${name}`} className="text-attention">
                      {labels[name] ? `${labels[name].replace(/\s*[:?]$/, '')}: ` : ''}
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
        {kept && state.status === 'idle' ? (
          <p role="status" className="border-s-4 border-waiting bg-waiting-wash px-4 py-3">
            {words.signIn.restored}
            {kept.file ? (
              <>
                {' '}
                {words.signIn.fileAgain} <bdi className="break-all">{kept.file}</bdi>
              </>
            ) : null}
          </p>
        ) : null}
        {state.status === 'done' && words.done ? (
          <p role="status" className="border-s-4 border-done bg-done-wash px-4 py-3">
            {words.done}
          </p>
        ) : null}
        {children}
      </form>
    </FormContext.Provider>
  );
}
