import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ended, start } from './processes.mjs';
import { top } from './settings.mjs';

/** Installs what the lockfile says, unless that is what node_modules has. Answers whether it worked. */
export async function installPackages() {
  if (isInstalled()) return true;
  console.log('Installing the packages of package-lock.json…');
  const [program, args, options] = npm();
  const code = await ended(
    start(program, [...args, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], options),
  );
  if (code === 0) return true;
  console.error('The packages could not be installed: see what npm says above.');
  return false;
}

/** npm keeps its own record of what it put there; optional packages of other systems are rightly absent from it. */
function isInstalled() {
  const wanted = packagesOf(path.join(top, 'package-lock.json'));
  const present = packagesOf(path.join(top, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    return present[name] ? present[name].version === version : optional;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}

function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, [script], {}];
  return process.platform === 'win32' ? ['npm', [], { shell: true }] : ['npm', [], {}];
}
