import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonSources } from '@/lib/debt-law/reasons.ts';
import { sources } from '@/lib/debt-law/sources.ts';

const folder = path.resolve(import.meta.dirname, '../../lib/debt-law');
const files = readdirSync(folder).filter((name) => name !== 'reasons.ts' && name !== 'sources.ts');
const text = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');

describe('in the source of the law', () => {
  it.each(Object.keys(reasonSources))('%s is given by a rule', (code) => {
    expect(text).toMatch(new RegExp(`(because\\(\\s*|[?:] )'${code}'`));
  });

  it.each(Object.keys(sources))('the source %s stands behind one', (id) => {
    const byReasons = Object.values(reasonSources) as string[];
    expect(byReasons.includes(id) || text.includes(`'${id}'`)).toBe(true);
  });
});
