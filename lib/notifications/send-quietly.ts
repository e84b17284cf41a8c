import { type OneTimeCode, sendOneTimeCode } from './one-time-code.ts';

/** Sends a one-time code after the answer; of a failure only its codes are logged: the server's words name the address. */
export async function sendQuietly(code: OneTimeCode): Promise<void> {
  await sendOneTimeCode(code).catch((error: { code?: string; responseCode?: number }) =>
    console.error('A mail was not sent.', error.code, error.responseCode),
  );
}
