import '@/db/quiet-errors.ts';
import { inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';

const secret = 'an@example.be';

function aFailure(cause: unknown): DrizzleQueryError {
  return new DrizzleQueryError('insert into debtors (email) values ($1)', [secret], cause as Error);
}

const serverError = () =>
  Object.assign(new Error('duplicate key value violates unique constraint "debtors_email"'), {
    code: '23505',
    constraint: 'debtors_email',
    table: 'debtors',
    detail: `Key (email)=(${secret}) already exists.`,
    where: `COPY debtors, line 1: "${secret}"`,
    internalQuery: `select '${secret}'`,
    parameters: [secret],
    params: [secret],
    query: `select '${secret}'`,
  });

it('says which statement failed, and nothing that it was given', () => {
  const error = aFailure(serverError());
  expect(error.message).toBe('Failed query: insert into debtors (email) values ($1)');
  expect(error).toBeInstanceOf(DrizzleQueryError);
  for (const printed of [
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify(error.cause),
    String(error),
    error.stack ?? '',
    String(error.params),
  ]) {
    expect(printed).not.toContain(secret);
  }
});

it('keeps what tells the cause: code, constraint and table', () => {
  const { cause } = aFailure(serverError());
  expect(cause).toMatchObject({ code: '23505', constraint: 'debtors_email', table: 'debtors' });
  expect(cause).toBeInstanceOf(Error);
});

it.each([undefined, null, 'text', 7])('takes %j as a cause', (cause) => {
  expect(aFailure(cause).message).toContain('Failed query');
});
