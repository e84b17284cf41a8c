import { now } from '../clock.ts';
import { database } from '../database.ts';
import { type Sent, sendWaiting } from './send-waiting.ts';

const everySeconds = 10;
let running: Promise<void> | undefined;
let isAskedAgain = false;

/** Sends what waits now, in this process once at a time: who asks meanwhile has it looked at once more. */
export function sendSoon(): Promise<void> {
  isAskedAgain = running !== undefined;
  running ??= (async () => {
    try {
      do {
        isAskedAgain = false;
        await sendWaiting(await database());
      } while (isAskedAgain);
    } catch (error) {
      console.error('The outbox could not be sent.', error instanceof Error ? error.name : '');
    } finally {
      running = undefined;
    }
  })();
  return running;
}

/** Looks into the outbox every few seconds while this process lives: for what waits for its hour, or for a server that was away. */
export function sendOften(): void {
  setInterval(() => void sendSoon(), everySeconds * 1000).unref();
}

/** Sends what waits, for as long as a host lets a request last; the rest goes with the next one. */
export const sendForAMinute = async (): Promise<Sent> =>
  sendWaiting(await database(), { until: new Date(now().getTime() + 45_000) });
