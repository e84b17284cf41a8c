/** How many pages a PDF of ours has: its tree of pages says so in the open. */
export function pagesOf(pdf: Buffer): number {
  const found = /\/Type \/Pages\s[^>]*?\/Count (\d+)/.exec(pdf.toString('latin1'));
  if (!found) throw new Error('a PDF of ours says how many pages it has');
  return Number(found[1]);
}
