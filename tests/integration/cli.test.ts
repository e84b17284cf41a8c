import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents, accessCodes as codesTable } from '@/db/schema/access.ts';
import { dossiers as dossiersTable } from '@/db/schema/dossiers.ts';
import { creditors, staff } from '@/db/schema/parties.ts';
import { signInStaff, signInWithLetter } from '@/lib/auth/commands.ts';
import { letterSchema } from '@/lib/auth/schema.ts';
import { accessCodes } from '@/lib/cli/access-codes.ts';
import type { CliCommand } from '@/lib/cli/command.ts';
import { shellContext } from '@/lib/cli/context.ts';
import { importDossiersCommand } from '@/lib/cli/import-dossiers.ts';
import { serveCommands } from '@/lib/cli/serve.ts';
import { addStaffCommand } from '@/lib/cli/staff-add.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { lockFolder, socketOf, tokenFileOf } from '@/lib/embedded-lock.ts';
import { proofOf } from '@/lib/embedded-proof.ts';
import { nobody } from '../support/actors.ts';
import { aRow, csvOf } from '../support/creditor-file.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';
import { createDatabase } from '../support/server-database.ts';
import { holdFolder, lockInProcess, shell } from '../support/shell.ts';
import { temporaryFolder } from '../support/temporary.ts';

const visitor = { address: '192.0.2.7' };
const password = 'correct horse battery staple';
const usage = 'Usage: npm run access-codes -- [--dossier REFERENCE] --out FILE';
const person = ['--email', 'Noor@example.be', '--name', 'Noor'];

function ownFolder(): string {
  const { folder, remove } = temporaryFolder('cli');
  onTestFinished(remove);
  return folder;
}

/** Runs a command on a database, in this process; answers its code and what it prints. */
async function run(command: CliCommand, db: Database, args: string[], cwd = '.') {
  const lines: string[] = [];
  const code = await command({ db, args, cwd, print: (line) => lines.push(line) });
  return { code, lines };
}

describe('staff:add', () => {
  it('adds somebody who can sign in, once', () =>
    inRollback(async (db) => {
      const args = [...person, '--password', password];
      const first = await run(addStaffCommand, db, args);
      expect(first).toEqual({ code: 0, lines: ['noor@example.be is added as administrator.'] });
      const ctx = { ...shellContext(db, 'test'), actor: nobody };
      const typed = { email: 'noor@example.be', password };
      expect(await signInStaff(ctx, visitor, typed)).toMatchObject({ ok: true });
      const second = await run(addStaffCommand, db, args);
      expect(second).toEqual({ code: 1, lines: ['noor@example.be is already a member of staff.'] });
      expect(await db.$count(staff)).toBe(1);
    }));

  it.each([
    ['nothing', []],
    ['a short password', [...person, '--password', 'too short']],
    ['an unknown role', [...person, '--password', password, '--role', 'king']],
    ['an unknown option', [...person, '--password', password, '--admin']],
  ])('explains itself when given %s', (_, args) =>
    inRollback(async (db) => {
      const { code, lines } = await run(addStaffCommand, db, args);
      expect(code).toBe(1);
      expect(lines.join('\n')).toContain('Usage: npm run staff:add');
      expect(lines.join('\n')).not.toContain('too short');
      expect(await db.$count(staff)).toBe(0);
    }),
  );
});

