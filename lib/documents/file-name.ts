const longest = 100;

// Bidi controls turn "fdp.exe" around, zero-width characters hide; neither belongs in a name.
const unwanted =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"<>:|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

const lastPart = (name: string) => name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';

/** The ending of a name in lower case, without its dot; empty when there is none. */
export const endingOf = (name: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(lastPart(name).replace(unwanted, '').trim())?.[1]?.toLowerCase() ?? '';

/** A name fit to show and to save: no folder, no control or bidi characters, at most 100 characters, our ending. */
export function displayName(name: string, extension: string): string {
  const stem = lastPart(name)
    .replace(unwanted, '')
    .replace(/\.[a-z0-9]{1,10}\s*$/i, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = [...stem]
    .slice(0, longest - extension.length - 1)
    .join('')
    .trimEnd();
  const safe = reserved.test(short) ? `_${short}` : short || 'file';
  return `${safe}.${extension}`;
}

/** The header for a download or a view, as RFC 6266 and RFC 8187 say: a plain name and the full one. */
export function contentDisposition(way: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_');
  const full = encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${way}; filename="${plain}"; filename*=UTF-8''${full}`;
}
