import { getMessages, getTranslations } from 'next-intl/server';
import { mapRecord } from '../map-record.ts';

/** The refusals of a mandate in words, by their codes. */
export async function mandateErrors(): Promise<Record<string, string>> {
  const [t, { mandates }] = await Promise.all([getTranslations('mandates'), getMessages()]);
  return mapRecord(mandates.errors, (_, code) => t(`errors.${code}`));
}
