import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, exceptions, type Tree } from '../support/architecture.ts';
import { temporaryFolder } from '../support/temporary.ts';

const top = path.resolve(import.meta.dirname, '../..');
const table = readFileSync(path.join(top, 'tests/integration/access.test.ts'), 'utf8');
const roots = ['proxy.ts', 'instrumentation.ts'];

function sources(): Tree {
  const inside = ['app', 'components', 'lib', 'db'].flatMap((folder) =>
    readdirSync(path.join(top, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name}`,
    ),
  );
  const files = [...inside, ...roots]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(top, file), 'utf8')]));
}

describe('the house', () => {
  const tree = sources();

  it('keeps its rules in every file', () => {
    expect(Object.keys(tree).length).toBeGreaterThan(200);
    expect(breaches(tree, table)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    const needed = breaches(tree, table, {});
    const allowed = Object.entries(exceptions).flatMap(([file, rules]) =>
      rules.map((rule) => `${file}: ${rule}`),
    );
    expect(new Set(needed)).toEqual(new Set(allowed));
  });
});

const page = 'export default async function Page() { return null }';
const debtorPage = (body: string) =>
  `import { requireDebtor } from '@/lib/auth/session.ts'; import { listDossiers } from '@/lib/dossiers/queries.ts';
  export default async function Page() { ${body} }`;
const inAccount = 'app/[locale]/(account)/dossiers/page.tsx';
const inStaff = 'app/[locale]/(staff)/admin/page.tsx';
const inPublic = 'app/[locale]/(public)/faq/page.tsx';
const late = 'asks the database before it knows who is there';

describe('a breach is found:', () => {
  it.each<[file: string, text: string, rule: string]>([
    ['app/x.tsx', "import { db } from '@/db/client.ts'", 'app never reads the database'],
    ['app/[locale]/x.tsx', "import { db } from '../../db/client.ts'", 'app never reads the database'],
    ['app/x.tsx', "const { db } = await import('@/db/client.ts')", 'app never reads the database'],
    ['app/x.tsx', "export { db } from '@/db/client.ts'", 'app never reads the database'],
    ['app/x.tsx', "const db = require('../db/client.ts')", 'app never reads the database'],
    ['app/x.tsx', "import { sql } from 'drizzle-orm'", 'app never reads the database'],
    ['app/x.tsx', "import { database } from '@/lib/database.ts'", 'app never opens the database'],
    ['app/x.tsx', "import { a } from '@/lib/reports/commands.ts'", 'a page never runs a command'],
    ['components/x.tsx', "import { a } from '../lib/reports/commands.ts'", 'a page never runs a command'],
    ['components/x.tsx', "import { a } from '@/db/schema/index.ts'", 'components never read the database'],
    ['components/x.tsx', "import { a } from '@/lib/staff/queries.ts'", 'components receive data and actions'],
    ['components/x.tsx', "import { a } from '@/lib/staff/actions.ts'", 'components receive data and actions'],
    ['components/x.tsx', "import { a } from '@/lib/auth/session.ts'", 'components know no session'],
    ['lib/a/commands.ts', "import { cookies } from 'next/headers'", 'commands know no requests'],
    ['lib/a/commands.ts', "import { auth } from 'next-auth'", 'commands know no requests'],
    ['lib/a/commands.ts', "import { x } from './actions.ts'", 'commands know no requests'],
    [
      'lib/a/commands.ts',
      "import { x } from '../b/commands.ts'",
      'commands never run commands of another domain',
    ],
    [
      'lib/ab/commands.ts',
      "import { x } from '../a/commands.ts'",
      'commands never run commands of another domain',
    ],
    ['lib/a/queries.ts', "import { x } from './commands.ts'", 'queries only read'],
    ['lib/a/queries.ts', "import { x } from 'next/cache'", 'queries only read'],
    ['lib/a/rules.ts', "import { x } from '@/db/client.ts'", 'rules and schemas are pure'],
    ['lib/a/schema.ts', "import { x } from '../b/queries.ts'", 'rules and schemas are pure'],
    ['lib/a/rules.ts', 'export async function x() {}', 'rules and schemas wait for nothing'],
    ['lib/a/schema.ts', 'export const x = async () => 1', 'rules and schemas wait for nothing'],
    ['lib/debt-law/x.ts', "import { x } from '../clock.ts'", 'debt-law knows nothing but itself'],
    ['lib/debt-law/x.ts', "import { z } from 'zod'", 'debt-law knows nothing but itself'],
    ['lib/debt-law/x.ts', "import type { X } from '@/lib/result.ts'", 'debt-law knows nothing but itself'],
    ['lib/a/x.ts', "import { x } from '@/components/ui/link.tsx'", 'lib knows no pages'],
    ['db/x.ts', "import { env } from '../lib/env.ts'", 'db knows nothing of lib'],
    ['lib/a/x.ts', "import { x } from '../intake/commands.ts'", 'only the shell takes in files'],
    ['lib/a/x.ts', "import { x } from '../notifications/mail.ts'", 'only the outbox sends'],
    ['app/x.tsx', "import { x } from '@/lib/notifications/smtp-transport.ts'", 'only the outbox sends'],
    ['lib/cli/x.ts', "import { createTransport } from 'nodemailer'", 'only the outbox sends'],
    ['app/x.tsx', 'const a = process.env.SECRET', 'only lib/env.ts reads the environment'],
    ['db/x.ts', "const a = process['env']", 'only lib/env.ts reads the environment'],
    ['lib/a/x.ts', 'const a = globalThis.process.env', 'only lib/env.ts reads the environment'],
    ['lib/a/x.ts', 'const { env } = process', 'only lib/env.ts reads the environment'],
    ['lib/a/x.ts', "import { env } from 'node:process'", 'only lib/env.ts reads the environment'],
    ['lib/a/x.ts', 'const a = new Date()', 'only lib/clock.ts reads the clock'],
    ['lib/a/x.ts', 'const a = Date.now()', 'only lib/clock.ts reads the clock'],
    ['lib/a/x.ts', 'const a = Date()', 'only lib/clock.ts reads the clock'],
    ['lib/a/x.ts', 'const a = performance.now()', 'only lib/clock.ts reads the clock'],
    ['lib/a/x.ts', 'const a = sql.raw(text)', 'no SQL is put together as text'],
    ['lib/a/index.ts', 'export const a = 1', 'no file only passes on others'],
    ['lib/a/x.ts', "export * from './y.ts'", 'no file only passes on others'],
    ['lib/a/x.ts', "export type { Y } from './y.ts'", 'no file only passes on others'],
    [
      'lib/a/x.ts',
      "'use server'; export async function x() {}",
      'server actions live in lib/<domain>/actions.ts',
    ],
    [
      'app/x.tsx',
      "function X() { async function save() { 'use server' } }",
      'server actions live in lib/<domain>/actions.ts',
    ],
    ['lib/a/actions.ts', 'export const x = defineAction({})', 'actions begin with "use server"'],
    [
      'lib/a/actions.ts',
      "'use server'; export async function x() {}",
      'every action is made by defineAction',
    ],
    [
      'lib/a/actions.ts',
      "'use server'; export const x = async () => 1",
      'every action is made by defineAction',
    ],
    ['lib/a/actions.ts', "'use server'; const x = 1; export { x }", 'every action is made by defineAction'],
    [
      'lib/a/actions.ts',
      "'use server'; export default defineAction({})",
      'every action is made by defineAction',
    ],
    [
      'lib/a/actions.ts',
      "'use server'; export const x = other(defineAction({}))",
      'every action is made by defineAction',
    ],
    [inPublic, page, 'public pages are made in advance'],
    [inPublic, `export const dynamic = 'force-dynamic'; ${page}`, 'public pages are made in advance'],
    [
      inPublic,
      `import { listDossiers } from '@/lib/dossiers/queries.ts'; export const dynamic = 'error'; ${page}`,
      'public pages ask the database nothing',
    ],
    [inAccount, page, 'asks nobody who is there'],
    [inAccount, debtorPage('await listDossiers(); const ctx = await requireDebtor();'), late],
    [
      inAccount,
      `${debtorPage('await requireDebtor()')} export async function generateMetadata() { return listDossiers() }`,
      late,
    ],
    [inStaff, page.replace('return null', 'await requireDebtor()'), 'asks nobody who is there'],
    ['app/[locale]/(account)/layout.tsx', debtorPage('await listDossiers()'), late],
    ['app/[locale]/(account)/sign-in/page.tsx', debtorPage('await listDossiers()'), late],
    ['app/[locale]/other/page.tsx', page, 'asks nobody who is there'],
    ['app/api/x/route.ts', 'export async function GET() {}', 'asks nobody who is there'],
    [
      'lib/a/commands.ts',
      'export async function wipeAll(ctx) {}',
      'wipeAll has no row in the table of refusals',
    ],
    ['lib/a/queries.ts', 'export const readAll = (ctx) => 1', 'readAll has no row in the table of refusals'],
  ])('%s with %s', (file, text, rule) => {
    expect(breaches({ [file]: text }, table)).toContain(`${file}: ${rule}`);
  });
});

it.each<[file: string, text: string]>([
  ['lib/a/x.ts', 'const a = new Date(0); const b = Date.UTC(2026, 1); const env = { x: 1 }; a.env'],
  ['lib/a/commands.ts', "import { x } from '../b/queries.ts'; import { y } from './rules.ts'"],
  ['lib/demo/commands.ts', "import { x } from '../intake/commands.ts'"],
  ['lib/cli/x.ts', "import { x } from '../intake/commands.ts'"],
  ['lib/debt-law/x.ts', "import { x } from './day.ts'"],
  ['lib/a/actions.ts', "'use server'; export type X = 1; export const x = defineAction({})"],
  [inAccount, debtorPage('return listDossiers(await requireDebtor())')],
  [inPublic, `export const dynamic = 'error'; ${page}`],
  ['app/[locale]/(account)/sign-in/page.tsx', page],
])('no breach is seen in %s with %s', (file, text) => {
  expect(breaches({ [file]: text }, table)).toEqual([]);
});

it('is kept by Biome too, where an import alone shows the breach', async () => {
  const { folder, remove } = temporaryFolder('biome');
  cpSync(path.join(top, 'biome.json'), path.join(folder, 'biome.json'));
  const imports = {
    'app/one.tsx': '@/lib/messaging/commands.ts',
    'app/two.tsx': '@/db/client.ts',
    'components/one.tsx': '@/lib/auth/session.ts',
    'components/two.tsx': '@/db/schema/index.ts',
    'lib/messaging/queries.ts': 'next/headers',
    'lib/messaging/commands.ts': 'next/headers',
    'lib/messaging/rules.ts': '@/db/client.ts',
    'db/one.ts': '@/lib/env.ts',
  };
  const innocent = { 'lib/messaging/view.ts': '@/db/client.ts' };
  for (const [file, target] of Object.entries({ ...imports, ...innocent })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `import { x } from '${target}';\nexport const y = x;\n`);
  }
  const program = path.join(top, 'node_modules/@biomejs/biome/bin/biome');
  const args = [program, 'lint', '--vcs-enabled=false', '--reporter=json', '.'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  const found = diagnostics.filter(({ category }) => category === 'lint/style/noRestrictedImports');
  expect(found.map(({ location }) => location.path).sort()).toEqual(Object.keys(imports).sort());
  remove();
});
