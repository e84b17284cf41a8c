import { tmpdir } from 'node:os';
import path from 'node:path';
import { agency } from '../agency.ts';
import { now } from '../clock.ts';
import { env } from '../env.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { folderTransport } from './folder-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

export type Attachment = { filename: string; content: Buffer; contentType: 'application/pdf' };
export type Mail = {
  /** Names the mail for ever: sent twice, it is known as the same one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  language: Locale;
  attachments?: Attachment[];
};

/** A mail as a transport takes it: complete, one recipient. */
export type Letter = Omit<Mail, 'id' | 'language'> & {
  from: { name: string; address: string };
  messageId: string;
  date: Date;
  headers: Record<string, string>;
};

/** What is known of a mail that was not handed over: the address is refused for good, it did not arrive, or nobody knows. */
export type SendFault = 'bounced' | 'notSent' | 'unclear';
export class MailError extends Error {
  constructor(
    readonly fault: SendFault,
    /** The code of the server or the system: never its words, which name the address. */
    readonly code: string,
  ) {
    super(`A mail was not sent: ${fault} ${code}`);
    this.name = 'MailError';
  }
}

export interface MailTransport {
  /** Throws a MailError where the mail was not taken. */
  send(letter: Letter): Promise<void>;
}

let chosen: MailTransport | undefined;

/** The folder of the mails where no server is named. */
export const mailFolder = (): string =>
  path.join(/* turbopackIgnore: true */ env.VERCEL ? tmpdir() : env.DATA_DIR, 'mail');

/** How mails leave: by SMTP where `SMTP_URL` is set, else into a folder. */
export function mailTransport(): MailTransport {
  chosen ??= env.SMTP_URL ? smtpTransport(env.SMTP_URL) : folderTransport(mailFolder());
  return chosen;
}

/** Adds what every mail of ours carries; throws on an address or subject with a line end, which would be a header. */
export function letterOf({ id, language, ...mail }: Mail): Letter {
  if (!/^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/.test(mail.to)) throw new Error('not one mail address');
  if (/[\r\n\0]/.test(mail.subject)) throw new Error('a subject is one line');
  const address = env.MAIL_FROM ?? 'portal@localhost';
  return {
    ...mail,
    from: { name: agency.name, address },
    messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    date: now(),
    headers: { 'Content-Language': languageTags[language], 'Auto-Submitted': 'auto-generated' },
  };
}
