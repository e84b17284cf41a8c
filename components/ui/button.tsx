import type { ButtonHTMLAttributes } from 'react';
import { Link } from './link.tsx';

const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-md border-2 px-5 py-2 text-center font-bold no-underline';
const kinds = {
  primary: 'border-action bg-action text-on-action hover:underline',
  secondary: 'border-edge bg-surface text-ink hover:border-ink',
  quiet: 'border-transparent bg-transparent px-2 text-action underline',
} as const;

export type ButtonKind = keyof typeof kinds;

export const buttonClass = (kind: ButtonKind = 'primary') => `${base} ${kinds[kind]}`;

export const Button = ({
  kind = 'primary',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }) => (
  <button type="submit" className={`${buttonClass(kind)} ${className}`} {...rest} />
);

export const LinkButton = ({
  kind = 'primary',
  className = '',
  ...rest
}: Parameters<typeof Link>[0] & { kind?: ButtonKind }) => (
  <Link className={`${buttonClass(kind)} ${className}`} {...rest} />
);
