import { getTranslations } from 'next-intl/server';

const known = [
  'unknownAccount',
  'currency',
  'doesNotReconcile',
  'balanceMissing',
  'batchDiffers',
  'totalsDiffer',
  'accountDiffers',
  'alreadyHere',
] as const;

/** Says in words what speaks against booking a statement. */
export async function againstWords(): Promise<(reasons: readonly string[]) => string> {
  const t = await getTranslations('incoming.against');
  return (reasons) =>
    known
      .filter((code) => reasons.includes(code))
      .map((code) => t(code))
      .join(', ');
}
