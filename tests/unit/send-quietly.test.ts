import { execFile } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { environmentWith } from '../support/environment.ts';

const code = { to: 'an.peeters@example.be', code: 'K7QM-2XPD', language: 'nl' };
const program = `
  const { sendQuietly } = await import('./lib/notifications/send-quietly.ts');
  await sendQuietly(${JSON.stringify(code)});
  process.exit(0);
`;

/** A mail server that knows nobody, and says whom it does not know. */
async function unwillingServer() {
  const server = createServer((socket) => {
    socket.write('220 mail.test ESMTP\r\n');
    socket.on('data', (chunk) => {
      const line = String(chunk);
      if (line.startsWith('RCPT')) socket.write(`550 5.1.1 <${code.to}> is unknown here\r\n`);
      else socket.write(line.startsWith('EHLO') ? '250 mail.test\r\n' : '250 ok\r\n');
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

it('says that a mail was not sent without the address or the code', async () => {
  const { server, port } = await unwillingServer();
  const args = ['--import', 'tsx', '--conditions=react-server', '--input-type=module', '-e', program];
  const env = environmentWith({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'portal@example.be' });
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  server.close();
  expect([stdout, stderr]).toEqual(['', 'A mail was not sent. EENVELOPE 550\n']);
});
