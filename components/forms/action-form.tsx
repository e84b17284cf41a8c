'use client';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { FormContext } from './form-context.tsx';

type State =
  | { status: 'idle' }
  | { status: 'done' }
  | { status: 'invalid'; fields: Record<string, string>; kept: Record<string, string> }
  | { status: 'refused'; code: string; kept: Record<string, string> };

export type FormWords = {
  summary: string;
  errorPrefix: string;
  /** The sentence for each code; `other` for a code without its own. */
  errors: Record<string, string>;
  done?: string;
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
  children,
  className = 'grid max-w-prose gap-6',
  id = 'form',
}: {
  action: (previous: State, form: FormData) => Promise<State>;
  words: FormWords;
  /** Refusals that are about one field: the code and the name of the field. */
  fieldOf?: Record<string, string>;
  children: ReactNode;
  className?: string;
  id?: string;
}) {
  const [state, send] = useActionState(action, { status: 'idle' } as State);
  const summary = useRef<HTMLDivElement>(null);
  const sentence = (code: string) => words.errors[code] ?? words.errors.other ?? code;
  const fields = fieldsOf(state, fieldOf);
  const errors = Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, sentence(code)]));
  const wrong = state.status === 'invalid' || state.status === 'refused';

  // Each answer anew: the same fault twice is told twice.
  useEffect(() => {
    if (state.status !== 'invalid' && state.status !== 'refused') return;
    summary.current?.focus();
    if (!document.title.startsWith(words.errorPrefix))
      document.title = `${words.errorPrefix} ${document.title}`;
  }, [state, words.errorPrefix]);

  return (
    <FormContext.Provider value={{ errors, kept: wrong ? state.kept : {} }}>
      <form action={send} noValidate className={className} id={id}>
        {wrong ? (
          <div
            ref={summary}
            role="alert"
            tabIndex={-1}
            className="border-2 border-attention bg-attention-wash px-4 py-3"
          >
            <p className="font-bold">{words.summary}</p>
            {state.status === 'refused' && !fieldOf[state.code] ? <p>{sentence(state.code)}</p> : null}
            {Object.keys(fields).length > 0 ? (
              <ul className="mt-1 grid gap-1">
                {Object.entries(errors).map(([name, text]) => (
                  <li key={name}>
                    <a href={`#${name}`} className="text-attention">
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
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
