import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageLinks } from './api.js';
import { kindOf } from './api-operations.js';
import { tokenBuckets } from './buckets.js';
import { clientOf, networkOf } from './client.js';
import { csrfTokens } from './csrf.js';
import { encodingFor, matches } from './delivery.js';
import { limitFor } from './guard.js';
import { originOf } from './origin.js';

describe('token buckets', () => {
  it('never give more than the burst and what has flowed in since', () => {
    const visits = fc.array(fc.record({ wait: fc.nat(5000), client: fc.constantFrom('a', 'b') }), { maxLength: 200 });
    fc.assert(
      fc.property(
        visits,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 600 }),
        (steps, burst, perMinute) => {
          let time = 0;
          const buckets = tokenBuckets({ burst, perMinute }, 10, () => time);
          const given = { a: 0, b: 0 };
          for (const { wait, client } of steps) {
            time += wait;
            if (buckets.take(client as 'a' | 'b') === 0) given[client as 'a' | 'b'] += 1;
          }
          const most = burst + (time * perMinute) / 60_000;
          expect(given.a).toBeLessThanOrEqual(most + 1e-6);
          expect(given.b).toBeLessThanOrEqual(most + 1e-6);
        },
      ),
    );
  });
  it('say after how long there is one, and keep their word', () => {
    let time = 0;
    const buckets = tokenBuckets({ burst: 2, perMinute: 6 }, 10, () => time);
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0]);
    const wait = buckets.take('a');
    expect(wait).toBe(10);
    time += wait * 1000;
    expect(buckets.take('a')).toBe(0);
  });
  it('forget who was idle longest', () => {
    const buckets = tokenBuckets({ burst: 1, perMinute: 1 }, 2, () => 0);
    expect(['a', 'b', 'a', 'c', 'b'].map((client) => buckets.take(client) === 0)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('the client', () => {
  const via = (headers: Record<string, string>, trust: boolean) => clientOf(new Headers(headers), undefined, trust);

  it('is what the last proxy says, only where there is one', () => {
    expect(via({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9', 'x-forwarded-proto': 'https' }, true)).toEqual({
      address: '203.0.113.9',
      local: false,
      secure: true,
    });
    expect(via({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }, false)).toEqual({
      address: 'unknown',
      local: false,
      secure: false,
    });
  });
  it('is a network of its own for IPv4, a /64 for IPv6', () => {
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8:1:2::6')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8::6')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});

describe('the token of a form', () => {
  it('holds for its session only, and for half a day at least', () => {
    let now = 0;
    const tokens = csrfTokens(new Uint8Array(32).fill(7), () => now);
    const token = tokens.issue('session');
    expect(tokens.issue('session')).toBe(token);
    expect(tokens.accepts(token, 'session')).toBe(true);
    expect(tokens.accepts(token, 'public')).toBe(false);
    expect(csrfTokens(new Uint8Array(32), () => now).accepts(token, 'session')).toBe(false);
    now += 12.5 * 3_600_000;
    expect(tokens.accepts(token, 'session')).toBe(true);
    now += 12 * 3_600_000;
    expect(tokens.accepts(token, 'session')).toBe(false);
  });
  it('is nothing else', () => {
    const tokens = csrfTokens(new Uint8Array(32));
    fc.assert(fc.property(fc.anything(), (value) => !tokens.accepts(value, 'public')));
  });
});

it('tells own requests from foreign ones by what the browser says', () => {
  const origin = (headers: Record<string, string>) => originOf(new Headers(headers), 'site.example');
  expect(origin({ 'sec-fetch-site': 'same-origin' })).toBe('own');
  expect(origin({ 'sec-fetch-site': 'cross-site', origin: 'https://site.example' })).toBe('foreign');
  expect(origin({ origin: 'https://site.example' })).toBe('own');
  expect(origin({ origin: 'null' })).toBe('foreign');
  expect(origin({})).toBe('unknown');
});

it('finds the limit of an address by the longest start, whatever the language', () => {
  const limits = { '/documents': 1, '/documents/bring': 2 };
  expect(limitFor('/fr/documents/bring', limits)).toBe(2);
  expect(limitFor('/fr/documents/bringing', limits)).toBe(1);
  expect(limitFor('/documents/bring/file', limits)).toBe(2);
  expect(limitFor('/fr/else', limits)).toBe(256 * 1024);
});

describe('delivery', () => {
  it('compares ETags weakly', () => {
    expect(matches('"a", W/"b"', 'W/"b"')).toBe(true);
    expect(matches('*', '"x"')).toBe(true);
    expect(matches('"a"', '"b"')).toBe(false);
    expect(matches(undefined, '"b"')).toBe(false);
  });
  it('packs as the client can unpack', () => {
    expect(encodingFor('gzip, deflate, br')).toBe('br');
    expect(encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(encodingFor('identity')).toBeNull();
    expect(encodingFor(undefined)).toBeNull();
  });
});

it('links pages of the API to their neighbours, the filters kept', () => {
  const links = pageLinks(new URL('http://x/api/v1/documents?lang=fr&page=2'), 2, 10, 35);
  expect(links).toContain('</api/v1/documents?lang=fr&page=1&size=10>; rel="prev"');
  expect(links).toContain('</api/v1/documents?lang=fr&page=3&size=10>; rel="next"');
  expect(links).toContain('</api/v1/documents?lang=fr&page=4&size=10>; rel="last"');
  expect(pageLinks(new URL('http://x/a'), 1, 10, 3)).not.toMatch(/next|prev/);
});

it('says in a few words what a schema is', () => {
  expect(kindOf({ $ref: '#/components/schemas/Document' })).toBe('Document');
  expect(kindOf({ type: 'array', items: { type: 'string' } })).toBe('string[]');
  expect(kindOf({ enum: ['a', 'b'] })).toBe('"a" | "b"');
  expect(kindOf({ type: ['string', 'null'] })).toBe('string | null');
});
