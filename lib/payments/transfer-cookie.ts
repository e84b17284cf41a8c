import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { isHttps } from '../origin.ts';
import type { Transfer } from './schema.ts';
import { isStructuredCommunication } from './structured-communication.ts';

const name = isHttps ? '__Host-transfer' : 'transfer';

const remembered = z.object({
  communication: z.string().refine(isStructuredCommunication),
  amountCents: z.number().int().min(1).max(99_999_999_999),
});

/** A communication names a person's dossier: it stays out of the address and of the history. */
export async function rememberTransfer(transfer: Transfer): Promise<void> {
  (await cookies()).set(name, Buffer.from(JSON.stringify(transfer)).toString('base64url'), {
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps,
    path: '/',
    maxAge: 15 * 60,
  });
}

export async function rememberedTransfer(): Promise<Transfer | null> {
  const value = (await cookies()).get(name)?.value;
  if (!value) return null;
  try {
    return remembered.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    return null;
  }
}
