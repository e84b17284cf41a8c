import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { signInAttempts } from '@/db/schema/access.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { agency } from '@/lib/agency.ts';
import { attachFile, removeAttachment } from '@/lib/documents/commands.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { contextFor, debtorActor, minutesLater } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

const aFile = () => new File([pdf() as Uint8Array<ArrayBuffer>], 'bewijs.pdf', { type: 'application/pdf' });

async function givenPerson(db: Database) {
  const dossier = await givenDossier(db);
  const at = (minutes: number) => contextFor(db, debtorActor(dossier.debtorId), minutesLater(minutes));
  return { dossier, at };
}

type Person = Awaited<ReturnType<typeof givenPerson>>;

const send = ({ dossier, at }: Person, minutes: number, body = 'Vraag', submissionId = crypto.randomUUID()) =>
  sendMessage(at(minutes), { dossierId: dossier.id, submissionId, body });

describe('a signed-in person', () => {
  it('sends thirty messages an hour; what is empty or sent again does not count, another person goes on', () =>
    inRollback(async (db) => {
      const [person, other] = [await givenPerson(db), await givenPerson(db)];
      const again = crypto.randomUUID();
      for (let i = 0; i < 30; i++) {
        expect((await send(person, i, 'Vraag', i === 0 ? again : undefined)).ok).toBe(true);
        expect(await send(person, i, '')).toEqual({ ok: false, error: 'empty' });
        expect(await send(person, i, 'Vraag', again)).toMatchObject({ value: { again: true } });
      }
      expect(await send(person, 59)).toEqual({ ok: false, error: 'tooManyMessages' });
      expect(await send(person, 59, 'Vraag', again)).toMatchObject({ value: { again: true } });
      expect(await db.$count(messages)).toBe(30);
      expect((await send(other, 59)).ok).toBe(true);
      expect((await send(person, 60)).ok).toBe(true);
      expect(JSON.stringify(await db.select().from(signInAttempts))).not.toContain(person.dossier.debtorId);
    }));

  it('of the staff is not counted: the trail has all that they do', () =>
    inRollback(async (db) => {
      const { dossier } = await givenPerson(db);
      const staff = contextFor(db, await givenStaff(db));
      for (let i = 0; i < 31; i++) {
        const input = { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: 'Antwoord' };
        expect((await sendMessage(staff, input)).ok).toBe(true);
      }
      expect(await db.$count(signInAttempts)).toBe(0);
    }));

  it('adds sixty files an hour and two hundred a day, also when they are taken off again or refused', () =>
    inRollback(async (db) => {
      const { dossier, at } = await givenPerson(db);
      const attach = async (minutes: number, file = aFile()) => {
        const kept = await attachFile(at(minutes), { dossierId: dossier.id, file });
        if (kept.ok) await removeAttachment(at(minutes), { fileId: kept.value.fileId });
        return kept.ok ? 'kept' : kept.error;
      };
      const broken = () => new File(['x'], 'x.pdf');
      for (let i = 0; i < 60; i++) expect(await attach(i, broken())).not.toBe('tooManyUploads');
      expect(await attach(59)).toBe('tooManyUploads');
      expect(await attach(60)).toBe('kept');
      for (let i = 61; i < 200; i++) expect(await attach(2 * i, broken())).not.toBe('tooManyUploads');
      expect(await attach(500)).toBe('tooManyUploads');
      expect(await attach(24 * 60)).toBe('kept');
    }));

  it('gets thirty PDFs an hour, then a sentence with the phone number', () =>
    inRollback(async (db) => {
      const { at } = await givenPerson(db);
      for (let i = 0; i < 30; i++) expect(await tooManyPdfs(at(i), 'nl')).toBeNull();
      for (const locale of ['nl', 'fr', 'de', 'en'] as const) {
        const refused = await tooManyPdfs(at(59), locale);
        expect(refused?.status).toBe(429);
        expect(refused?.headers.get('retry-after')).toBe('3600');
        expect(refused?.headers.get('content-type')).toBe('text/plain; charset=utf-8');
        expect(refused?.headers.get('cache-control')).toBe('private, no-store');
        expect(await refused?.text()).toContain(agency.phone);
      }
      expect(await tooManyPdfs(at(60), 'nl')).toBeNull();
    }));
});
