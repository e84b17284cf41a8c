import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the portal. */
export const top = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Reads .env.local and .env as Next does: what the environment says already goes first. */
export function loadSettings() {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(top, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/** Ends the process with a sentence when Node is too old for the packages. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `The portal needs Node 20.19 or newer, and this is ${process.versions.node}: install it from nodejs.org.`,
  );
  process.exit(1);
}
