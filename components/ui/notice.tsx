import type { ReactNode } from 'react';

const tones = {
  plain: 'border-edge bg-surface',
  waiting: 'border-waiting bg-waiting-wash',
  done: 'border-done bg-done-wash',
  attention: 'border-attention bg-attention-wash',
} as const;

/** A box that says something that matters now; the first words say what kind it is, the colour only repeats it. */
export const Notice = ({
  tone = 'plain',
  title,
  children,
  role,
  id,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
  role?: 'status' | 'alert';
  id?: string;
}) => (
  <div id={id} role={role} className={`max-w-prose border-s-4 px-4 py-3 ${tones[tone]}`}>
    {title ? <p className="font-bold">{title}</p> : null}
    {children}
  </div>
);
