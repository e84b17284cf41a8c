import { readFileSync } from 'node:fs';
import path from 'node:path';

let kept: Record<string, string[]> | undefined;

/** The hashes of the inline scripts of each page that was built in advance, by path; empty in development. */
export function pageHashes(): Record<string, string[]> {
  if (kept) return kept;
  try {
    kept = JSON.parse(readFileSync(path.join(process.cwd(), '.next/csp-hashes.json'), 'utf8')) as Record<
      string,
      string[]
    >;
  } catch {
    kept = {};
  }
  return kept;
}
