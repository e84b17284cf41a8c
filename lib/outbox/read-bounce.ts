import PostalMime from 'postal-mime';

export type Bounce = {
  /** The mail of ours that it is about. */
  mailId: string;
  /** The code of the server, as `5.1.1`: never its words, which name the address. */
  code: string;
};

const ours = /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/im;

/**
 * What a report of non-delivery says: which mail of ours, and that it will never arrive. Null for any other mail, for one that is
 * only late, and for one that is not about a mail of ours. @source RFC 3464, 2.3.3 and 2.3.4; RFC 6522
 */
export async function readBounce(raw: string): Promise<Bounce | null> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8', maxNestingDepth: 10 }).catch(
    () => null,
  );
  if (!mail) return null;
  const partOf = (...types: string[]) => {
    const part = mail.attachments.find(({ mimeType }) => types.includes(mimeType));
    return typeof part?.content === 'string' ? part.content.replace(/\r?\n[ \t]+/g, ' ') : '';
  };
  const report = partOf('message/delivery-status', 'message/global-delivery-status');
  const returned = partOf(
    'message/rfc822',
    'text/rfc822-headers',
    'message/global',
    'message/global-headers',
  );
  // Fields of the whole mail come first, then those of each recipient; ours has one.
  const failed = report
    .split(/\r?\n\s*\r?\n/)
    .find(
      (fields) => /^action:\s*failed\b/im.test(fields) && /^status:\s*5\.\d{1,3}\.\d{1,3}\b/im.test(fields),
    );
  const code = failed && /^status:\s*(5\.\d{1,3}\.\d{1,3})/im.exec(failed)?.[1];
  // Only its head: what a person wrote below is not asked.
  const mailId = ours.exec(returned.split(/\r?\n\r?\n/, 1)[0] ?? '')?.[1];
  return code && mailId ? { mailId, code } : null;
}
