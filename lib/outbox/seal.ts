import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secrets } from '../secrets.ts';

// AES-256-GCM: 12 bytes of nonce, 16 of tag, then what was sealed.
const key = () => Buffer.from(hkdfSync('sha256', secrets().pepper, '', 'outbox', 32));

/** Makes a text readable to this installation alone, and only for the row it belongs to. */
export function seal(text: string, row: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(row));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text of a seal; null where it was made with other keys, for another row, or changed. */
export function unseal(sealed: string, row: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(row)).setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
