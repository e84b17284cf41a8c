import { createHmac, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { secrets } from '../secrets.ts';
import { accessCodeOf } from './access-code.ts';

// Argon2id, the default of the package: OWASP's floor for codes of 50 random bits, more for passwords that people choose.
const codeCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const passwordCost = { memoryCost: 65_536, timeCost: 2, parallelism: 1 } as const;

/** A keyed hash for look-ups: the table that holds it tells nothing without the pepper. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', secrets().pepper).update(`${purpose}\0${text}`).digest('base64url');

// Hashing takes a thread and 19 to 64 MB each: four at a time, the others wait.
const waiting: (() => void)[] = [];
let running = 0;
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 4) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashCode = (code: string): Promise<string> =>
  inTurn(() => hash(keyedHash('code', code), codeCost));

export const verifyCode = (stored: string, code: string): Promise<boolean> =>
  inTurn(() => verify(stored, keyedHash('code', code)));

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, passwordCost));

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password));

let dummyCode: Promise<string> | undefined;
let dummyPassword: Promise<string> | undefined;

/** The same work as a real check, for a reference that does not exist. */
export async function spendLikeCode(code: string): Promise<false> {
  dummyCode ??= hashCode('nobody');
  await verifyCode(await dummyCode, code);
  return false;
}

/** The same work as a real check, for an address that does not exist. */
export async function spendLikePassword(password: string): Promise<false> {
  dummyPassword ??= hashPassword('nobody');
  await verifyPassword(await dummyPassword, password);
  return false;
}

const randomNumbers = (count: number) => Array.from({ length: count }, () => randomInt(32));

/** A fresh access code: 50 random bits and a check symbol. */
export const freshAccessCode = (): string => accessCodeOf(randomNumbers(10));

/** A fresh one-time code for a mail: six symbols, 30 random bits. */
export const freshMailCode = (): string => accessCodeOf(randomNumbers(6)).slice(0, 6);
