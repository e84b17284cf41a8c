import { agency } from './agency.ts';

/** The facts that sentences may name: `{agency}`, `{phone}` and so on. */
export const textValues = {
  agency: agency.name,
  phone: agency.phone,
  sites: agency.sites.join(', '),
} as const;
