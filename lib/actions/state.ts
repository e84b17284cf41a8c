/** What a form shows after it was sent. Codes only: the sentences are made where it is drawn. */
export type ActionState =
  | { status: 'idle' }
  /** `told` is what a form that goes nowhere gets to know. */
  | { status: 'done'; told?: Record<string, string> }
  | { status: 'invalid'; fields: Record<string, string>; kept: Record<string, string> }
  | { status: 'refused'; code: string; kept: Record<string, string>; signIn?: SignInAgain };

/** Where a person whose session is over signs in again, and whether what was typed is put back there. */
export type SignInAgain = { href: string; isKept: boolean };

export const idle: ActionState = { status: 'idle' };
