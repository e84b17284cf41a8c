import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailTransport } from './mail.ts';

/** Writes each mail into a folder, one .eml file each, and says in the log which file is the newest. */
export function folderTransport(folder: string, print: (line: string) => unknown = log): MailTransport {
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      const { message } = await composer.sendMail({ ...letter, to: { name: '', address: letter.to } });
      const at = letter.date.toISOString().replaceAll(':', '-');
      const file = path.join(folder, `${at}-${randomBytes(4).toString('hex')}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, message as Buffer, { mode: 0o600, flag: 'wx' });
      print(`A mail was written to ${file}`);
    },
  };
}

const log = (line: string) => process.stdout.write(`${line}\n`);
