import { randomBytes } from 'node:crypto';
import pg from 'pg';

export type ServerDatabase = { name: string; url: string; drop: () => Promise<void> };

/** A new database on the server at `url`, empty or a copy of `template`. */
export async function createDatabase(url: string, template = 'template0'): Promise<ServerDatabase> {
  const name = `portal_test_${randomBytes(6).toString('hex')}`;
  await run(url, `create database ${name} template ${template}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { name, url: own.href, drop: () => run(url, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
