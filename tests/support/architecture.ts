import { callsIn, readSource, type SourceFile } from './source-file.ts';

/** Sources by their path from the top of the project. */
export type Tree = Record<string, string>;

type Ban = { from: RegExp; never: RegExp; why: string };

/** The queries of all domains, and what answers a request with their help. */
const readers = /^lib\/[\w-]+\/(queries|serve-[\w-]+|note-read)\.ts$/;

/** Who never imports whom. `$1` in a ban is the domain of the file that imports. */
const bans: readonly Ban[] = [
  { from: /^app\//, never: /^(db(\/|$)|drizzle-orm)/, why: 'app never reads the database' },
  { from: /^app\//, never: /^lib\/database\.ts$/, why: 'app never opens the database' },
  { from: /^(app|components)\//, never: /^lib\/[\w-]+\/commands\.ts$/, why: 'a page never runs a command' },
  {
    from: /^components\//,
    never: /^(db(\/|$)|drizzle-orm|lib\/database\.ts$)/,
    why: 'components never read the database',
  },
  {
    from: /^components\//,
    never: /^lib\/[\w-]+\/(queries|actions)\.ts$/,
    why: 'components receive data and actions',
  },
  { from: /^components\//, never: /^lib\/auth\//, why: 'components know no session' },
  {
    from: /^lib\/(?!cli\/)([\w-]+)\/commands\.ts$/,
    never: /^(next([/-]|$)|lib\/[\w-]+\/actions\.ts$)/,
    why: 'commands know no requests',
  },
  {
    from: /^lib\/(?!cli\/|demo\/)([\w-]+)\/commands\.ts$/,
    never: /^lib\/(?!$1\/)[\w-]+\/commands\.ts$/,
    why: 'commands never run commands of another domain',
  },
  {
    from: /^lib\/[\w-]+\/queries\.ts$/,
    never: /^(next([/-]|$)|lib\/[\w-]+\/(commands|actions)\.ts$)/,
    why: 'queries only read',
  },
  {
    from: /^lib\/[\w-]+\/(rules|schema)\.ts$/,
    never: /^(db\/|drizzle-orm|next([/-]|$)|lib\/[\w-]+\/(queries|commands|actions)\.ts$)/,
    why: 'rules and schemas are pure',
  },
  { from: /^lib\/debt-law\//, never: /^(?!lib\/debt-law\/)/, why: 'debt-law knows nothing but itself' },
  { from: /^lib\//, never: /^(app|components)\//, why: 'lib knows no pages' },
  { from: /^db\//, never: /^(lib|app|components)\//, why: 'db knows nothing of lib' },
  // What leaves leaves by the outbox, which asks first whether it may.
  {
    from: /^(?!lib\/(outbox|notifications)\/)/,
    never: /^(lib\/notifications\/|nodemailer)/,
    why: 'only the outbox sends',
  },
  // What a shell does for the whole agency is out of reach of a request.
  {
    from: /^(app|components|lib\/(?!cli\/|demo\/|intake\/))/,
    never: /^lib\/(demo|intake)\/commands\.ts$/,
    why: 'only the shell takes in files',
  },
];

/** Exceptions, each with the rule that it is free of. */
export const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Its answer is whether the database answers; it reads no row.
  'app/api/health/route.ts': [
    'app never reads the database',
    'app never opens the database',
    'asks nobody who is there',
  ],
  // Hands the request to next-auth, which is the door.
  'app/api/auth/[...nextauth]/route.ts': ['asks nobody who is there'],
  // Asks who is there itself, and answers the same to all who may not.
  'app/api/uploadthing/route.ts': ['asks nobody who is there'],
  // Asks for the secret of the host's timer, and does not exist for anybody else.
  'app/api/cron/sweep/route.ts': ['asks nobody who is there'],
  'app/api/cron/outbox/route.ts': ['asks nobody who is there'],
  // Asks for the secret of the mail server, and does not exist for anybody else.
  'app/api/mail/bounces/route.ts': ['asks nobody who is there'],
  // The provider signs nothing: what it says is asked of the provider itself, and the answer is the same to all.
  'app/api/payments/mollie/route.ts': ['asks nobody who is there'],
  // Next sets this variable itself, and asks before lib/env.ts can be loaded.
  'instrumentation.ts': ['only lib/env.ts reads the environment'],
  'lib/env.ts': ['only lib/env.ts reads the environment'],
  'lib/clock.ts': ['only lib/clock.ts reads the clock'],
  'db/schema/index.ts': ['no file only passes on others'],
};

const everybodys =
  /^app\/\[locale\]\/\(account\)\/(sign-in|not-me|erased|receipt-check|transfer|online-payment)\//;

const guardOf = (file: string): string[] | null => {
  if (/^app\/\[locale\]\/\(staff\)\//.test(file)) return ['requireStaff'];
  // What is for everybody asks who is there only where it reads something.
  if (everybodys.test(file)) return ['currentContext'];
  if (/^app\/\[locale\]\/\(account\)\//.test(file)) return ['requireDebtor', 'requireDossierReader'];
  return file === 'app/[locale]/files/[fileId]/route.ts' ? ['currentContext'] : null;
};

function importFaults({ file, imports }: SourceFile): string[] {
  return bans.flatMap(({ from, never, why }) => {
    const match = from.exec(file);
    if (!match) return [];
    const banned = new RegExp(never.source.replaceAll('$1', match[1] ?? ''));
    return imports.filter(({ target }) => banned.test(target)).map(() => why);
  });
}

function useFaults({ file, uses, hasAsync, reExports }: SourceFile): string[] {
  return [
    ...(uses.has('environment') ? ['only lib/env.ts reads the environment'] : []),
    ...(uses.has('clock') ? ['only lib/clock.ts reads the clock'] : []),
    ...(uses.has('rawSql') ? ['no SQL is put together as text'] : []),
    ...(hasAsync && /^lib\/[\w-]+\/(rules|schema)\.ts$/.test(file)
      ? ['rules and schemas wait for nothing']
      : []),
    ...(reExports || /(^|\/)index\.tsx?$/.test(file) ? ['no file only passes on others'] : []),
  ];
}

/** `'use server'` makes every export of a file a door to the world: only doors made by defineAction may be there. */
function doorFaults({ file, directives, program }: SourceFile): string[] {
  const isActions = /^lib\/[\w-]+\/actions\.ts$/.test(file);
  const uses = directives.includes('use server');
  if (!isActions) return uses ? ['server actions live in lib/<domain>/actions.ts'] : [];
  const faults = uses ? [] : ['actions begin with "use server"'];
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration' || statement.type === 'ExportAllDeclaration') {
      faults.push('every action is made by defineAction');
    } else if (statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type') {
      const declared = statement.declaration;
      const made = declared?.type === 'VariableDeclaration' ? declared.declarations : [];
      const isDoor =
        made.length > 0 &&
        made.every(
          ({ init }) =>
            init?.type === 'CallExpression' &&
            init.callee.type === 'Identifier' &&
            init.callee.name === 'defineAction',
        );
      if (!isDoor) faults.push('every action is made by defineAction');
    }
  }
  return faults;
}

/** Every private page asks who is there before its first query; every public page is made in advance. */
function pageFaults({ file, imports, program }: SourceFile): string[] {
  if (!/^app\/.*\/?(page|route|layout)\.tsx?$/.test(file)) return [];
  const isLayout = /layout\.tsx$/.test(file);
  const queries = new Set(imports.filter(({ target }) => readers.test(target)).flatMap(({ names }) => names));
  const exported = program.body.filter(({ type }) => type.startsWith('Export'));
  if (/^app\/\[locale\]\/\(public\)\//.test(file)) {
    const isStatic = exported.some(
      (part) =>
        part.type === 'ExportNamedDeclaration' &&
        part.declaration?.type === 'VariableDeclaration' &&
        part.declaration.declarations.some(
          ({ id, init }) =>
            id.type === 'Identifier' &&
            id.name === 'dynamic' &&
            init?.type === 'Literal' &&
            init.value === 'error',
        ),
    );
    return [
      ...(isStatic || isLayout ? [] : ['public pages are made in advance']),
      ...(queries.size > 0 ? ['public pages ask the database nothing'] : []),
    ];
  }
  const guards = isLayout ? null : guardOf(file);
  const parts = exported.map((part) => ({ part, calls: callsIn(part) }));
  const late = parts.some(({ calls }) => {
    const asked = calls.findIndex((name) => guards?.includes(name));
    const first = calls.findIndex((name) => queries.has(name));
    return first >= 0 && (asked < 0 || asked > first);
  });
  const isGuarded = parts.some(
    ({ part, calls }) =>
      (part.type === 'ExportDefaultDeclaration' || file.endsWith('/route.ts')) &&
      calls.some((name) => guards?.includes(name)),
  );
  return [
    ...(isGuarded || isLayout || everybodys.test(file) ? [] : ['asks nobody who is there']),
    ...(late ? ['asks the database before it knows who is there'] : []),
  ];
}

/** Commands and queries with a context, of which the table of refusals knows nothing. */
function tableFaults({ file, program }: SourceFile, table: string): string[] {
  if (!/^lib\/(?!cli\/|demo\/|intake\/)[\w-]+\/(commands|queries)\.ts$/.test(file)) return [];
  const named = program.body.flatMap((part) => {
    if (part.type !== 'ExportNamedDeclaration' || !part.declaration) return [];
    if (part.declaration.type === 'FunctionDeclaration') return [part.declaration.id?.name ?? ''];
    if (part.declaration.type !== 'VariableDeclaration') return [];
    return part.declaration.declarations.flatMap(({ id, init }) =>
      init?.type === 'ArrowFunctionExpression' && id.type === 'Identifier' ? [id.name] : [],
    );
  });
  return named
    .filter((name) => !new RegExp(`'${name}'`).test(table))
    .map((name) => `${name} has no row in the table of refusals`);
}

/** Each breach of the rules of the house, as `file: rule`. `table` is the text of the test that refuses wrong actors. */
export function breaches(tree: Tree, table = '', allowed = exceptions): string[] {
  return Object.entries(tree).flatMap(([file, text]) => {
    const source = readSource(file, text);
    const found = [
      ...importFaults(source),
      ...useFaults(source),
      ...doorFaults(source),
      ...pageFaults(source),
      ...tableFaults(source, table),
    ];
    return found.filter((rule) => !allowed[file]?.includes(rule)).map((rule) => `${file}: ${rule}`);
  });
}
