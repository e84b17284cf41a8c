import { type AgencyProfile, agency, sampleFieldsOf } from './agency.ts';
import { type Env, env } from './env.ts';

/** Thrown when real debtors could be shown an account number or a sender that is only a sample. */
export class SampleProfile extends Error {
  constructor(fields: string[]) {
    super(
      `lib/agency.ts still has sample values for ${fields.join(', ')}. Fill them in, or set DEMO_DATA=1.`,
    );
    this.name = 'SampleProfile';
  }
}

/** Refuses a real database while the agency's profile holds samples. */
export function refuseSamples(
  profile: AgencyProfile = agency,
  e: Pick<Env, 'DATABASE_URL' | 'DEMO_DATA'> = env,
): void {
  const samples = sampleFieldsOf(profile);
  if (e.DATABASE_URL && !e.DEMO_DATA && samples.length > 0) throw new SampleProfile(samples);
}
