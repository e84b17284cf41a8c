import type { DocumentKind } from './view.ts';

/** Ten files a message, 10 MB a file, 100 MB a dossier; the words for people say the same. */
export const maxFilesPerMessage = 10;
export const maxFileBytes = 10 * 1024 * 1024;
export const maxDossierBytes = 100 * 1024 * 1024;

/** Pictures that a viewer could not open without harm to itself are refused. */
export const maxSidePixels = 12_000;
export const maxPixels = 40_000_000;

/** Drafts that nobody touched for so long are removed with their files. */
export const draftDays = 30;

/** Kinds of files that people may send, with the endings of their names, the first one ours. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], aliases: ['application/x-pdf'] },
  jpeg: {
    mediaType: 'image/jpeg',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    aliases: ['image/jpg', 'image/pjpeg'],
  },
  png: { mediaType: 'image/png', endings: ['png'], aliases: ['image/x-png'] },
} as const;

/** For what is only to be saved: no browser shows bytes of this type. */
export const downloadType = 'application/octet-stream';

export type FileKind = keyof typeof fileKinds;
export type MediaType = (typeof fileKinds)[FileKind]['mediaType'];

export const isPicture = (width: number, height: number): 'tooManyPixels' | 'damaged' | null => {
  if (width < 1 || height < 1) return 'damaged';
  const fits = width <= maxSidePixels && height <= maxSidePixels && width * height <= maxPixels;
  return fits ? null : 'tooManyPixels';
};

/**
 * Only a document that a debtor did not send may be shown in place, and only a PDF without files within; all else is a
 * download. `kind` is null for what is no document of the dossier.
 */
export const mayServeInline = (file: { kind: DocumentKind | null; mediaType: string }): boolean =>
  file.kind !== null && file.kind !== 'proof' && file.mediaType === fileKinds.pdf.mediaType;

export const documentsPerPage = 50;

/** What a receipt is called: the end of the random key of its message, in groups that can be read out. */
export const receiptNumber = (messageId: string): string =>
  messageId
    .slice(-12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
