/** The bytes of a text in ASCII85, up to its end `~`. */
export function ascii85(content: string): string {
  const bytes: number[] = [];
  let group: number[] = [];
  const flush = (size: number) => {
    const number = [...group, ...Array<number>(5 - group.length).fill(84)].reduce(
      (sum, digit) => sum * 85 + digit,
      0,
    );
    for (let index = 0; index < size; index += 1) bytes.push(Math.floor(number / 256 ** (3 - index)) & 255);
    group = [];
  };
  for (const sign of (content.split('~')[0] ?? '').replace(/\s/g, '')) {
    if (sign === 'z' && group.length === 0) bytes.push(0, 0, 0, 0);
    else group.push(sign.charCodeAt(0) - 33);
    if (group.length === 5) flush(4);
  }
  if (group.length > 1) flush(group.length - 1);
  return Buffer.from(bytes).toString('latin1');
}
