import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import type { Visitor } from '../auth/limits.ts';
import { hasFreshSignIn } from '../auth/queries.ts';
import { may, type Permission } from '../auth/rules.ts';
import { currentContext, currentPath, currentSessionId } from '../auth/session.ts';
import { visitorOf } from '../auth/visitor.ts';
import { zoneOf } from '../auth/zones.ts';
import type { Actor, Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import { forgetKeptForm, keepForm } from '../kept-forms/commands.ts';
import { sendSoon } from '../outbox/send-soon.ts';
import type { Result } from '../result.ts';
import { sameOrigin } from './origin.ts';
import type { ActionState, SignInAgain } from './state.ts';

/** `writer` writes in a dossier: its debtor, a mediator, staff. What a mandate holds is judged by the command. */
type Who = 'anyone' | 'debtor' | 'debtorOrMediator' | 'writer' | `staff:${Permission}`;
type ActorFor<W extends Who> = W extends 'anyone'
  ? Actor
  : W extends 'debtor'
    ? DebtorActor
    : W extends 'debtorOrMediator'
      ? DebtorActor | MediatorActor
      : W extends 'writer'
        ? DebtorActor | MediatorActor | StaffActor
        : StaffActor;

export type Request = { visitor: Visitor; locale: Locale; path: string };

type Definition<W extends Who, Schema extends z.ZodType, Value> = {
  who: W;
  schema: Schema;
  /** Asks to sign in again who did not do so just now: for what lets somebody in later, or moves where we write to. */
  isFresh?: true;
  /** Fields that are given back to the form after an error, `name-` for all that begin so. Never a password or a code. */
  keep: readonly ((keyof z.input<Schema> & string) | `${string}-`)[];
  run: (
    ctx: Context<ActorFor<W>>,
    input: z.output<Schema>,
    request: Request,
  ) => Promise<Result<Value, string>>;
  /** Where to go when it is done; without it the form itself shows that it is done. */
  goTo?: (value: Value, input: z.output<Schema>, request: Request) => string | Promise<string>;
  /** What the form gets to know when it is done and goes nowhere. */
  tell?: (value: Value, request: Request) => Record<string, string>;
};

export type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** The one door for writes from a browser: origin, who, parse, command, typed state. */
export function defineAction<const W extends Who, Schema extends z.ZodType, Value>(
  definition: Definition<W, Schema, Value>,
): Action {
  return async (_previous, form) => {
    const sent = await headers();
    // What calls an action without a form is no page of ours.
    if (!sameOrigin(sent) || !(form instanceof FormData))
      return { status: 'refused', code: 'origin', kept: {} };
    const request = {
      visitor: visitorOf(sent),
      locale: await getLocale(),
      path: await currentPath(),
    };
    const values = valuesOf(form);
    const isKept = (name: string) =>
      definition.keep.some((one) => one === name || (one.endsWith('-') && name.startsWith(one)));
    const kept = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string' && isKept(name) ? [[name, value]] : [],
      ),
    );
    const ctx = await currentContext();
    if (definition.who !== 'anyone' && ctx.actor.kind === 'nobody') {
      const signIn = await signInAgain(ctx, request, typedIn(kept, values));
      // Without scripts the page would be drawn anew, and a private page is drawn for nobody.
      if (!sent.has('next-action')) redirect(signIn.href);
      return { status: 'refused', code: 'signedOut', kept, signIn };
    }
    if (!mayAct(ctx, definition.who)) notFound();
    if (
      definition.isFresh &&
      !(ctx.actor.kind === 'debtor' && (await hasFreshSignIn({ ...ctx, actor: ctx.actor })))
    )
      return {
        status: 'refused',
        code: 'signInAgain',
        kept,
        signIn: { href: signInHref(request), isKept: false },
      };

    const parsed = definition.schema.safeParse(values);
    if (!parsed.success) {
      const fields: Record<string, string> = {};
      for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message;
      return { status: 'invalid', fields, kept };
    }
    const result = await definition.run(ctx as Context<ActorFor<W>>, parsed.data, request);
    if (!result.ok) {
      if (result.error === 'notFound') notFound();
      return { status: 'refused', code: result.error, kept };
    }
    // What it put into the outbox leaves after the answer.
    after(sendSoon);
    const { actor } = ctx;
    if (definition.keep.length > 0 && 'sessionId' in actor)
      await forgetKeptForm({ ...ctx, actor }, request.path);
    if (definition.goTo) redirect(await definition.goTo(result.value, parsed.data, request));
    return definition.tell
      ? { status: 'done', told: definition.tell(result.value, request) }
      : { status: 'done' };
  };
}

function mayAct({ actor }: Context, who: Who): boolean {
  if (who === 'anyone') return true;
  if (actor.kind === 'mediator') return who === 'debtorOrMediator' || who === 'writer';
  if (actor.kind === 'debtor') return who === 'debtor' || who === 'debtorOrMediator' || who === 'writer';
  if (actor.kind !== 'staff') return false;
  return who === 'writer' || (who.startsWith('staff:') && may(actor.role, who.slice(6) as Permission));
}

/** Keeps what was typed for the person whose session is over, and says where that person signs in again. */
async function signInAgain(
  ctx: Context,
  { locale, path }: Request,
  typed: Record<string, string>,
): Promise<SignInAgain> {
  const { ok: isKept } = await keepForm(ctx, { sessionId: await currentSessionId(), path, typed });
  return { href: signInHref({ locale, path }, isKept), isKept };
}

function signInHref({ locale, path }: Pick<Request, 'locale' | 'path'>, isKept = false): string {
  const page = zoneOf(path).kind === 'staff' ? 'sign-in/staff' : 'sign-in';
  return `/${locale}/${page}?${new URLSearchParams({ ...(isKept ? { kept: '1' } : {}), next: path })}`;
}

/** What a form is filled with again: what was typed, the name of a chosen file, and the id that makes it one submission. */
function typedIn(
  kept: Record<string, string>,
  { file, submissionId }: Record<string, FormDataEntryValue>,
): Record<string, string> {
  const typed = { ...kept };
  if (file instanceof File) typed.file = file.name;
  if (!Object.values(typed).some((value) => value.trim() !== '')) return {};
  if (typeof submissionId === 'string') typed.submissionId = submissionId;
  return typed;
}

// A file field where nothing was chosen arrives as a file without bytes, and by some ways with a made-up name.
const isNoFile = (value: FormDataEntryValue) =>
  value instanceof File && value.size === 0 && ['', 'undefined', 'blob'].includes(value.name);

/** The first value of each name; React's own fields are left out. */
function valuesOf(form: FormData): Record<string, FormDataEntryValue> {
  const values: Record<string, FormDataEntryValue> = Object.create(null);
  for (const [name, value] of form) {
    if (!name.startsWith('$ACTION') && !(name in values) && !isNoFile(value)) values[name] = value;
  }
  return { ...values };
}