describe('access-codes', () => {
  it('writes codes that open their dossiers to a new file of its owner alone', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const dossiers = [await givenDossier(db), await givenDossier(db)];
      expect(await run(accessCodes, db, ['--out', 'codes.csv'], folder)).toEqual({
        code: 0,
        lines: ['2 access codes written to codes.csv.'],
      });
      const file = path.join(folder, 'codes.csv');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(header).toBe('dossier_number;reference;access_code');
      expect(lines.map((line) => line.split(';')[0]).sort()).toEqual(dossiers.map((d) => d.number).sort());

      const ctx = { ...shellContext(db, 'test'), actor: nobody };
      for (const line of lines) {
        const [, reference, code] = line.split(';');
        const input = letterSchema.parse({ reference, code });
        expect(await signInWithLetter(ctx, visitor, input)).toMatchObject({ ok: true });
      }
      for (const { hash } of await db.select().from(codesTable)) {
        for (const line of lines) expect(line).not.toContain(hash);
      }
    }));

  it('makes none a second time, and leaves a file that is there as it is', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      await givenDossier(db);
      writeFileSync(path.join(folder, 'there.csv'), 'mine');
      const refused = await run(accessCodes, db, ['--out', 'there.csv'], folder);
      expect(refused).toEqual({ code: 1, lines: ['there.csv exists already; name a new file.'] });
      expect(readFileSync(path.join(folder, 'there.csv'), 'utf8')).toBe('mine');
      expect(await db.$count(codesTable)).toBe(0);

      await run(accessCodes, db, ['--out', 'first.csv'], folder);
      const second = await run(accessCodes, db, ['--out', 'second.csv'], folder);
      expect(second.lines).toEqual(['0 access codes written to second.csv.']);
      expect(await db.$count(codesTable)).toBe(1);

      const nowhere = await run(accessCodes, db, ['--out', 'gone/codes.csv'], folder);
      expect(nowhere).toEqual({ code: 1, lines: ['gone/codes.csv cannot be written: ENOENT.'] });
      expect((await run(accessCodes, db, [])).lines).toEqual([usage]);
    }));

  it('quotes the number that a creditor gave, and makes no formula of it', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const { id } = await givenDossier(db);
      await db.update(dossiersTable).set({ number: '=1;"x"' }).where(eq(dossiersTable.id, id));
      await run(accessCodes, db, ['--out', 'codes.csv'], folder);
      const [, line] = readFileSync(path.join(folder, 'codes.csv'), 'utf8').split('\n');
      expect(line).toMatch(/^"'=1;""x""";/);
    }));

  it('renews the code of one dossier: the old one stops working at once, the others go on', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const [lost, other] = [await givenDossier(db), await givenDossier(db)];
      await run(accessCodes, db, ['--out', 'first.csv'], folder);
      const typed = formatReference(lost.reference);
      expect(await run(accessCodes, db, ['--dossier', typed, '--out', 'second.csv'], folder)).toEqual({
        code: 0,
        lines: [`The new access code of ${typed} is in second.csv. Older ones no longer work.`],
      });
      const linesOf = (name: string) => {
        expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
        const [, ...lines] = readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
        return lines.map((line) => line.split(';'));
      };
      const ctx = { ...shellContext(db, 'test'), actor: nobody };
      const opens = async ([, reference, code]: string[] = []) =>
        (await signInWithLetter(ctx, visitor, letterSchema.parse({ reference, code }))).ok;
      const first = linesOf('first.csv');
      const [older, untouched] = [lost, other].map((each) =>
        first.find(([number]) => number === each.number),
      );
      const [fresh, ...more] = linesOf('second.csv');
      expect([fresh?.[0], more]).toEqual([lost.number, []]);
      expect([await opens(older), await opens(untouched), await opens(fresh)]).toEqual([false, true, true]);
      const made = (await db.select().from(auditEvents).orderBy(auditEvents.id)).filter(
        ({ type }) => type === 'accessCode.made',
      );
      expect(made.map(({ dossierId, facts }) => [dossierId, facts.replaced]).slice(2)).toEqual([
        [lost.id, 1],
      ]);
    }));

  it('renews nothing for a reference that is wrong or unknown, or into a file that is there', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const { reference } = await givenDossier(db);
      writeFileSync(path.join(folder, 'there.csv'), 'mine');
      const wrongReference = 'is no reference of a letter: that has ten digits.';
      for (const [asked, said] of [
        [['--dossier', '123', '--out', 'new.csv'], `"123" ${wrongReference}`],
        [['--dossier', '', '--out', 'new.csv'], `"" ${wrongReference}`],
        [['--dossier', '0000000097', '--out', 'new.csv'], 'No dossier has the reference 0000 0000 97.'],
        [['--dossier', reference, '--out', 'there.csv'], 'there.csv exists already; name a new file.'],
        [['--dossier', reference], usage],
      ] as const) {
        expect(await run(accessCodes, db, [...asked], folder)).toEqual({ code: 1, lines: [said] });
      }
      expect(await db.$count(codesTable)).toBe(0);
      expect(readdirSync(folder)).toEqual(['there.csv']);
    }));
});

