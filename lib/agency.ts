import { z } from 'zod';
import { isIban } from './payments/iban.ts';

const sourced = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, isSample: z.boolean() }).readonly();

export const profileSchema = z.object({
  name: z.string().min(1),
  phone: z.string().min(1),
  phoneLink: z.string().regex(/^\+32\d{8,9}$/),
  sites: z.array(z.string().min(1)).min(1),
  accountHolder: sourced(z.string().min(1)),
  iban: sourced(
    z
      .string()
      .regex(/^BE\d{14}$/, { abort: true })
      .refine(isIban),
  ),
  /** From which accounts the provider of online payments pays out: that money was booked when it was paid. */
  payoutAccounts: z.array(z.string().refine(isIban)).default([]),
  enterpriseNumber: sourced(z.string().regex(/^[01]\d{3}\.\d{3}\.\d{3}$/)),
  registrationNumber: sourced(z.string().min(1)),
  senderDomains: sourced(z.array(z.string().min(3)).min(1)),
  email: sourced(z.email()),
  postalAddress: sourced(z.array(z.string().min(1)).min(2)),
});

export type AgencyProfile = z.infer<typeof profileSchema>;

const sample = <T>(value: T) => ({ value, isSample: true });

/** The one agency that this deployment serves. What is marked as a sample waits for the agency's own facts. */
export const agency: AgencyProfile = profileSchema.parse({
  name: 'Intrum',
  phone: '02/708.30.33',
  phoneLink: '+3227083033',
  sites: ['intrum.be', 'intrum.com'],
  accountHolder: sample('Voorbeeld derdenrekening'),
  // The account number that the documentation of the IBAN uses: nobody's.
  iban: sample('BE68539007547034'),
  enterpriseNumber: sample('0000.000.097'),
  registrationNumber: sample('000000'),
  senderDomains: sample(['voorbeeld.example']),
  email: sample('hulp@voorbeeld.example'),
  postalAddress: sample(['Voorbeeldstraat 1', '1000 Brussel']),
} satisfies z.input<typeof profileSchema>);

/** The names of the facts that are still samples. */
export const sampleFieldsOf = (profile: AgencyProfile): string[] =>
  Object.entries(profile).flatMap(([name, fact]) =>
    typeof fact === 'object' && 'isSample' in fact && fact.isSample ? [name] : [],
  );
