/** What a form shows after it was sent. Codes only: the sentences are made where it is drawn. */
export type ActionState =
  | { status: 'idle' }
  | { status: 'done' }
  | { status: 'invalid'; fields: Record<string, string>; kept: Record<string, string> }
  | { status: 'refused'; code: string; kept: Record<string, string> };

export const idle: ActionState = { status: 'idle' };
