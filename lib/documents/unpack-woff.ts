import { inflateSync } from 'node:zlib';

const align = (size: number) => (size + 3) & ~3;

/**
 * The plain font within a WOFF file (W3C WOFF 1.0). The font library opens WOFF itself, but inflates a whole table for
 * every letter that it looks up.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const entry = 44 + i * 20;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(offset, offset + packed);
    const tag = woff.subarray(entry, entry + 4);
    return {
      tag,
      checksum: woff.readUInt32BE(entry + 16),
      data: packed < length ? inflateSync(stored) : stored,
    };
  });
  const header = Buffer.alloc(12 + 16 * tables.length);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(tables.length, 4);
  let offset = header.length;
  const bodies = tables.map(({ tag, checksum, data }, i) => {
    const entry = 12 + 16 * i;
    tag.copy(header, entry);
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    offset += align(data.length);
    return Buffer.concat([data, Buffer.alloc(align(data.length) - data.length)]);
  });
  return Buffer.concat([header, ...bodies]);
}
