import { getTranslations } from 'next-intl/server';

export type FilingWords = Awaited<ReturnType<typeof filingWords>>;

/** The words of filings by keys that are made of codes; a test sees that each code has its words in every language. */
export async function filingWords() {
  const t = await getTranslations('filings');
  const word = (key: string): string => (t as unknown as (key: string) => string)(key);
  const maybe = (key: string): string | undefined =>
    (t as unknown as { has: (key: string) => boolean }).has(key) ? word(key) : undefined;
  return {
    t,
    label: (name: string) => word(`fields.${name}`),
    hint: (name: string) => maybe(`hints.${name}`),
    option: (name: string, value: string) => word(`options.${name}.${value}`),
    step: (id: string) => word(`steps.${id}`),
    state: (state: string) => word(`states.${state}`),
    day: (act: string) => word(`staff.days.${act}`),
    act: (act: string) => word(`acts.${act}`),
    journey: (kind: string, part: 'title' | 'lead' | 'stops' | 'source') => word(`journeys.${kind}.${part}`),
    errors: Object.fromEntries(errorCodes.map((code) => [code, word(`errors.${code}`)])),
  };
}

const errorCodes = [
  ...(['incomplete', 'openAlready', 'pauseUsed', 'closed', 'notNow'] as const),
  ...(['needsWords', 'noDocument', 'wholeNumber', 'pastDay'] as const),
  ...(['nothingOpen', 'amountTooSmall', 'tooLate', 'pauseLong', 'inSettlement', 'noPlan'] as const),
  ...(['noInstalment', 'sameDay', 'afterNext', 'notLower', 'neverPaid', 'notLate'] as const),
];
