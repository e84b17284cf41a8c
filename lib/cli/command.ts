import type { Database } from '@/db/client.ts';

export type CliIo = {
  db: Database;
  args: readonly string[];
  /** The folder the person stands in: file names in `args` are relative to it. */
  cwd: string;
  print: (line: string) => void;
};

/** A shell command; answers its exit code. It runs in the running server when that holds the embedded database. */
export type CliCommand = (io: CliIo) => Promise<number>;
