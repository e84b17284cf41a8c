import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const atExit = new Set<() => void>();
process.once('exit', () => {
  for (const end of atExit) end();
});
// Vitest ends its workers by a signal; without a listener the process would be gone before its 'exit'.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Runs `end` when this process ends, whatever the reason, unless the answer is called first: that runs it at once. */
export function cleanUp(end: () => void): () => void {
  atExit.add(end);
  return () => {
    if (atExit.delete(end)) end();
  };
}

/** A new folder that is deleted with this process or by `remove`; other users may pass through it. */
export function temporaryFolder(name: string): { folder: string; remove: () => void } {
  // Root's TMPDIR may be closed to the postgres user.
  const parent = process.getuid?.() === 0 ? '/tmp' : os.tmpdir();
  const folder = mkdtempSync(path.join(parent, `portal-${name}-`));
  chmodSync(folder, 0o755);
  return { folder, remove: cleanUp(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })) };
}
