const codes = [
  'emptyFile',
  'tooLarge',
  'notAllowed',
  'heic',
  'mismatch',
  'active',
  'encrypted',
  'damaged',
  'tooManyPixels',
  'tooManyFiles',
  'dossierFull',
  'tooManyUploads',
  'notStored',
];

/** Refusals that are about the file field of a form. */
export const fileRefusals: Record<string, string> = Object.fromEntries(codes.map((code) => [code, 'file']));