describe('import:dossiers', () => {
  it.each([
    ['nothing', [], 'Usage: npm run import:dossiers'],
    ['two files', ['a.csv', 'b.csv'], 'Usage: npm run import:dossiers'],
    ['an unknown option', ['a.csv', '--force'], 'Usage: npm run import:dossiers'],
    ['no file', ['gone.csv'], 'gone.csv is not a file.'],
    ['a folder', ['.'], '. is not a file.'],
  ])('explains itself when given %s', (_, args, said) =>
    inRollback(async (db) => {
      const { code, lines } = await run(importDossiersCommand, db, args, ownFolder());
      expect(code).toBe(1);
      expect(lines.join('\n')).toContain(said);
    }),
  );

  it('prints each fault with its line and column, and how many there are', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const rows = [aRow(), aRow({ invoice_number: 'F-2', invoice_amount: '1.234', debtor_kind: 'person' })];
      writeFileSync(path.join(folder, 'claims.csv'), csvOf(rows));
      expect(await run(importDossiersCommand, db, ['claims.csv'], folder)).toEqual({
        code: 1,
        lines: [
          'line 3, debtor_kind: must be one of: consumer, enterprise',
          'line 3, invoice_amount: can be read as thousands or as cents: write both decimals, such as 1234,00',
          '2 faults. Nothing was taken in.',
        ],
      });
      expect(await db.$count(creditors)).toBe(0);
    }));

  it('prints the control totals, and says that a dry run wrote nothing', () =>
    inRollback(async (db) => {
      const folder = ownFolder();
      const rows = [aRow(), aRow({ invoice_number: 'F-2', invoice_amount: '1.234,50' })];
      writeFileSync(path.join(folder, 'claims.csv'), csvOf(rows));
      const { code, lines } = await run(importDossiersCommand, db, ['claims.csv', '--dry-run'], folder);
      expect(code).toBe(0);
      expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
        'rows 2',
        'creditors 1',
        'debtors 1',
        'dossiers 1 (1 new)',
        'invoices 2 (2 new, 0 known)',
        expect.stringMatching(/^held \d+ dossiers? /),
        expect.stringMatching(/^principal € ?1[.,]419[.,]00 \(141900 cents\)$/),
        'Dry run: nothing was written.',
      ]);
      expect(await db.$count(creditors)).toBe(0);
    }));
});

/** What a shell command needs to find the engine of this run: a server, or a folder that another process holds. */
async function givenPortal(): Promise<Record<string, string>> {
  const engine = inject('engine');
  const folder = ownFolder();
  if (engine.driver === 'pglite') {
    await holdFolder(folder);
    return { DATA_DIR: folder };
  }
  const copy = await createDatabase(engine.url, engine.template);
  onTestFinished(() => copy.drop());
  const key = 'only-for-tests-only-for-tests-only-for-tests';
  return { DATA_DIR: folder, DATABASE_URL: copy.url, AUTH_SECRET: key, PEPPER: key };
}

describe('a command in a process of its own', () => {
  it('works beside the running portal, with the files of the folder where it was typed', async () => {
    const settings = await givenPortal();
    const folder = ownFolder();
    writeFileSync(path.join(folder, 'claims.csv'), csvOf([aRow()]));

    const imported = await shell(['import:dossiers', 'claims.csv'], settings, folder);
    expect(imported).toMatchObject({ code: 0, errors: '' });
    expect(imported.output).toMatch(/dossiers +1 \(1 new\)\n(.*\n){3}Done\.\n$/);

    const codes = await shell(['access-codes', '--out', 'codes.csv'], settings, folder);
    expect(codes).toEqual({ code: 0, output: '1 access codes written to codes.csv.\n', errors: '' });
    expect(statSync(path.join(folder, 'codes.csv')).mode & 0o777).toBe(0o600);

    // A password may begin like an option.
    const added = await shell(['staff:add', ...person], { ...settings, STAFF_PASSWORD: `--${password}` });
    expect(added).toEqual({ code: 0, output: 'noor@example.be is added as administrator.\n', errors: '' });
  }, 60_000);

  it('makes no demo, whose sign-ins everybody knows, on an address for others', async () => {
    const settings = { DATA_DIR: ownFolder(), APP_ORIGIN: 'https://portal.example.be' };
    const prepared = await shell(['prepare', '--json'], settings);
    expect(prepared).toEqual({ code: 0, output: '{"demo":null}\n', errors: '' });
  }, 60_000);

  it('says that it is unknown, or which variables are wrong', async () => {
    const unknown = await shell(['import'], { DATA_DIR: ownFolder() });
    expect(unknown).toMatchObject({ code: 1, output: '' });
    expect(unknown.errors).toMatch(/^Unknown command: import\. Known: prepare, migrate, import:dossiers/);
    const wrong = await shell(['import:dossiers'], { DATA_DIR: ownFolder(), DEMO_DATA: 'perhaps' });
    expect(wrong).toMatchObject({ code: 1, output: '' });
    expect(wrong.errors).toBe('The environment is not right:\n  - DEMO_DATA must be 0 or 1.\n');
  });
});

const sentence = (folder: string) =>
  `The data folder ${folder} is in use by another process of this portal. Stop that one first, or set DATA_DIR.`;

