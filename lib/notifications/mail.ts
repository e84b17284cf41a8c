import { tmpdir } from 'node:os';
import path from 'node:path';
import { agency } from '../agency.ts';
import { now } from '../clock.ts';
import { env } from '../env.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { folderTransport } from './folder-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

export type Mail = { to: string; subject: string; text: string; language: Locale };

/** A mail as a transport takes it: complete, one recipient, plain text. */
export type Letter = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  date: Date;
  headers: Record<string, string>;
};

export interface MailTransport {
  send(letter: Letter): Promise<void>;
}

let chosen: MailTransport | undefined;

function transport(): MailTransport {
  const folder = path.join(env.VERCEL ? tmpdir() : env.DATA_DIR, 'mail');
  chosen ??= env.SMTP_URL ? smtpTransport(env.SMTP_URL) : folderTransport(folder);
  return chosen;
}

/** Sends a mail by SMTP where `SMTP_URL` is set, else into a folder. Throws when it could not be handed over. */
export async function sendMail(mail: Mail): Promise<void> {
  await transport().send(letterOf(mail));
}

/** Adds what every mail of ours carries; throws on an address or subject with a line end, which would be a header. */
export function letterOf({ to, subject, text, language }: Mail): Letter {
  if (!/^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/.test(to)) throw new Error('not one mail address');
  if (/[\r\n\0]/.test(subject)) throw new Error('a subject is one line');
  return {
    from: { name: agency.name, address: env.MAIL_FROM ?? 'portal@localhost' },
    to,
    subject,
    text,
    date: now(),
    headers: { 'Content-Language': languageTags[language], 'Auto-Submitted': 'auto-generated' },
  };
}
