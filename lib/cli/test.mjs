// `npm test`: all checks of a fresh clone in their order; the last line is `N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { installPackages } from './install.mjs';
import { finishWhenInterrupted, runNode } from './processes.mjs';
import { requireNode, top } from './settings.mjs';
import { installOnSystem } from './system-packages.mjs';

requireNode();
const reports = mkdtempSync(path.join(os.tmpdir(), 'portal-reports-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
finishWhenInterrupted(130);

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
if (!(await installPackages())) process.exit(1);
const { startPostgres, environmentWith } = await machine();
const postgres = await startPostgres();
process.env.TEST_DATABASE_URL = postgres.url;

await step('lint', () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'));
await step(
  'types',
  async () => (await node('next/dist/bin/next', 'typegen')) && node('typescript/bin/tsc', '--noEmit'),
);
await tests('unit');
await tests('integration', 'integration-*');
const isBuilt = await step('build', () => build(environmentWith({})));
if (isBuilt) await tests('e2e');
else console.error('\nThe browser tests need the build and were not run.');

await postgres.stop();
process.exitCode = counts.failed > 0 ? 1 : 0;
for (const failure of failures) console.error(`\nfailed: ${failure}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);

/** Finds, or installs, the browser and the database server; ends with a sentence for each that stays missing. */
async function machine() {
  const { tsImport } = await import('tsx/esm/api');
  const load = (name) => tsImport(path.join(top, 'tests/support', name), import.meta.url);
  const [database, browser, environment] = await Promise.all(
    ['postgres.ts', 'browser.ts', 'environment.ts'].map(load),
  );
  const { TEST_DATABASE_URL } = process.env;
  if (!TEST_DATABASE_URL && !database.findPostgres()) installOnSystem('postgres');
  if (!browser.findBrowser()) installOnSystem('browser');
  const missing = [
    !TEST_DATABASE_URL && !database.findPostgres() && database.postgresMissing,
    !browser.findBrowser() && browser.browserMissing,
  ].filter(Boolean);
  for (const sentence of missing) console.error(sentence);
  if (missing.length > 0) process.exit(1);
  return { ...database, ...environment };
}

/** A check that passes or fails as a whole. */
async function step(title, run) {
  console.log(`\n— ${title}`);
  const passed = await run();
  counts[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(title);
  return passed;
}

async function tests(title, project = title) {
  console.log(`\n— ${title}`);
  const report = path.join(reports, `${title}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = await node(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--allowOnly=false',
    ...reporters,
  );
  const results = resultsIn(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = results;
  counts.passed += numPassedTests;
  counts.skipped += numPendingTests + numTodoTests;
  // A file that does not load, or a fault outside every test, has no failed test to count.
  counts.failed += passed ? 0 : Math.max(1, numFailedTests);
  if (!passed) failures.push(...failuresIn(results, title));
}

/** The failed tests, each with its file and the beginning of what went wrong: said last, where one looks first. */
function failuresIn({ testResults = [] }, title) {
  const told = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(top, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [`${file}\n${beginning(message)}`] : [];
    return tests.map((test) => `${file} > ${test.fullName}\n${beginning(test.failureMessages.join('\n'))}`);
  });
  return told.length > 0 ? told : [`${title}, outside every test`];
}

function beginning(text) {
  return text.split('\n').slice(0, 12).join('\n');
}

function resultsIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

async function node(program, ...args) {
  const env = { ...environmentWith({}), NODE_ENV: undefined };
  return (await runNode([path.join(top, 'node_modules', program), ...args], { env })) === 0;
}
