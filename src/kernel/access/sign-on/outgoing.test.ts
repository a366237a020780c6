import { describe, expect, it } from 'vitest';
import { guardedFetch, isPrivateAddress, NotAsked, refusedAddress } from './outgoing.js';

describe('what the house asks of others', () => {
  const rules = { hosts: new Set(['id.example.org', 'localhost:9000', '10.1.2.3', '[::1]']), local: false };

  it.each([
    ['https://id.example.org/token', null],
    ['http://id.example.org/token', 'not over TLS'],
    ['https://id.example.org:8443/token', 'another host'],
    ['https://evil.example/', 'another host'],
    ['https://id.example.org@evil.example/', 'another host'],
    ['https://10.1.2.3/', 'a private address'],
    ['https://localhost:9000/', 'this machine'],
    ['https://[::1]/', 'this machine'],
    ['file:///etc/passwd', 'another host'],
    ['no address', 'another host'],
  ])('%s: %s', (address, refused) => expect(refusedAddress(address, rules)).toBe(refused));

  it('stays on this machine where the house does', () => {
    expect(refusedAddress('http://localhost:9000/', { ...rules, local: true })).toBeNull();
    expect(refusedAddress('http://id.example.org/', { ...rules, local: true })).toBe('not over TLS');
  });

  it.each([
    ...[
      '127.0.0.1',
      '10.0.0.1',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',
    ],
    ...['::1', '::', 'fc00::1', 'fe80::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'not an address'],
  ])('knows %s for private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1'])('knows %s for public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  it('does not ask a name that leads to this machine', async () => {
    const fetch = guardedFetch({ hosts: new Set(['localhost']), local: false });
    await expect(fetch('https://localhost/', {})).rejects.toThrow(NotAsked);
  });
});
