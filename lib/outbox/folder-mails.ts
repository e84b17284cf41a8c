import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { mailFolder } from '../notifications/mail.ts';
import { isMissing } from '../storage/missing.ts';

/** A mail that was written into the folder, as a person reads it. */
export type FolderMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: Date | null;
  attachments: { name: string; sizeBytes: number }[];
};

/** The newest mails of the folder, newest first. */
export async function listFolderMails(most = 50, folder = mailFolder()): Promise<FolderMail[]> {
  const names = await readdir(folder).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const newest = names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(
    newest.map(async (id) => {
      const mail = await PostalMime.parse(await readFile(path.join(/* turbopackIgnore: true */ folder, id)));
      return {
        id,
        to: mail.to?.map(({ address }) => address ?? '').join(', ') ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        at: mail.date ? new Date(mail.date) : null,
        attachments: mail.attachments.map(({ filename, content }) => ({
          name: filename ?? '',
          sizeBytes: typeof content === 'string' ? content.length : content.byteLength,
        })),
      };
    }),
  );
}
