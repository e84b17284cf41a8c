import { readdir, readFile, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { agency } from '@/lib/agency.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { folderTransport } from '@/lib/notifications/folder-transport.ts';
import { letterOf, type Mail, MailError } from '@/lib/notifications/mail.ts';
import { mailOf } from '@/lib/notifications/mail-of.ts';
import { smtpTransport } from '@/lib/notifications/smtp-transport.ts';
import { mailKinds } from '@/lib/outbox/rules.ts';
import { temporaryFolder } from '../support/temporary.ts';

const aMail: Mail = {
  ...{ id: '7b0e', to: 'an.peeters@example.be', subject: 'Uw code', language: 'nl' },
  ...{ text: 'Uw code is: été-42\n', html: '<p>Uw code is: été-42</p>' },
};
const aLetter = () => letterOf(aMail);

/** A mail server that takes everything, but for what it is told to answer to a command, and what was said to it. */
async function mailServer(answers: Record<string, string | null> = {}) {
  const said: string[] = [];
  const server = createServer((socket) => {
    let inMail = false;
    const answer = (command: string, usual: string) => {
      const given = command in answers ? answers[command] : usual;
      if (given === null || given === undefined) socket.destroy();
      else socket.write(`${given}\r\n`);
    };
    answer('CONNECT', '220 mail.test ESMTP');
    socket.setEncoding('utf8');
    let rest = '';
    socket.on('error', () => {});
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        said.push(line);
        if (inMail && line !== '.') continue;
        const command = inMail ? '.' : (line.split(/[ :]/)[0] ?? '');
        inMail = line === 'DATA';
        if (command === 'DATA') answer('DATA', '354 go on');
        else if (command === 'QUIT') socket.end('221 bye\r\n');
        else if (command === 'STARTTLS') socket.write('454 no TLS here\r\n');
        else answer(command, command === 'EHLO' ? '250-mail.test\r\n250 AUTH PLAIN' : '250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const send = () => smtpTransport(`smtp://127.0.0.1:${port}`).send(aLetter());
  return { said, port, send, close: () => new Promise((resolve) => server.close(resolve)) };
}

const faultOf = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error) => (error instanceof MailError ? [error.fault, error.code] : error),
  );

describe('by SMTP', () => {
  it('hands the whole mail to the server, with both its parts and a name of its own', async () => {
    const server = await mailServer();
    await server.send();
    await server.close();
    expect(server.said).toContain('MAIL FROM:<portal@localhost>');
    expect(server.said).toContain('RCPT TO:<an.peeters@example.be>');
    const { said } = server;
    const mail = await PostalMime.parse(said.slice(said.indexOf('DATA') + 1, said.indexOf('.')).join('\r\n'));
    expect(mail).toMatchObject({ subject: 'Uw code', messageId: '<7b0e@localhost>' });
    expect(mail.html?.trim()).toBe(aMail.html);
    expect(mail.text?.trim()).toBe(aMail.text.trim());
    expect(Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))).toMatchObject({
      'content-language': 'nl-BE',
      'auto-submitted': 'auto-generated',
    });
  });

  it('never sends a password in the clear', async () => {
    const server = await mailServer();
    const sending = smtpTransport(`smtp://portal:geheim@127.0.0.1:${server.port}`).send(aLetter());
    expect(await faultOf(sending)).toEqual(['notSent', expect.any(String)]);
    await server.close();
    expect(server.said.join('\n')).not.toMatch(/AUTH|geheim/);
  });

  it.each<[string, Record<string, string | null>, [string, string]]>([
    ['the address is refused for good', { RCPT: '550 no such user an.peeters' }, ['bounced', '550']],
    ['the address is refused for now', { RCPT: '451 try later' }, ['notSent', '451']],
    ['the sender is refused', { MAIL: '550 not you' }, ['notSent', '550']],
    ['the mail is refused before it', { DATA: '554 no' }, ['notSent', '554']],
    ['the mail is refused after it', { '.': '552 too large' }, ['notSent', '552']],
    ['nobody greets', { CONNECT: null }, ['notSent', expect.any(String) as never]],
    ['the line breaks before the mail', { DATA: null }, ['notSent', expect.any(String) as never]],
    ['the line breaks after the mail', { '.': null }, ['unclear', expect.any(String) as never]],
  ])('says what is known when %s', async (_name, answers, expected) => {
    const server = await mailServer(answers);
    expect(await faultOf(server.send())).toEqual(expected);
    await server.close();
  });

  it('says so when no server answers, in codes that name nobody', async () => {
    const server = await mailServer();
    await server.close();
    const error = await server.send().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ fault: 'notSent' });
    expect(String(error)).not.toMatch(/peeters|127/);
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
    expect(() => letterOf({ ...aMail, to })).toThrow('not one mail address');
  });

  it('is refused when its subject would become a header', () => {
    expect(() => letterOf({ ...aMail, subject: 'x\r\nBcc: b@example.be' })).toThrow('a subject is one line');
  });
});

const facts = {
  what: 'phone',
  code: 'K7QM2X',
  minutes: 10,
  number: 'P-000000000001',
  at: '3 maart 2026 om 14:00',
  day: '4 maart 2026',
};

describe.each(locales)('the words of each mail, %s', (language) => {
  it.each(mailKinds)(
    '%s: name the site to type and how to ask, and no link, amount, account or firm',
    async (kind) => {
      for (const hasPaper of ['yes', 'no']) {
        const { subject, text, html } = await mailOf(kind, language, { ...facts, hasPaper });
        expect(subject).toMatch(/\S/);
        expect(`${subject} ${text}`).not.toMatch(
          /https?:|www\.|€|EUR|BE\d\d|schuld|dette|créance|\bdebt|Forderung|factu|Rechnung|invoice|[{}]|undefined/i,
        );
        expect(html).not.toMatch(/<a\b|<img|href=|src=|url\(/i);
        expect(text).toContain('localhost:3000');
        expect(text).toContain(agency.phone);
        // What a screen reader reads and what a plain reader reads is one text.
        const seen = [...html.matchAll(/<p[^>]*>([^<]*)<\/p>/g)].map(([, words = '']) =>
          words.replaceAll('&#x27;', "'"),
        );
        expect(text.split('\n\n')).toEqual(seen);
      }
    },
  );

  it('with a code has the code and the place to type it, and no word on why', async () => {
    const mail = await mailOf('code', language, { code: 'K7QM2X', minutes: 10 });
    expect(mail.text).toContain('K7QM2X');
    expect(mail.text).toContain('10 ');
    expect(mail.subject).not.toContain('K7QM');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/dossier|Akte|\bfile\b/i);
  });

  it('say whether a paper is attached or comes by post', async () => {
    for (const kind of ['plan', 'closing', 'statement'] as const) {
      expect((await mailOf(kind, language, { hasPaper: 'yes' })).text).toMatch(/pdf/i);
      const byPost = (await mailOf(kind, language, { hasPaper: 'no' })).text;
      expect(byPost).not.toMatch(/pdf/i);
      expect(byPost).toMatch(/per post|par la poste|mit der Post|by post/);
    }
  });
});
