import type { Day } from './debt-law/day.ts';

const brussels = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Brussels at an instant. */
export const dayIn = (at: Date): Day => brussels.format(at) as Day;

export const now = (): Date => new Date();

export const today = (): Day => dayIn(now());
