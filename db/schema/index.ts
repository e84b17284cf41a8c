export * from './access.ts';
export * from './banking.ts';
export * from './correspondence.ts';
export * from './dossiers.ts';
export * from './filings.ts';
export * from './mandates.ts';
export * from './parties.ts';
export * from './plans.ts';
