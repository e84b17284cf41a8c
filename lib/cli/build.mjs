// `npm run build` builds whatever was built before; `npm start` only what changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './processes.mjs';
import { top } from './settings.mjs';

const inputs = [
  ...['app', 'components', 'lib', 'db', 'messages', 'public'],
  ...['proxy.ts', 'instrumentation.ts', 'global.d.ts', 'next.config.ts'],
  ...['tsconfig.json', 'postcss.config.mjs', 'package.json', 'package-lock.json'],
];

// What ends up in prerendered pages or in the manifest: the address of the site and the name of the deployment.
const variables = /^(APP_ORIGIN|DEPLOYMENT_ID|VERCEL|VERCEL_.+|NEXT_PUBLIC_.+)$/;

const stampFile = path.join(top, '.next/build-inputs');

/** Builds for production, unless the last build was made of the same files. Answers whether it worked. */
export async function buildWhenChanged() {
  const stamp = stampOf(process.env);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  console.log('Building the portal…');
  return build();
}

/** Builds for production. Answers whether it worked. */
export async function build(environment = process.env) {
  const stamp = stampOf(environment);
  rmSync(stampFile, { force: true });
  const options = { env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } };
  const next = path.join(top, 'node_modules/next/dist/bin/next');
  for (const step of [[next, 'build'], [path.join(top, 'lib/cli/csp-hashes.mjs')]]) {
    if ((await runNode(step, options)) !== 0) return false;
  }
  writeFileSync(stampFile, stamp);
  return true;
}

function stampOf(environment) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of inputs) {
    for (const file of filesUnder(input))
      hash.update(`\0${file}\0`).update(readFileSync(path.join(top, file)));
  }
  for (const name of Object.keys(environment)
    .filter((name) => variables.test(name) && environment[name])
    .sort()) {
    hash.update(`\0${name}=${environment[name]}`);
  }
  return hash.digest('hex');
}

function filesUnder(input) {
  const place = path.join(top, input);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [input];
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !name.endsWith('.d.json.ts')) // made by the build
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => filesUnder(`${input}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
