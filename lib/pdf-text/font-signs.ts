import type { PdfFile } from './pdf-file.ts';
import { type Dictionary, nameOf } from './syntax.ts';

const named: Record<string, string> = {
  space: ' ',
  period: '.',
  comma: ',',
  colon: ':',
  hyphen: '-',
  minus: '-',
  slash: '/',
  plus: '+',
  asterisk: '*',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  Euro: '€',
  eacute: 'é',
  egrave: 'è',
  ecircumflex: 'ê',
  edieresis: 'ë',
  agrave: 'à',
  acircumflex: 'â',
  adieresis: 'ä',
  odieresis: 'ö',
  udieresis: 'ü',
  germandbls: 'ß',
  ccedilla: 'ç',
  ocircumflex: 'ô',
  icircumflex: 'î',
  idieresis: 'ï',
  ugrave: 'ù',
  ucircumflex: 'û',
  quotesingle: "'",
  quoteright: '’',
  parenleft: '(',
  parenright: ')',
};

/** The signs of a font that do not stand where they usually do, by their names. */
export function readDifferences(file: PdfFile, font: Dictionary): Map<number, string> {
  const encoding = file.resolve(font.get('Encoding'));
  const signs = new Map<number, string>();
  if (!(encoding instanceof Map)) return signs;
  let code = 0;
  for (const part of file.list(encoding.get('Differences'))) {
    const name = nameOf(part);
    if (typeof part === 'number') code = part;
    else if (name !== null) {
      const unicode = /^uni([0-9A-F]{4})$/.exec(name)?.[1];
      const sign = unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : named[name];
      signs.set(code, sign ?? (name.length === 1 ? name : '\ufffd'));
      code += 1;
    }
  }
  return signs;
}
