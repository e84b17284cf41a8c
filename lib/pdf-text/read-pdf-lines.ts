import { PageTexts } from './page-texts.ts';
import { PdfFile } from './pdf-file.ts';
import { type Budget, type Dictionary, nameOf, referenceOf, spend, type Value } from './syntax.ts';
import { type Line, linesOf } from './text-lines.ts';

const mostPages = 3;
const deepestTree = 30;
const allowance: Budget = { steps: 600_000, inflatedBytes: 16 * 1024 * 1024 };

/**
 * The lines of text on the first three pages of a PDF; none when it is locked, broken, a picture or too much work. The
 * work is bounded in steps and bytes, not in time: the same file reads the same on every machine.
 */
export function readPdfLines(bytes: Uint8Array): Line[] {
  try {
    const file = new PdfFile(bytes, { ...allowance });
    const pages: Dictionary[] = [];
    collectPages(file, file.root().get('Pages'), new Map(), pages, 0);
    return pages.flatMap((page) => pageLines(file, page));
  } catch {
    // Whatever is wrong with the file, the person fills in the form without it.
    return [];
  }
}

function collectPages(
  file: PdfFile,
  node: Value | undefined,
  above: Dictionary,
  pages: Dictionary[],
  depth: number,
) {
  spend(file.budget, 'steps', 1);
  if (pages.length >= mostPages || depth > deepestTree) return;
  const found = file.dictionary(node);
  const resources = found.get('Resources') ?? above.get('Resources');
  const own: Dictionary = new Map(resources === undefined ? found : [...found, ['Resources', resources]]);
  if (!found.has('Kids')) {
    if (nameOf(file.resolve(found.get('Type'))) === 'Page') pages.push(own);
    return;
  }
  for (const kid of file.list(found.get('Kids'))) collectPages(file, kid, own, pages, depth + 1);
}

function pageLines(file: PdfFile, page: Dictionary): Line[] {
  const contents = page.get('Contents');
  const parts = Array.isArray(file.resolve(contents)) ? file.list(contents) : [contents];
  const content = parts.map((part) => (referenceOf(part) === null ? '' : file.stream(part))).join('\n');
  const texts = new PageTexts(file);
  texts.run(content, file.dictionary(page.get('Resources')));
  return linesOf(texts.pieces);
}
