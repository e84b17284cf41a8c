import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import type { Visitor } from '../auth/limits.ts';
import { may, type Permission } from '../auth/rules.ts';
import { currentContext, currentPath } from '../auth/session.ts';
import { visitorOf } from '../auth/visitor.ts';
import type { Actor, Context, DebtorActor, StaffActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Result } from '../result.ts';
import { sameOrigin } from './origin.ts';
import type { ActionState } from './state.ts';

type Who = 'anyone' | 'debtor' | 'debtorOrStaff' | `staff:${Permission}`;
type ActorFor<W extends Who> = W extends 'anyone'
  ? Actor
  : W extends 'debtor'
    ? DebtorActor
    : W extends 'debtorOrStaff'
      ? DebtorActor | StaffActor
      : StaffActor;

export type Request = { visitor: Visitor; locale: Locale; path: string };

type Definition<W extends Who, Schema extends z.ZodType, Value> = {
  who: W;
  schema: Schema;
  /** Fields that are given back to the form after an error. Never a password or a code. */
  keep: readonly (keyof z.input<Schema> & string)[];
  run: (
    ctx: Context<ActorFor<W>>,
    input: z.output<Schema>,
    request: Request,
  ) => Promise<Result<Value, string>>;
  /** Where to go when it is done; without it the form itself shows that it is done. */
  goTo?: (value: Value, input: z.output<Schema>, request: Request) => string | Promise<string>;
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
      locale: (await getLocale()) as Locale,
      path: await currentPath(),
    };
    const ctx = await contextFor(definition.who, request);

    const values = valuesOf(form);
    const kept = Object.fromEntries(
      definition.keep.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
    );
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
    if (definition.goTo) redirect(await definition.goTo(result.value, parsed.data, request));
    return { status: 'done' };
  };
}

async function contextFor(who: Who, request: Request): Promise<Context> {
  const ctx = await currentContext();
  const { actor } = ctx;
  if (who === 'anyone') return ctx;
  const page = who === 'debtor' || who === 'debtorOrStaff' ? 'sign-in' : 'sign-in/staff';
  if (actor.kind === 'nobody')
    redirect(`/${request.locale}/${page}?next=${encodeURIComponent(request.path)}`);
  if (actor.kind === 'debtor' && (who === 'debtor' || who === 'debtorOrStaff')) return ctx;
  if (actor.kind === 'staff') {
    if (who === 'debtorOrStaff') return ctx;
    if (who.startsWith('staff:') && may(actor.role, who.slice(6) as Permission)) return ctx;
  }
  return notFound();
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
