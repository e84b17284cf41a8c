import { accessCodeOf, formatAccessCode } from '../auth/access-code.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = (text: string) => accessCodeOf([...text].map((symbol) => symbols.indexOf(symbol)));

// Known to everybody, so they are made on the embedded database and with DEMO_DATA=1 alone.
export const demoCodes: Record<string, string> = {
  'DEMO-1': code('DEM0D0SS1E'),
  'DEMO-2': code('DEM0D0SS2E'),
  'DEMO-3': code('DEM0D0SS3E'),
  'DEMO-4': code('DEM0D0SS4E'),
};

export const shownCode = (dossierNumber: string) => formatAccessCode(demoCodes[dossierNumber] ?? '');

export const demoPassword = 'rustig-aan-de-balie';

export const demoStaff = [
  { email: 'beheer@example.be', name: 'An Peeters', role: 'administrator', reach: 'all', language: 'nl' },
  { email: 'medewerker@example.be', name: 'Samira El Idrissi', role: 'agent', reach: 'all', language: 'nl' },
  // Sees one creditor only.
  { email: 'agent@example.be', name: 'Luc Lambert', role: 'agent', reach: 'listed', language: 'fr' },
] as const;
