/** Letters with a new access code, written when they are printed. */
export const codeLetterKinds = ['access', 'reminder', 'notice'] as const;
/** Papers that were made before, printed as they are: those that the law wants on a durable medium, and decisions for who has no mail. */
export const paperLetterKinds = ['plan', 'closing', 'statement', 'refund', 'decision'] as const;
export const letterKinds = [...codeLetterKinds, ...paperLetterKinds] as const;
export type CodeLetterKind = (typeof codeLetterKinds)[number];
export type LetterKind = (typeof letterKinds)[number];

/** A new code goes by post at most once in so many days, whoever asks. */
export const daysBetweenCodes = 7;

export const isLetterKind = (text: string): text is LetterKind => letterKinds.some((kind) => kind === text);

export const isCodeLetter = (kind: LetterKind): kind is CodeLetterKind =>
  codeLetterKinds.some((one) => one === kind);
