import { describe, expect, it } from 'vitest';
import { innerPath, may, subscriberOf } from '@/lib/auth/rules.ts';
import { visitorOf } from '@/lib/auth/visitor.ts';

describe('the path to go to after signing in', () => {
  it.each([
    '/nl/dossiers',
    '/fr/dossiers/0b9f4f4e-6f0c-4c52-9d0b-3a1f6b0c2d11/messages?page=2',
    '/de',
    '/en?added=1',
    '/nl/admin/search',
  ])('may be %s', (path) => {
    expect(innerPath(path)).toBe(path);
  });

  it.each([
    ['no path', ''],
    ['another host', 'https://evil.example/nl/dossiers'],
    ['another host without a scheme', '//evil.example/nl'],
    ['three slashes', '///evil.example'],
    ['another host behind our prefix', '/nl//evil.example'],
    ['a scheme without slashes', 'https:evil.example'],
    ['a backslash', '/\\evil.example'],
    ['a backslash behind our prefix', '/nl/\\evil.example'],
    ['two encoded slashes', '%2f%2fevil.example'],
    ['encoded slashes behind ours', '/nl/%2f%2fevil.example'],
    ['an encoded slash behind ours', '/nl/%2fevil.example'],
    ['an encoded backslash', '/nl/%5cevil.example'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a user', '/nl@evil.example'],
    ['a language that only begins like ours', '/nlx/dossiers'],
    ['no language', '/dossiers'],
    ['a file of the host', '/api/auth/signout'],
    ['steps out of the language', '/nl/../../evil'],
    ['encoded steps out of the language', '/nl/%2e%2e/api/health'],
    ['a tab', '/nl/\t/evil.example'],
    ['a line end', '/nl/dossiers\r\nset-cookie: a=b'],
    ['an encoded line end', '/nl/dossiers%0d%0aset-cookie:%20a=b'],
    ['a NUL', '/nl/%00'],
    ['a space before', ' /nl/dossiers'],
    ['broken encoding', '/nl/%E0%A4%A'],
    ['the sign-in itself', '/nl/sign-in?next=/nl/sign-in'],
    ['the sign-in of staff', '/fr/sign-in/staff'],
    ['more than an address', `/nl/${'a'.repeat(500)}`],
  ])('is not %s', (_, wanted) => {
    expect(innerPath(wanted)).toBeNull();
  });

  it('is nothing when nothing was asked', () => {
    expect([innerPath(null), innerPath(undefined)]).toEqual([null, null]);
  });
});

describe('the subscriber behind an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['2001:db8:0:0:1::', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber);
  });
});

describe('the address of a visitor', () => {
  const of = (headers: Record<string, string>) => visitorOf(new Headers(headers)).address;

  it('is the nearest hop, not what the visitor claims before it', () => {
    expect(of({ 'x-forwarded-for': '203.0.113.9, 192.0.2.7' })).toBe('192.0.2.7');
    expect(of({ 'x-forwarded-for': '192.0.2.7', 'x-real-ip': '203.0.113.9' })).toBe('192.0.2.7');
  });

  it('is the same for all of whom nothing is known', () => {
    expect([of({}), of({ 'x-forwarded-for': ' ' }), of({ 'x-forwarded-for': '1.1.1.1,' })]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});

it.each([
  ['agent', ['dossiers', 'reply', 'reports']],
  ['administrator', ['dossiers', 'reply', 'reports', 'audit', 'accessCodes']],
] as const)('the role of %s may do its own and nothing else', (role, allowed) => {
  const all = ['dossiers', 'reply', 'reports', 'audit', 'accessCodes'] as const;
  expect(all.filter((permission) => may(role, permission))).toEqual(allowed);
});
