import type { ReactNode } from 'react';

const tones = {
  plain: 'border-edge text-soft',
  waiting: 'border-waiting bg-waiting-wash text-waiting',
  done: 'border-done bg-done-wash text-done',
  attention: 'border-attention bg-attention-wash text-attention',
} as const;

export type Tone = keyof typeof tones;

/** A state in one or two words. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`inline-block rounded-sm border px-2 text-sm font-bold ${tones[tone]}`}>{children}</span>
);
