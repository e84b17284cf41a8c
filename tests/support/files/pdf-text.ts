import { inflateSync } from 'node:zlib';

/** What a reader gets from a PDF of ours: the text of each tagged part in order, with its tag; and untagged text. */
export function textOf(pdf: Uint8Array): { tag: string; text: string }[] {
  const source = Buffer.from(pdf).toString('latin1');
  const objects = new Map<string, string>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(match[1] as string, match[2] as string);
  }
  const streamOf = (id: string) => {
    const object = objects.get(id) ?? '';
    const raw = object.slice(object.indexOf('stream\n') + 7, object.lastIndexOf('\nendstream'));
    return (
      object.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')) : Buffer.from(raw)
    ).toString('latin1');
  };
  const letters = new Map<string, string[]>();
  const parts: { tag: string; text: string }[] = [];
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\n/.test(`${object}\n`));
  for (const page of pages) {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '';
    for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id as string) ?? '')?.[1] ?? '';
      letters.set(name as string, lettersOf(streamOf(unicode)));
    }
    parts.push(...shown(streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''), letters));
  }
  return parts;
}

const lettersOf = (map: string) =>
  [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, list]) =>
    [...(list as string).matchAll(/<([0-9a-f ]+)>/g)].map(([, hex]) =>
      Buffer.from((hex as string).replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le'),
    ),
  );

function shown(content: string, letters: Map<string, string[]>): { tag: string; text: string }[] {
  const parts: { tag: string; text: string }[] = [];
  let tag = 'none';
  let font: string[] = [];
  let open = false;
  for (const token of content.matchAll(
    /\/(\w+)(?: <<[^>]*>>)? (?:BDC|BMC)|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
  )) {
    const [whole, begun, fontName, text] = token;
    if (begun) {
      tag = begun;
      open = false;
    } else if (whole === 'EMC') tag = 'none';
    else if (fontName) font = letters.get(fontName) ?? [];
    else {
      const words = [...(text as string).matchAll(/<([0-9a-f]+)>/g)]
        .flatMap(([, hex]) => (hex as string).match(/.{4}/g) ?? [])
        .map((glyph) => font[Number.parseInt(glyph, 16)] ?? '?')
        .join('')
        // One glyph draws both spaces.
        .replaceAll('\u00a0', ' ');
      const last = parts.at(-1);
      if (open && last) last.text += words;
      else parts.push({ tag, text: words });
      open = true;
    }
  }
  return parts;
}
