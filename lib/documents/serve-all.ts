import { makeZip } from 'client-zip';
import { and, asc, eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { storage } from '../storage/storage.ts';
import { contentDisposition } from './file-name.ts';
import { fileHeaders } from './serve-file.ts';
import { namesInZip } from './zip-names.ts';

type Stored = { storageKey: string; sha256: string; name: string; at: Date };

/**
 * All stored documents of a dossier as one ZIP, streamed: one file at a time is read, however many there are. What cannot be
 * read is named in a text within. Null where the dossier is not within reach, or has none.
 */
export async function serveAllDocuments(
  ctx: Context<DebtorActor | MediatorActor | StaffActor>,
  dossierId: string,
  locale: Locale,
  store = storage(),
): Promise<Response | null> {
  const found = await ctx.db.transaction(async (tx) => {
    const dossier = await findDossier({ ...ctx, db: tx }, dossierId, 'download');
    const stored = dossier ? await storedOf(tx, ctx, dossier.id) : [];
    if (!dossier || stored.length === 0) return null;
    await record(tx, ctx, {
      type: 'documents.downloaded',
      dossierId: dossier.id,
      facts: { files: stored.length },
    });
    return { stored, reference: dossier.reference };
  });
  if (!found) return null;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'dossiers') });
  const names = namesInZip(found.stored.map(({ name }) => name));
  async function* entries() {
    const lost: string[] = [];
    for (const [at, file] of found?.stored.entries() ?? []) {
      const name = names[at] ?? file.name;
      const input = await store.get(file).catch(() => null);
      if (input) yield { name, input, lastModified: file.at };
      else lost.push(name);
    }
    if (lost.length > 0)
      yield {
        name: `${t('documents.lostName')}.txt`,
        input: `${t('documents.lost')}\n\n${lost.join('\n')}\n`,
      };
  }
  return new Response(makeZip(entries()), {
    headers: {
      ...fileHeaders({ mediaType: 'application/zip', inline: false }),
      'content-disposition': contentDisposition(
        'attachment',
        `${t('documents.zipName')}-${found.reference}.zip`,
      ),
    },
  });
}

const storedOf = (tx: Database, { actor }: Context, dossierId: string): Promise<Stored[]> =>
  tx
    .select({
      storageKey: files.storageKey,
      sha256: files.sha256,
      name: files.name,
      at: documents.createdAt,
    })
    .from(documents)
    .innerJoin(files, eq(files.id, documents.fileId))
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .where(and(eq(documents.dossierId, dossierId), dossiersWithinReach(actor, 'download')))
    .orderBy(asc(documents.issuedOn), asc(documents.createdAt), asc(documents.id));