describe('the embedded database', () => {
  it('is for one process: a second one says so and ends', async () => {
    const folder = ownFolder();
    // Held without an ear for commands, as `prepare` and a shell command hold it.
    const unlock = await lockFolder(folder);
    const [prepare, command] = await Promise.all([
      shell(['prepare'], { DATA_DIR: folder }),
      shell(['import:dossiers', 'a.csv'], { DATA_DIR: folder }),
    ]);
    expect(prepare).toEqual({ code: 1, output: '', errors: `${sentence(folder)}\n` });
    expect(command).toEqual(prepare);
    await unlock();
  });

  it('is free again when the process that held it was killed', async () => {
    const folder = ownFolder();
    const child = await lockInProcess(folder);
    await expect(lockFolder(folder)).rejects.toThrow(sentence(folder));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await (await lockFolder(folder))();
  });

  it('takes no command from whoever does not know the token in the folder, which only its owner reads', async () => {
    const folder = ownFolder();
    const unlock = await lockFolder(folder, serveCommands);
    expect(statSync(tokenFileOf(folder)).mode & 0o777).toBe(0o600);
    const token = readFileSync(tokenFileOf(folder), 'utf8');
    const asked = { name: 'staff:add', args: [], cwd: folder };
    const client = 'n'.repeat(43);
    const right = (server: string) => proofOf(token, 'command', { client, server });
    for (const proof of [
      () => undefined,
      () => '',
      () => token,
      (server: string) => `${right(server)}x`,
      (server: string) => [right(server)],
      (server: string) => proofOf(token, 'holder', { client, server }),
      (server: string) => proofOf('another', 'command', { client, server }),
      () => right('of another time'),
    ]) {
      const socket = net.connect(socketOf(folder));
      const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
      socket.write(`${JSON.stringify({ nonce: client })}\n`);
      const greeting = JSON.parse((await lines.next()).value);
      socket.write(`${JSON.stringify({ ...asked, proof: proof(greeting.nonce) })}\n`);
      expect((await lines.next()).done).toBe(true);
    }
    for (const garbage of ['x', '{}', '{"nonce":1}', 'null', JSON.stringify({ ...asked, token })]) {
      const socket = net.connect(socketOf(folder));
      socket.write(`${garbage}\n${garbage}\n`);
      expect(await text(socket)).toBe('');
    }
    await unlock();
  });

  it.each<[string, (line: string, token: string) => string | null]>([
    ['says nothing', () => null],
    ['says what it heard', (line) => line],
    ['knows no token', () => JSON.stringify({ nonce: 'n', proof: 'x'.repeat(43) })],
    [
      'knows an older token',
      (line) => {
        const both = { client: JSON.parse(line).nonce, server: 'n' };
        return JSON.stringify({ nonce: 'n', proof: proofOf('older', 'holder', both) });
      },
    ],
    ['says no JSON', () => 'welcome'],
  ])(
    'hands no command and no password to a stranger on its socket who %s',
    async (_, answer) => {
      const folder = ownFolder();
      const token = 't'.repeat(43);
      writeFileSync(tokenFileOf(folder), token, { mode: 0o600 });
      const heard: string[] = [];
      const stranger = net.createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (bytes) => {
          heard.push(String(bytes));
          const said = answer(String(bytes), token);
          if (said !== null) socket.write(`${said}\n`);
        });
      });
      await new Promise<void>((resolve) => stranger.listen(socketOf(folder), resolve));
      onTestFinished(() => void stranger.close());
      const said = await shell(['staff:add', ...person], { DATA_DIR: folder, STAFF_PASSWORD: password });
      expect(said).toEqual({
        code: 1,
        output: '',
        errors: `Another program sits on the socket of the data folder ${folder}, and could not prove that it is this portal. It was told nothing.\n`,
      });
      expect(heard.join('')).toMatch(/^\{"nonce":"[\w-]{43}"\}\n$/);
    },
    60_000,
  );
  it('says so when the portal that took the command is gone before it is done', async () => {
    const folder = ownFolder();
    const token = 't'.repeat(43);
    writeFileSync(tokenFileOf(folder), token, { mode: 0o600 });
    const dying = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (bytes) => {
        const both = { client: JSON.parse(String(bytes)).nonce, server: 'n' };
        socket.write(`${JSON.stringify({ nonce: 'n', proof: proofOf(token, 'holder', both) })}\n`);
        socket.once('data', () => socket.destroy());
      });
    });
    await new Promise<void>((resolve) => dying.listen(socketOf(folder), resolve));
    onTestFinished(() => void dying.close());
    const said = await shell(['import:dossiers', 'a.csv'], { DATA_DIR: folder });
    const errors = 'The running portal ended before the command was done.\n';
    expect(said).toEqual({ code: 1, output: '', errors });
  });
});
