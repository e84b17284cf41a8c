import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

export const browserMissing =
  'Install Chromium or Google Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// Quiet: the tests count what a page sends, so the browser itself must send nothing.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A Chromium or Chrome: CHROMIUM_PATH, one in PATH or the usual places, a Playwright download; null without one. */
export function findBrowser(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const inPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...inPath, ...macPlaces, chromium.executablePath()].find(isProgram) ?? null;
}

/** Starts the browser that all tests of a run share; each test opens its own contexts in it. */
export async function launchBrowser(): Promise<BrowserServer> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(browserMissing);
  return chromium.launchServer({ executablePath, args: flags, host: '127.0.0.1' });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
