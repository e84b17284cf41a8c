import { afterEach, beforeEach, inject } from 'vitest';
import { cleanEnvironment } from './environment.ts';

// Tests never see the settings of the person who runs them; lib/env.ts reads these at its first import.
Object.assign(process.env, cleanEnvironment(), { DATA_DIR: inject('dataFolder') ?? '' });

const original = console.error;
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  console.error = (...words: unknown[]) => {
    printed.push(words.map(String).join(' '));
    original(...words);
  };
});

/** Whoever prints an error on purpose watches it with vi.spyOn(console, 'error'), which hides it from here. */
afterEach(() => {
  console.error = original;
  if (printed.length > 0) throw new Error(`console.error was called:\n${printed.join('\n')}`);
});
