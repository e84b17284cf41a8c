/**
 * What the squares of a letter say: the page to sign in, with reference and code behind the `#`, which no server sees. The
 * page fills them in and waits for a click.
 */
export const signInAddress = (
  page: string,
  { reference, code }: { reference: string; code: string },
): string => `${page}#r=${reference}&c=${code}`;
