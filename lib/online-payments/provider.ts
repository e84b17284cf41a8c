import { env } from '../env.ts';
import { mollie } from './mollie.ts';
import type { OnlineProvider } from './port.ts';

const made = env.MOLLIE_API_KEY
  ? mollie({ key: env.MOLLIE_API_KEY, url: env.MOLLIE_API_URL ?? 'https://api.mollie.com' })
  : null;

/** The provider of online payments, or null where none was set: pages then offer the transfer alone. */
export const onlineProvider = (): OnlineProvider | null => made;
