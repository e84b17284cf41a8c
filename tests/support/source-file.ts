import path from 'node:path';
import { type Node, type Program, parseSync, Visitor } from 'oxc-parser';

/** What the rules of the house ask of a source file. */
export type SourceFile = {
  file: string;
  program: Program;
  /** Modules it names: paths inside the tree, or packages as they are written. */
  imports: { target: string; names: string[] }[];
  reExports: boolean;
  directives: string[];
  /** Uses of the clock, the environment and raw SQL. */
  uses: Set<'clock' | 'environment' | 'rawSql'>;
  hasAsync: boolean;
};

/** A module as a path from the top of the tree; packages stay as they are. */
function targetOf(file: string, asked: string): string {
  if (asked.startsWith('@/')) return asked.slice(2);
  return asked.startsWith('.') ? path.posix.join(path.posix.dirname(file), asked) : asked;
}

const nameOf = (node: Node): string | null => {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'MemberExpression' ? nameOf(node.property) : null;
};

/** Reads one file; throws when it is no TypeScript. */
export function readSource(file: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: targetOf(file, moduleRequest.value),
    names: entries.map((entry) => entry.localName.value),
  }));
  const reExported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  const source: SourceFile = {
    file,
    program,
    imports: [...imports, ...reExported.map((asked) => ({ target: targetOf(file, asked), names: [] }))],
    reExports: reExported.length > 0,
    directives: [],
    uses: new Set(),
    hasAsync: false,
  };
  const importing = (asked: Node | undefined) => {
    const target = asked && nameOf(asked);
    if (target) source.imports.push({ target: targetOf(file, target), names: [] });
  };
  const asynchronous = (node: { async?: boolean }) => {
    if (node.async) source.hasAsync = true;
  };
  new Visitor({
    ImportExpression: (node) => importing(node.source),
    ExpressionStatement: (node) => {
      if ('directive' in node && node.directive) source.directives.push(node.directive);
    },
    FunctionDeclaration: asynchronous,
    FunctionExpression: asynchronous,
    ArrowFunctionExpression: asynchronous,
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) source.uses.add('clock');
    },
    CallExpression: (node) => {
      const name = nameOf(node.callee);
      if (name === 'require') importing(node.arguments[0]);
      if (name === 'Date') source.uses.add('clock');
    },
    MemberExpression: (node) => {
      const [of, name] = [nameOf(node.object), nameOf(node.property)];
      if ((of === 'Date' || of === 'performance') && name === 'now') source.uses.add('clock');
      if (of === 'process' && name === 'env') source.uses.add('environment');
      if (of === 'sql' && name === 'raw') source.uses.add('rawSql');
    },
    VariableDeclarator: (node) => {
      if (node.init && nameOf(node.init) === 'process' && node.id.type === 'ObjectPattern') {
        source.uses.add('environment');
      }
    },
  }).visit(program);
  if (source.imports.some(({ target }) => /^(node:)?process$/.test(target))) source.uses.add('environment');
  return source;
}

/** The functions that a part of a file calls by their names, each after those that make its arguments. */
export function callsIn(part: Program['body'][number]): string[] {
  const calls: { name: string; end: number }[] = [];
  new Visitor({
    CallExpression: ({ callee, end }) => {
      if (callee.type === 'Identifier') calls.push({ name: callee.name, end });
    },
  }).visit({ type: 'Program', body: [part], sourceType: 'module', hashbang: null, start: 0, end: 0 });
  return calls.sort((a, b) => a.end - b.end).map(({ name }) => name);
}
