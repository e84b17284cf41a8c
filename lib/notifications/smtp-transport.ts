import { createTransport } from 'nodemailer';
import type { MailTransport } from './mail.ts';

/** Hands mails to a server; `url` as smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
export function smtpTransport(url: string): MailTransport {
  const server = new URL(url);
  const account = server.username
    ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
    : undefined;
  const secure = server.protocol === 'smtps:';
  const mailer = createTransport({
    host: server.hostname,
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    // A password never travels in the clear.
    requireTLS: !secure && account !== undefined,
    ...(account ? { auth: account } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      await mailer.sendMail({ ...letter, to: { name: '', address: letter.to } });
    },
  };
}
