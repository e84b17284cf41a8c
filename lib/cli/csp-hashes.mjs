// After `next build`: the hashes of each prerendered page's inline scripts, for its Content-Security-Policy.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { top } from './settings.mjs';

const locales = ['nl', 'fr', 'de', 'en'];
const built = path.join(top, '.next/server/app');

/** The sources of script-src for the inline scripts of a page. Data in a script element is not run and needs none. */
function hashesOf(html) {
  const inline = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/\ssrc=|type="application\/(ld\+)?json"/.test(attributes))
    .map(([, , body]) => body);
  return [...new Set(inline)].map((body) => `sha256-${createHash('sha256').update(body).digest('base64')}`);
}

/** The address of each page under app/[locale]/(public), without its language: '' is the home page. */
function publicPages(folder, address = '') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      const isGroup = /^\(.*\)$/.test(entry.name);
      return publicPages(path.join(folder, entry.name), isGroup ? address : `${address}/${entry.name}`);
    }
    return /^page\.(tsx|ts|mdx)$/.test(entry.name) ? [address] : [];
  });
}

/** A host such as Vercel gives the proxy only the files that the build listed; this one is made after that. */
function addToTrace(file) {
  const traceFile = path.join(top, '.next/server/middleware.js.nft.json');
  if (!existsSync(traceFile)) return;
  const { fileHashes: _, ...trace } = JSON.parse(readFileSync(traceFile, 'utf8'));
  writeFileSync(traceFile, JSON.stringify({ ...trace, files: [...new Set([...trace.files, file])] }));
}

const pages = Object.fromEntries(
  readdirSync(built, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .map((file) => [
      `/${file.slice(0, -'.html'.length)}`,
      hashesOf(readFileSync(path.join(built, file), 'utf8')),
    ]),
);

const publicFolder = path.join(top, 'app/[locale]/(public)');
const wanted = (existsSync(publicFolder) ? publicPages(publicFolder) : []).flatMap((address) =>
  locales.map((locale) => `/${locale}${address}`),
);
const missing = wanted.filter((address) => !pages[address]);
if (missing.length > 0) {
  console.error(`Public pages must be built in advance, and these were not: ${missing.join(', ')}`);
  process.exitCode = 1;
} else {
  writeFileSync(path.join(top, '.next/csp-hashes.json'), `${JSON.stringify(pages)}\n`);
  addToTrace('../csp-hashes.json');
  console.log(
    `${wanted.length} public pages are static; ${Object.keys(pages).length} pages have hashes for their scripts.`,
  );
}
