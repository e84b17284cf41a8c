// `node lib/cli/run.mjs NAME args…` runs a shell command of the portal; its source is TypeScript, run by tsx.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadSettings, top } from './settings.mjs';

loadSettings();
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
// A bank file is read in a little memory whatever its size: rubbish must not wait for more.
const settings =
  process.argv[2] === 'import:bank' ? ['--max-semi-space-size=8', '--heap-growing-percent=20'] : [];
const child = spawn(
  process.execPath,
  [
    ...settings,
    '--import',
    import.meta.resolve('tsx'),
    '--conditions=react-server',
    main,
    ...process.argv.slice(2),
  ],
  // Files named by the person are relative to where the person stands: INIT_CWD, as npm calls that folder.
  { stdio: 'inherit', cwd: top, env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() } },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
