import { env } from '../env.ts';
import type { Locale } from '../i18n/locales.ts';
import { isLocal, origins } from '../origin.ts';

const isEmulated = env.MOLLIE_API_URL?.startsWith('http:') ?? false;

/** Where a person comes back to, and where the provider tells of changes: nowhere when it could not reach this machine. */
export function addressesOf({ id, locale }: { id: string; locale: Locale }) {
  return {
    redirectUrl: `${origins[0]}/${locale}/online-payment/${id}`,
    webhookUrl: isLocal && !isEmulated ? null : `${origins[0]}/api/payments/mollie`,
  };
}
