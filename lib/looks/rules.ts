/** What somebody did with a dossier, as the person whose it is reads it. */
export const lookKinds = [
  'looked',
  'file',
  'answered',
  'decided',
  'money',
  'checked',
  'letter',
  'worked',
] as const;
export type LookKind = (typeof lookKinds)[number];

const kinds: [RegExp, LookKind][] = [
  [/^(dossier|messages|filings|plans|erasures|queue)\.seen$/, 'looked'],
  [/^(file\.opened|receipt\.opened|documents\.downloaded|document\.added|file\.)/, 'file'],
  [/^message\./, 'answered'],
  [/^(filing|plan|notMe)\./, 'decided'],
  [/^(payment|refund|report|onlinePayment)\./, 'money'],
  [/^claim\./, 'checked'],
  [/^(letter|accessCode)\./, 'letter'],
];

/** The kind of an event of the trail. */
export const lookKindOf = (type: string): LookKind => kinds.find(([of]) => of.test(type))?.[1] ?? 'worked';

export type Look = {
  id: number;
  at: Date;
  kind: LookKind;
  /** A mediator by name; who works for the agency is not named. */
  mediator: { name: string; organisation: string } | null;
};

const sameVisitMs = 10 * 60_000;

/** One line for what one side did of a kind within ten minutes. Both lists have the newest first. */
export function joined(looks: readonly Look[]): Look[] {
  const kept: Look[] = [];
  for (const look of looks) {
    const isSame = kept.some(
      (one) =>
        one.kind === look.kind &&
        one.mediator?.name === look.mediator?.name &&
        one.at.getTime() - look.at.getTime() < sameVisitMs,
    );
    if (!isSame) kept.push(look);
  }
  return kept;
}
