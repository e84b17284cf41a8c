'use server';
import { defineAction } from '../actions/define-action.ts';
import { invitationSchema } from '../mandates/schema.ts';
import { ok } from '../result.ts';
import { forgetSearch } from '../staff/search-cookie.ts';
import { signOut } from './auth.ts';
import {
  askConfirmationCode,
  askSignInCode,
  confirmEmail,
  endOtherSessions,
  endSession,
  forgetEmail,
} from './commands.ts';
import { askMediatorCode } from './mediator.ts';
import { innerPath } from './rules.ts';
import {
  askMailCodeFormSchema,
  askMailCodeSchema,
  emptySchema,
  letterFormSchema,
  mailCodeFormSchema,
  mailCodeSchema,
  staffFormSchema,
} from './schema.ts';
import { ensureBrowser, signInBy } from './sign-in.ts';

export const signInWithLetterAction = defineAction({
  who: 'anyone',
  schema: letterFormSchema,
  keep: ['reference'],
  run: (_ctx, { reference, code }) => signInBy('letter', { reference, code }),
  goTo: (_value, { next }, { locale }) => innerPath(next) ?? `/${locale}/dossiers`,
});

export const signInStaffAction = defineAction({
  who: 'anyone',
  schema: staffFormSchema,
  keep: ['email'],
  run: (_ctx, { email, password }) => signInBy('staff', { email, password }),
  goTo: (_value, { next }, { locale }) => innerPath(next) ?? `/${locale}/admin`,
});

export const askSignInCodeAction = defineAction({
  who: 'anyone',
  schema: askMailCodeFormSchema,
  keep: ['email'],
  run: async (ctx, { email }, { visitor }) => {
    return askSignInCode(ctx, visitor, { email, browser: await ensureBrowser() });
  },
  goTo: (_value, { next }, { locale }) =>
    `/${locale}/sign-in/email/code${innerPath(next) ? `?next=${encodeURIComponent(innerPath(next) ?? '')}` : ''}`,
});

export const signInWithMailCodeAction = defineAction({
  who: 'anyone',
  schema: mailCodeFormSchema,
  keep: [],
  run: (_ctx, { code }) => signInBy('email', { code }),
  goTo: (_value, { next }, { locale }) => innerPath(next) ?? `/${locale}/dossiers`,
});

/** Answers the same whether the invitation is right or wrong. */
export const askMediatorCodeAction = defineAction({
  who: 'anyone',
  schema: invitationSchema,
  keep: ['reference'],
  run: async (ctx, { reference, code }, { visitor, locale }) => {
    const browser = await ensureBrowser();
    return askMediatorCode(ctx, visitor, { reference, code, browser, language: locale });
  },
  goTo: (_value, { next }, { locale }) => {
    const inner = innerPath(next);
    return `/${locale}/sign-in/mediator/code${inner ? `?next=${encodeURIComponent(inner)}` : ''}`;
  },
});

export const signInMediatorAction = defineAction({
  who: 'anyone',
  schema: mailCodeFormSchema,
  keep: [],
  run: (_ctx, { code }) => signInBy('mandate', { code }),
  goTo: (_value, { next }, { locale }) => innerPath(next) ?? `/${locale}/dossiers`,
});

export const askConfirmationCodeAction = defineAction({
  who: 'debtor',
  isFresh: true,
  schema: askMailCodeSchema,
  keep: ['email'],
  run: async (ctx, { email }, { visitor }) => {
    return askConfirmationCode(ctx, visitor, { email, browser: await ensureBrowser() });
  },
  goTo: (_value, _input, { locale }) => `/${locale}/account?step=code`,
});

export const confirmEmailAction = defineAction({
  who: 'debtor',
  schema: mailCodeSchema,
  keep: [],
  run: async (ctx, { code }, { visitor }) =>
    confirmEmail(ctx, visitor, { code, browser: await ensureBrowser() }),
  goTo: (_value, _input, { locale }) => `/${locale}/account?step=confirmed`,
});

export const forgetEmailAction = defineAction({
  who: 'debtor',
  isFresh: true,
  schema: emptySchema,
  keep: [],
  run: forgetEmail,
  goTo: (_value, _input, { locale }) => `/${locale}/account`,
});

export const endOtherSessionsAction = defineAction({
  who: 'debtor',
  schema: emptySchema,
  keep: [],
  run: endOtherSessions,
  goTo: (_value, _input, { locale }) => `/${locale}/account?step=ended#sessions`,
});

/** Says that somebody is there: being asked is what extends a session. */
export const stayAction = defineAction({
  who: 'writer',
  schema: emptySchema,
  keep: [],
  run: async () => ok({}),
});

export const signOutAction = defineAction({
  who: 'anyone',
  schema: emptySchema,
  keep: [],
  run: async (ctx) => {
    await endSession(ctx);
    await signOut({ redirect: false });
    if (ctx.actor.kind === 'staff') await forgetSearch();
    return ok({ page: { staff: '/staff', mediator: '/mediator' }[ctx.actor.kind as string] ?? '' });
  },
  goTo: ({ page }, _input, { locale }) => `/${locale}/sign-in${page}?out=1`,
});
