/** An address as it stands on an envelope, without its name. */
export const addressLines = ({
  street,
  postalCode,
  city,
}: {
  street: string | null;
  postalCode: string | null;
  city: string | null;
}): string[] =>
  [street, [postalCode, city].filter(Boolean).join(' ')].filter((line): line is string => Boolean(line));
