export const letterKinds = ['access', 'notice'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** A new code goes by post at most once in so many days, whoever asks. */
export const daysBetweenCodes = 7;

export const isLetterKind = (text: string): text is LetterKind => letterKinds.some((kind) => kind === text);
