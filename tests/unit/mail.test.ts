import { readdir, readFile, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { agency } from '@/lib/agency.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { folderTransport } from '@/lib/notifications/folder-transport.ts';
import { letterOf } from '@/lib/notifications/mail.ts';
import { oneTimeCodeMail } from '@/lib/notifications/one-time-code.ts';
import { smtpTransport } from '@/lib/notifications/smtp-transport.ts';
import { temporaryFolder } from '../support/temporary.ts';

const aLetter = () =>
  letterOf({ to: 'an.peeters@example.be', subject: 'Uw code', text: 'Uw code is: été-42\n', language: 'nl' });

/** A mail server that takes everything, and what was said to it. */
async function mailServer() {
  const said: string[] = [];
  const server = createServer((socket) => {
    let inMail = false;
    socket.write('220 mail.test ESMTP\r\n');
    socket.setEncoding('utf8');
    let rest = '';
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        said.push(line);
        if (inMail && line !== '.') continue;
        if (line === 'DATA') socket.write('354 go on\r\n');
        else if (line === 'QUIT') socket.end('221 bye\r\n');
        else if (line === 'STARTTLS') socket.write('454 no TLS here\r\n');
        else socket.write(/^EHLO/.test(line) ? '250-mail.test\r\n250 AUTH PLAIN\r\n' : '250 ok\r\n');
        inMail = line === 'DATA';
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { said, port, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('by SMTP', () => {
  it('hands the whole mail to the server', async () => {
    const server = await mailServer();
    await smtpTransport(`smtp://127.0.0.1:${server.port}`).send(aLetter());
    await server.close();
    expect(server.said).toContain('MAIL FROM:<portal@localhost>');
    expect(server.said).toContain('RCPT TO:<an.peeters@example.be>');
    expect(server.said).toContain('Subject: Uw code');
    expect(server.said).toContain('Content-Language: nl-BE');
    expect(server.said).toContain('Auto-Submitted: auto-generated');
    expect(server.said).toContain('Uw code is: =C3=A9t=C3=A9-42');
  });

  it('never sends a password in the clear', async () => {
    const server = await mailServer();
    await expect(
      smtpTransport(`smtp://portal:geheim@127.0.0.1:${server.port}`).send(aLetter()),
    ).rejects.toThrow();
    await server.close();
    expect(server.said.join('\n')).not.toMatch(/AUTH|geheim/);
  });

  it('says so when no server answers', async () => {
    const server = await mailServer();
    await server.close();
    await expect(smtpTransport(`smtp://127.0.0.1:${server.port}`).send(aLetter())).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});

describe('into a folder', () => {
  it('writes one file that only its owner reads, and names it in the log without address or text', async () => {
    const { folder, remove } = temporaryFolder('mail');
    const printed: string[] = [];
    const transport = folderTransport(path.join(folder, 'mail'), (line) => printed.push(line));
    await transport.send(aLetter());
    await transport.send(aLetter());
    const names = await readdir(path.join(folder, 'mail'));
    expect(names).toHaveLength(2);
    const newest = /^A mail was written to (.*\.eml)$/.exec(printed.at(-1) ?? '')?.[1] ?? '';
    expect(names.map((name) => path.join(folder, 'mail', name))).toContain(newest);
    expect((await stat(newest)).mode & 0o777).toBe(0o600);
    const written = await readFile(newest, 'utf8');
    expect(written).toContain('To: an.peeters@example.be');
    expect(written).toContain('Uw code is:');
    expect(printed.join()).not.toMatch(/peeters|code|été/);
    remove();
  });
});

describe('a mail', () => {
  it.each([
    'a@example.be\r\nBcc: b@example.be',
    'a@example.be, b@example.be',
    'An <a@example.be>',
    'a@example.be b@example.be',
    'geen adres',
    '',
  ])('is refused for the address %j', (to) => {
    expect(() => letterOf({ to, subject: 'x', text: 'x', language: 'nl' })).toThrow('not one mail address');
  });

  it('is refused when its subject would become a header', () => {
    const mail = {
      to: 'a@example.be',
      subject: 'x\r\nBcc: b@example.be',
      text: 'x',
      language: 'nl' as const,
    };
    expect(() => letterOf(mail)).toThrow('a subject is one line');
  });

  it.each(locales)(
    'with a code has the code and the place to type it, no link and no word on why: %s',
    async (language) => {
      const mail = await oneTimeCodeMail({ to: 'a@example.be', code: 'K7QM-2XPD', language });
      expect(mail.text).toContain('K7QM-2XPD');
      expect(mail.text).toContain('10 ');
      expect(mail.text).toContain(agency.phone);
      expect(mail.subject).not.toContain('K7QM');
      expect(`${mail.subject} ${mail.text}`).not.toMatch(
        /https?:|www\.|€|dossier|Akte|schuld|dette|debt|factu|Rechnung|invoice/i,
      );
    },
  );
});
