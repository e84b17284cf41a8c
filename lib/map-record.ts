/** A record with the same keys and other values. */
export const mapRecord = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From, key: Key) => To,
): Record<Key, To> => {
  const made: Partial<Record<Key, To>> = {};
  for (const key in record) made[key] = make(record[key], key);
  return made as Record<Key, To>;
};
