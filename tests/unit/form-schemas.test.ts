import { describe, expect, it } from 'vitest';
import { pageOf } from '@/lib/messaging/queries.ts';
import { messageFormSchema } from '@/lib/messaging/schema.ts';
import { notMeSchema } from '@/lib/reports/schema.ts';
import { addDocumentSchema, searchSchema } from '@/lib/staff/schema.ts';

const id = '0b9f4f4e-6f0c-4c52-9d0b-3a1f6b0c2d11';

function codesOf(schema: { safeParse: (value: unknown) => unknown }, value: unknown) {
  const parsed = schema.safeParse(value) as {
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
  return Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path[0], message]));
}

describe('the report that a letter is for somebody else', () => {
  const report = { submissionId: id, reason: 'moved', reference: '', explanation: '', contact: '' };

  it('needs a reason and nothing more', () => {
    expect(notMeSchema.parse(report).reference).toBeNull();
    expect(notMeSchema.parse({ submissionId: id, reason: 'moved' }).contact).toBe('');
    expect(codesOf(notMeSchema, { ...report, reason: undefined })).toEqual({ reason: 'choose' });
  });

  it('takes a reference as people type it and refuses one that cannot be ours', () => {
    expect(notMeSchema.parse({ ...report, reference: ' 1234 5678.03 ' }).reference).toBe('1234567803');
    expect(codesOf(notMeSchema, { ...report, reference: '1234567804' })).toEqual({ reference: 'reference' });
  });

  it('refuses what cannot be kept as text', () => {
    const odd = { ...report, explanation: 'x'.repeat(2_001), contact: '\ud800' };
    expect(codesOf(notMeSchema, odd)).toEqual({ explanation: 'tooLong', contact: 'characters' });
    expect(codesOf(notMeSchema, { ...report, explanation: 'a\u0000b' })).toEqual({
      explanation: 'characters',
    });
  });
});

describe('a message', () => {
  const message = { dossierId: id, submissionId: id, body: 'Dag', intent: 'send' };

  it('is taken as it was typed, with line ends of one kind', () => {
    expect(messageFormSchema.parse({ ...message, body: '  a\r\nb\rc  ' }).body).toBe('a\nb\nc');
  });

  it('asks for a file where one is to be attached', () => {
    const none = new File([], '');
    expect(codesOf(messageFormSchema, { ...message, intent: 'attach', file: none })).toEqual({
      file: 'chooseFile',
    });
  });

  it.each(['remove:', 'remove:../x', 'delete', ''])('knows no button %j', (intent) => {
    expect(codesOf(messageFormSchema, { ...message, intent })).toEqual({ intent: 'form' });
  });

  it('may have ten thousand characters', () => {
    expect(messageFormSchema.safeParse({ ...message, body: 'x'.repeat(10_000) }).success).toBe(true);
    expect(codesOf(messageFormSchema, { ...message, body: 'x'.repeat(10_001) })).toEqual({ body: 'tooLong' });
  });
});

describe('a document that staff add', () => {
  const added = {
    dossierId: id,
    submissionId: id,
    title: 'Brief',
    kind: 'letter',
    issuedOn: '1/11/2026',
    file: new File(['x'], 'brief.pdf'),
  };

  it('takes the day as it is written here', () => {
    expect(addDocumentSchema.parse(added).issuedOn).toBe('2026-11-01');
  });

  it('names each field that is missing or wrong', () => {
    const wrong = { ...added, title: ' ', kind: 'spy', issuedOn: '31/02/2026', file: new File([], '') };
    expect(codesOf(addDocumentSchema, wrong)).toEqual({
      title: 'required',
      kind: 'choose',
      issuedOn: 'day',
      file: 'chooseFile',
    });
  });
});

it('a search has three characters at least', () => {
  expect(codesOf(searchSchema, { query: ' a ' })).toEqual({ query: 'tooShort' });
  expect(searchSchema.parse({ query: ' Özgür ' }).query).toBe('Özgür');
});

it.each([
  ['2', 2],
  [undefined, 1],
  ['0', 1],
  ['-1', 1],
  ['1e9', 1],
  ['999999', 1],
])('page %j is page %d', (text, page) => {
  expect(pageOf(text)).toBe(page);
});
