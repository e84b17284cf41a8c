import { disputeSteps } from './dispute-steps.ts';
import type { FilingKind, Typed } from './view.ts';

export type FieldKind =
  | 'line'
  /** One of what the page offers; whether it is one is asked when it is sent. */
  | 'pick'
  | 'area'
  | 'pastDay'
  | 'day'
  | 'anyDay'
  | 'amount'
  | 'whole'
  | 'choice'
  | 'email'
  | 'phone'
  | 'marks'
  | 'invoices';

/** A field of a form. `options` are of a choice or of marks; `max` is the most characters, or the most of a number. */
export type Field = {
  name: string;
  kind: FieldKind;
  isRequired?: true;
  options?: readonly string[];
  /** Those of the marks that are clear and sufficient: they stand first, under their own head. */
  decisive?: readonly string[];
  max?: number;
  /** It is asked only where another field of its page has this value. */
  onlyIf?: { name: string; is: string };
};

/** One page of a journey; with `files` it also takes files. */
export type Step = { id: string; fields: readonly Field[]; files?: true };

const contact: Field[] = [
  { name: 'helperName', kind: 'line', isRequired: true },
  { name: 'organisation', kind: 'line' },
  { name: 'helperPhone', kind: 'phone' },
  { name: 'helperEmail', kind: 'email' },
];

const plan: Step[] = [
  {
    id: 'budget',
    fields: [
      { name: 'incomeCents', kind: 'amount' },
      { name: 'fixedCents', kind: 'amount' },
      { name: 'people', kind: 'whole', max: 20 },
      { name: 'words', kind: 'area', max: 2_000 },
    ],
  },
  {
    id: 'amount',
    fields: [
      { name: 'way', kind: 'choice', isRequired: true, options: ['amount', 'count'] },
      { name: 'instalmentCents', kind: 'amount' },
      { name: 'instalments', kind: 'whole', max: 120 },
    ],
  },
  {
    id: 'when',
    fields: [
      { name: 'firstDueOn', kind: 'day', isRequired: true },
      { name: 'every', kind: 'choice', isRequired: true, options: ['month', 'week'] },
    ],
  },
];

const planChange = ({ change }: Typed): Step[] => [
  {
    id: 'change',
    fields: [{ name: 'change', kind: 'choice', isRequired: true, options: ['move', 'skip', 'lower'] }],
  },
  ...(change === 'move' || change === 'skip'
    ? [{ id: 'which', fields: [{ name: 'number', kind: 'pick', isRequired: true }] } satisfies Step]
    : []),
  ...(change === 'move'
    ? [{ id: 'newDay', fields: [{ name: 'toOn', kind: 'day', isRequired: true }] } satisfies Step]
    : []),
  ...(change === 'lower'
    ? [
        {
          id: 'lowerTo',
          fields: [
            { name: 'lowerCents', kind: 'amount', isRequired: true },
            { name: 'months', kind: 'whole', isRequired: true, max: 12 },
          ],
        } satisfies Step,
      ]
    : []),
  { id: 'why', fields: [{ name: 'words', kind: 'area', max: 2_000 }] },
];

/** Why somebody says that it is not for him or her. */
export const notMeReasons = ['other_person', 'moved', 'deceased', 'fraud', 'minor', 'other'] as const;

const notMe = ({ reason }: Typed): Step[] => [
  {
    id: 'reason',
    fields: [{ name: 'reason', kind: 'choice', isRequired: true, options: notMeReasons }],
  },
  ...(reason === 'deceased'
    ? [{ id: 'death', fields: [{ name: 'diedOn', kind: 'pastDay' }] } satisfies Step]
    : []),
  ...(reason === 'fraud'
    ? [
        {
          id: 'police',
          fields: [
            { name: 'policeNumber', kind: 'line' },
            { name: 'policeOn', kind: 'pastDay' },
          ],
          files: true,
        } satisfies Step,
      ]
    : []),
  {
    id: 'more',
    fields: [
      { name: 'words', kind: 'area', max: 2_000 },
      { name: 'contact', kind: 'line' },
    ],
  },
];

/** What a person may ask about the data that we keep. @source GDPR, art. 16, 17, 18 and 21 */
export const rights = ['rectification', 'erasure', 'restriction', 'objection'] as const;

const journeys: Record<FilingKind, (typed: Typed) => readonly Step[]> = {
  plan: () => plan,
  planChange,
  dispute: disputeSteps,
  mediation: () => [
    {
      id: 'service',
      fields: [{ name: 'service', kind: 'choice', isRequired: true, options: ['ocmw', 'caw', 'other'] }],
    },
    { id: 'helper', fields: contact },
    { id: 'since', fields: [{ name: 'since', kind: 'pastDay' }], files: true },
  ],
  settlement: () => [
    {
      id: 'court',
      fields: [
        { name: 'admissibleOn', kind: 'pastDay' },
        { name: 'court', kind: 'line' },
      ],
    },
    { id: 'helper', fields: contact },
    { id: 'ruling', fields: [], files: true },
  ],
  proof: () => [{ id: 'what', fields: [{ name: 'words', kind: 'area', max: 2_000 }] }],
  pause: () => [
    { id: 'days', fields: [{ name: 'days', kind: 'choice', isRequired: true, options: ['10', '20', '30'] }] },
  ],
  notMe,
  right: () => [
    { id: 'right', fields: [{ name: 'right', kind: 'choice', isRequired: true, options: rights }] },
    { id: 'rightWords', fields: [{ name: 'rightWords', kind: 'area', isRequired: true, max: 2_000 }] },
    { id: 'more', fields: [], files: true },
  ],
};

/** The fields that decide which pages a journey has. */
export const deciding = ['ground', 'change', 'reason'] as const;

/** Whether a field is asked, by what stands in the other fields of its page. */
export const isAsked = ({ onlyIf }: Field, values: Readonly<Record<string, unknown>>): boolean =>
  !onlyIf || values[onlyIf.name] === onlyIf.is;

/** The pages of a journey, as far as what was typed decides. */
export const stepsOf = (kind: FilingKind, typed: Typed): readonly Step[] => journeys[kind](typed);

/** The page after one, or the last look before sending. */
export function stepAfter(kind: FilingKind, typed: Typed, id: string): string {
  const steps = stepsOf(kind, typed);
  const at = steps.findIndex((step) => step.id === id);
  return steps[at + 1]?.id ?? 'check';
}
