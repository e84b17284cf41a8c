import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCamt053 } from '@/lib/bank-statements/camt053.ts';
import { UnreadableBankFile } from '@/lib/bank-statements/model.ts';
import { samplesFolder } from './folder.ts';
import { summariesOf } from './summaries.ts';

type Expected = {
  mustReject?: true;
  statements: {
    account: string | null;
    currency: string | null;
    credits: number;
    creditSum: string;
    debits: number;
    debitSum: string;
    leafCustomerCredits: number;
    leafCustomerCreditSum: string;
    structuredRefs: string[];
    opening: string | null;
    closing: string | null;
    balanceReconciles: boolean | null;
  }[];
};

describe('the CAMT.053 files of others', () => {
  const folder = path.join(samplesFolder, 'camt053');
  const expected = JSON.parse(readFileSync(path.join(samplesFolder, 'expected.json'), 'utf8'))
    .camt053 as Record<string, Expected>;

  it.each(readdirSync(folder))('%s', async (name) => {
    const { mustReject, statements } = expected[name] as Expected;
    const found = summariesOf(readCamt053, createReadStream(path.join(folder, name)));
    if (mustReject) return expect(found).rejects.toThrow(UnreadableBankFile);
    expect(await found).toEqual(
      statements.map((s) => ({
        account: s.account,
        currency: s.currency,
        credits: s.credits,
        creditSum: s.creditSum,
        debits: s.debits,
        debitSum: s.debitSum,
        leafCredits: s.leafCustomerCredits,
        leafCreditSum: s.leafCustomerCreditSum,
        opening: s.opening,
        closing: s.closing,
        reconciles: s.balanceReconciles,
        structuredReferences: s.structuredRefs,
      })),
    );
  });
});
