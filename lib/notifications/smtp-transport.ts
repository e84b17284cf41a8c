import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailError, type MailTransport } from './mail.ts';

type Failure = Error & { code?: string; responseCode?: number; command?: string };

/** Hands mails to a server; `url` as smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
export function smtpTransport(url: string): MailTransport {
  const server = new URL(url);
  const account = server.username
    ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
    : undefined;
  const secure = server.protocol === 'smtps:';
  return {
    async send(letter) {
      const composed = new MailComposer({
        ...letter,
        to: { name: '', address: letter.to },
        disableFileAccess: true,
        disableUrlAccess: true,
      }).compile();
      const bytes = await composed.build();
      const connection = new SMTPConnection({
        host: server.hostname,
        port: Number(server.port) || (secure ? 465 : 587),
        secure,
        // A password never travels in the clear.
        requireTLS: !secure && account !== undefined,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      });
      // Whether the server began to take the mail: from then on only its answer says what became of it.
      let isHanded = false;
      const content = Readable.from(
        (function* () {
          isHanded = true;
          yield bytes;
        })(),
      );
      try {
        await new Promise<void>((resolve, reject) => {
          const orReject = (next: () => void) => (error?: Error | null) => (error ? reject(error) : next());
          const send = () => connection.send(composed.getEnvelope(), content, orReject(resolve));
          connection.once('error', reject);
          connection.once('end', () => reject(new Error('the connection ended')));
          connection.connect(
            orReject(() => (account ? connection.login({ credentials: account }, orReject(send)) : send())),
          );
        });
      } catch (error) {
        throw faultOf(error as Failure, isHanded);
      } finally {
        connection.on('error', () => {});
        connection.quit();
        setTimeout(() => connection.close(), 2000).unref();
      }
    },
  };
}

function faultOf({ code, responseCode, command }: Failure, isHanded: boolean): MailError {
  const said = String(responseCode ?? code ?? 'ended');
  if (responseCode !== undefined && responseCode >= 500 && command === 'RCPT TO')
    return new MailError('bounced', said);
  return new MailError(isHanded && responseCode === undefined ? 'unclear' : 'notSent', said);
}
