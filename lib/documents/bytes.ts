/** Bytes as text of the same length, for patterns. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Whether the bytes could also be opened as a ZIP archive, whose directory stands at the end. */
export const isAlsoZip = (bytes: Uint8Array): boolean =>
  latin1(bytes.subarray(-65_557)).includes('PK\x05\x06\0\0\0\0');
