import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { mostPdfBytes, type ReadPdf } from './pdfs.ts';

const notThere = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'];

/** Reads what stands in the folder of a creditor's file or below, links followed; of a long file no more than shows that. */
export const readBeside =
  (file: string): ReadPdf =>
  async (name) => {
    const folder = await realpath(/* turbopackIgnore: true */ path.dirname(file));
    try {
      const found = await realpath(/* turbopackIgnore: true */ path.join(folder, name.replaceAll('\\', '/')));
      if (!found.startsWith(`${folder}${path.sep}`)) return null;
      return await buffer(createReadStream(/* turbopackIgnore: true */ found, { end: mostPdfBytes }));
    } catch (error) {
      if (notThere.includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
  };
