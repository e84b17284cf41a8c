// `npm start` and `npm run dev`: from a fresh clone to a portal that answers. Nothing is installed yet when this begins.
import net from 'node:net';
import path from 'node:path';
import { buildWhenChanged } from './build.mjs';
import { installPackages } from './install.mjs';
import { ended, finish, finishWhenInterrupted, readNode, start } from './processes.mjs';
import { loadSettings, requireNode, top } from './settings.mjs';

requireNode();
loadSettings();
process.env.NEXT_TELEMETRY_DISABLED = '1';
const development = process.argv.includes('--dev');

finishWhenInterrupted(0);
if (!(await portal())) await finish(1);

async function portal() {
  if (!(await portIsFree(Number(process.env.PORT || 3000)))) return false;
  const emulatorPort = chooseEmulator();
  if (emulatorPort === false) return false;
  if (!(await installPackages())) return false;
  const facts = await preflight();
  if (!facts) return false;
  if (!development && !(await buildWhenChanged())) return false;
  const prepared = await readNode(['lib/cli/run.mjs', 'prepare', '--json']);
  if (prepared.code !== 0) return false;
  if (emulatorPort !== null)
    start(process.execPath, ['--import', 'tsx', 'tests/support/run-mollie.ts', String(emulatorPort)]);
  const { demo } = JSON.parse(prepared.output.trim().split('\n').at(-1));
  const server = start(process.execPath, [
    ...(development || process.env.TRUST_PROXY === '1'
      ? []
      : ['--import', './lib/cli/untrusted-headers.mjs']),
    path.join(top, 'node_modules/next/dist/bin/next'),
    ...[development ? 'dev' : 'start', '-p', String(facts.port)],
  ]);
  if (!(await untilAnswers(`http://localhost:${facts.port}/nl`, server))) return false;
  welcome(facts.origin, demo);
  return (await ended(server)) === 0;
}

/** The port of the made-up provider of online payments, null without one; false where it may not be. */
function chooseEmulator() {
  if (process.env.MOLLIE_API_KEY !== 'test_emulator' || process.env.MOLLIE_API_URL) return null;
  if (!development) {
    console.error('MOLLIE_API_KEY test_emulator is for `npm run dev`: nobody pays there.');
    return false;
  }
  const port = Number(process.env.PORT || 3000) + 1;
  process.env.MOLLIE_API_URL = `http://127.0.0.1:${port}`;
  return port;
}

async function preflight() {
  const tsx = ['--import', 'tsx', '--conditions=react-server'];
  const { code, output } = await readNode([...tsx, 'lib/cli/preflight.mjs']);
  return code === 0 ? JSON.parse(output) : null;
}

/** A wrong PORT is told later, with the other variables. */
function portIsFree(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return true;
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', ({ code }) => {
      console.error(
        code === 'EADDRINUSE'
          ? `Port ${port} is in use: stop what listens there, or choose another with PORT.`
          : `Port ${port} cannot be opened (${code}): choose another with PORT.`,
      );
      resolve(false);
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function untilAnswers(url, server) {
  const deadline = Date.now() + 120_000;
  while (server.exitCode === null && server.signalCode === null) {
    if ((await fetch(url).catch(() => null))?.ok) return true;
    if (Date.now() > deadline) {
      console.error(`The portal did not answer at ${url} within two minutes.`);
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function welcome(origin, demo) {
  console.log(`\nThe portal answers at ${origin}`);
  if (demo) {
    console.log(`\n  Demo dossier   reference ${demo.reference}   access code ${demo.accessCode}`);
    console.log(`  Demo staff     ${demo.staffEmail}   password ${demo.staffPassword}`);
  }
  console.log('\nCtrl-C stops it.');
}
