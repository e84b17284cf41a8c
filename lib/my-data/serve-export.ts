import { makeZip } from 'client-zip';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { agency } from '../agency.ts';
import { record } from '../audit/record.ts';
import type { Context, DebtorActor } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { namesInZip } from '../documents/zip-names.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { storage } from '../storage/storage.ts';
import { exported, type Person, withheldTables } from './data-map.ts';

type Row = Record<string, unknown>;
type Given = {
  tables: Record<string, Row[]>;
  files: { id: string; name: string; storageKey: string; sha256: string }[];
};

/**
 * All that is kept of a person, as a ZIP: `data.json` with its JSON Schema, what is withheld and why, and each file of the dossiers.
 * Files are read one at a time while it is sent. @source GDPR, art. 15 and 20
 */
export async function serveExport(
  ctx: Context<DebtorActor>,
  locale: Locale,
  store = storage(),
): Promise<Response> {
  const given = await ctx.db.transaction(async (tx) => {
    const found = await dataOf(tx, ctx.actor);
    await record(tx, ctx, { type: 'data.exported', facts: { files: found.files.length } });
    return found;
  });
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'account') });
  const names = namesInZip(given.files.map(({ name }) => name));
  const folder = t('export.folder');
  const data = {
    $schema: './schema.json',
    madeAt: ctx.now.toISOString(),
    agency: { name: agency.name, email: agency.email.value, phone: agency.phone },
    data: given.tables,
    files: Object.fromEntries(given.files.map(({ id }, at) => [id, `${folder}/${names[at]}`])),
    withheld: withheldIn((reason) => t(`export.reasons.${reason}`)),
  };
  async function* entries() {
    yield { name: 'data.json', input: JSON.stringify(data, null, 2) };
    yield { name: 'schema.json', input: JSON.stringify(exportSchema(), null, 2) };
    yield {
      name: `${t('export.readName')}.txt`,
      input: t('export.read', { agency: agency.name, phone: agency.phone }),
    };
    for (const [at, file] of given.files.entries()) {
      const input = await store.get(file).catch(() => null);
      if (input) yield { name: `${folder}/${names[at]}`, input };
    }
  }
  return new Response(makeZip(entries()), {
    headers: {
      ...fileHeaders({ mediaType: 'application/zip', inline: false }),
      'content-disposition': contentDisposition('attachment', `${t('export.fileName')}-${ctx.today}.zip`),
    },
  });
}

/** The rows of a person in every table, with the columns that are given. */
export async function dataOf(tx: Database, actor: DebtorActor): Promise<Given> {
  const mine = await tx.select({ id: dossiers.id }).from(dossiers).where(dossiersWithinReach(actor));
  const person: Person = { debtorIds: actor.debtorIds, dossierIds: mine.map(({ id }) => id) };
  const tables: Record<string, Row[]> = {};
  let files: Given['files'] = [];
  for (const { table, of, columns } of exported) {
    const { name } = getTableConfig(table);
    tables[name] = await tx.select(picked(table, columns)).from(table).where(of(person));
    if (name === 'files')
      files = (await tx
        .select(picked(table, ['id', 'name', 'storageKey', 'sha256']))
        .from(table)
        .where(of(person))) as Given['files'];
  }
  return { tables, files };
}

const picked = (table: PgTable, columns: readonly string[]): Record<string, PgColumn> => {
  const all = getTableColumns(table) as Record<string, PgColumn>;
  return Object.fromEntries(
    columns.map((name) => {
      const column = all[name];
      if (!column) throw new Error(`no column ${name}`);
      return [name, column];
    }),
  );
};

function withheldIn(words: (reason: 'secret' | 'internal' | 'staff' | 'others' | 'notYours') => string) {
  return {
    columns: exported.flatMap(({ table, withheld }) =>
      Object.entries(withheld).map(([column, reason]) => ({
        ...{ table: getTableConfig(table).name, column, reason: words(reason) },
      })),
    ),
    tables: Object.entries(withheldTables).map(([table, reason]) => ({ table, reason: words(reason) })),
  };
}

/** The JSON Schema of `data.json`, made from the tables. */
export function exportSchema(): object {
  const tables = exported.map(({ table, columns }) => {
    const properties = Object.fromEntries(
      Object.entries(picked(table, columns)).map(([name, column]) => [name, typeOf(column)]),
    );
    const items = { type: 'object', properties, required: [...columns], additionalProperties: false };
    return [getTableConfig(table).name, { type: 'array', items }] as const;
  });
  const text = { type: 'string' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'data.json',
    type: 'object',
    required: ['madeAt', 'agency', 'data', 'files', 'withheld'],
    properties: {
      $schema: text,
      madeAt: { type: 'string', format: 'date-time' },
      agency: { type: 'object', properties: { name: text, email: text, phone: text } },
      data: {
        type: 'object',
        properties: Object.fromEntries(tables),
        required: tables.map(([name]) => name),
        additionalProperties: false,
      },
      files: { type: 'object', additionalProperties: text },
      withheld: { type: 'object' },
    },
  };
}

function typeOf(column: PgColumn): object {
  const none = column.notNull ? [] : ['null'];
  if (column.enumValues?.length)
    return { type: ['string', ...none], enum: [...column.enumValues, ...(column.notNull ? [] : [null])] };
  const sql = column.getSQLType();
  if (sql.endsWith('[]')) return { type: ['array', ...none] };
  if (sql.startsWith('timestamp')) return { type: ['string', ...none], format: 'date-time' };
  if (sql === 'date') return { type: ['string', ...none], format: 'date' };
  if (/^(big|small)?int(eger)?$/.test(sql)) return { type: ['integer', ...none] };
  if (sql === 'boolean') return { type: ['boolean', ...none] };
  if (sql === 'jsonb') return {};
  return { type: ['string', ...none] };
}
