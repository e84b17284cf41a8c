import { spawnSync } from 'node:child_process';

const managers = [
  {
    program: 'apt-get',
    prepare: ['update'],
    install: ['install', '-y', '--no-install-recommends', '--no-upgrade'],
  },
  { program: 'dnf', install: ['install', '-y'] },
  { program: 'apk', install: ['add'] },
  { program: 'brew', install: ['install'], asOneself: true },
];

const names = {
  postgres: { 'apt-get': 'postgresql', dnf: 'postgresql-server', apk: 'postgresql', brew: 'postgresql@18' },
  browser: { 'apt-get': 'chromium', dnf: 'chromium', apk: 'chromium', brew: 'chromium' },
};

/** Installs a missing program with the package manager of this system when it may. It may fail: look again afterwards. */
export function installOnSystem(what) {
  const manager = managers.find(({ program }) => works(program, ['--version']));
  const before = manager && privilege(manager);
  if (!before) return;
  const name = names[what][manager.program];
  console.log(`Installing ${name} with ${manager.program}…`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [manager.prepare, [...manager.install, name]].filter(Boolean)) {
    const [program, ...args] = [...before, manager.program, ...step];
    spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  }
}

/** What to put before the package manager: nothing, sudo when that asks no password, or null when it may not run. */
function privilege({ asOneself }) {
  const isRoot = process.getuid?.() === 0;
  if (asOneself) return isRoot ? null : [];
  if (isRoot) return [];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

const works = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
