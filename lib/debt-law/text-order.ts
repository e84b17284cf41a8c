/** Which of two days, or of two names, comes first: less than zero, more, or zero when they are the same. */
export const textOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
