import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import { mailCodeMinutes } from '../auth/rules.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import { type Mail, sendMail } from './mail.ts';

export type OneTimeCode = { to: string; code: string; language: Locale };

/** Sends a one-time code. The mail has no link and no word on why: others may see it on a screen. */
export async function sendOneTimeCode(code: OneTimeCode): Promise<void> {
  await sendMail(await oneTimeCodeMail(code));
}

export async function oneTimeCodeMail({ to, code, language }: OneTimeCode): Promise<Mail> {
  const messages = await loadTopic(language, 'mail');
  const t = createTranslator({ locale: language, messages });
  const site = new URL(origins[0]).host;
  const text = t('oneTimeCode.text', { code, minutes: mailCodeMinutes, site, phone: agency.phone });
  return { to, subject: t('oneTimeCode.subject'), text, language };
}
