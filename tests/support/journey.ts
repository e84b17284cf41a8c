import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { inject } from 'vitest';
import { type demoCodes, shownCode } from '@/lib/demo/accounts.ts';
import { environmentWith } from './environment.ts';
import { top } from './server.ts';

export type Letter = { reference: string; accessCode: string };

export const url = (path: string) => `${inject('origin')}${path}`;

/** A form's main button, which is the last one with a text. */
export const send = (page: Page) => page.locator('main form button[type=submit]:visible').last().click();

export async function signInWithLetter(
  page: Page,
  { reference, accessCode }: { reference: string; accessCode: string } = inject('demo'),
  locale = 'nl',
): Promise<void> {
  await page.goto(url(`/${locale}/sign-in`));
  await page.fill('#reference', reference);
  await page.fill('#code', accessCode);
  await send(page);
  await page.waitForURL(`**/${locale}/dossiers`);
}

export async function signInStaff(
  page: Page,
  email: string = inject('demo').staffEmail,
  locale = 'nl',
): Promise<void> {
  await page.goto(url(`/${locale}/sign-in/staff`));
  await page.fill('#email', email);
  await page.fill('#password', inject('demo').staffPassword);
  await send(page);
  await page.waitForURL(`**/${locale}/admin`);
}

/** What the letter of a demo dossier says, so that files that run at once need not share a debtor. */
export async function demoLetter(page: Page, number: keyof typeof demoCodes & string): Promise<Letter> {
  await signInStaff(page, 'beheer@example.be');
  await page.goto(url('/nl/admin/search'));
  await page.fill('#query', number);
  await send(page);
  const row = await page.locator('main table tbody tr').first().innerText();
  const reference = /\d{4} \d{4} \d{2}/.exec(row)?.[0];
  if (!reference) throw new Error(`the dossier ${number} was not found`);
  await page.context().clearCookies();
  return { reference, accessCode: shownCode(number) };
}

/** Opens the first dossier of the list and answers its address without the language. */
export async function openFirstDossier(page: Page): Promise<string> {
  await page.locator('main article a').first().click();
  await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.replace(/^\/\w\w/, '');
}

/** The newest mail to an address, once there are more than before; `about` is in its subject. */
export async function newestMail(before: number, to: string, about = ''): Promise<string> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    for (const text of mailsTo(to).slice(before).reverse()) {
      // A mail is there when it is whole: its last boundary ends it.
      if (
        /--\s*$/.test(text) &&
        (await PostalMime.parse(text)).subject?.toLowerCase().includes(about.toLowerCase())
      )
        return text;
    }
    if (Date.now() > deadline) throw new Error('No mail was written.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function mailsTo(to: string): string[] {
  const folder = path.join(inject('dataFolder'), 'mail');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .filter((text) => text.includes(`\nTo: ${to}\r`));
  } catch {
    return [];
  }
}

/** How many mails went to an address: files that run at once write into one folder. */
export const countMails = (to: string) => mailsTo(to).length;

/** The one-time code of a mail: six symbols on their own. */
export const codeIn = (mail: string): string => {
  const found = /\b[0-9A-HJKMNP-TV-Z]{6}\b/.exec(mail.slice(mail.search(/\r?\n\r?\n/)))?.[0];
  if (!found) throw new Error('The mail has no code.');
  return found;
};

let others: Promise<{ reference: string; accessCode: string }[]> | undefined;

/** Sign-ins of other debtors, made by the shell command while the portal runs. */
export function otherDebtors(): Promise<{ reference: string; accessCode: string }[]> {
  others ??= makeCodes();
  return others;
}

async function makeCodes() {
  const file = path.join(inject('dataFolder'), `codes-${process.pid}-${Date.now()}.csv`);
  await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', 'access-codes', '--out', file], {
    cwd: top,
    env: environmentWith({ DATA_DIR: inject('dataFolder') }),
  });
  return (
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(';'))
      // One that is closed, and those that a test erases.
      .filter(([number]) => number !== 'VV-D-0981' && !number?.startsWith('ZZ-'))
      .map(([, reference = '', accessCode = '']) => ({ reference, accessCode }))
  );
}
