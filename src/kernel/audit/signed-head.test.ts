import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headKeyFrom, isSignatureGood, publicKeyPem, signedText, signHead } from './signed-head.js';

const HEAD = { day: '2026-03-01', position: 12, hash: 'ab'.repeat(32) };
const NOW = new Date('2026-03-02T00:05:00Z');

describe('a signed head', () => {
  it('has the public key of RFC 8032, 7.1, test 1', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const expected = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    expect(Buffer.from(headKeyFrom(seed).publicKey, 'base64url').toString('hex')).toBe(expected);
  });

  it('can be checked by any program that knows Ed25519', () => {
    const head = signHead(HEAD, headKeyFrom(new Uint8Array(32).fill(7)), NOW);
    expect(signedText(head)).toBe(
      `{"day":"2026-03-01","hash":"${HEAD.hash}","position":12,"schema":"concordance.head/1"}`,
    );
    const key = createPublicKey(publicKeyPem(head.publicKey));
    expect(verify(null, Buffer.from(signedText(head)), key, Buffer.from(head.signature, 'base64url'))).toBe(true);
  });

  it('is good as it was signed and in no other way', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(seed, fc.nat(), fc.nat({ max: 63 }), (bytes, position, bit) => {
        const head = signHead({ ...HEAD, position }, headKeyFrom(bytes), NOW);
        expect(isSignatureGood(head)).toBe(true);
        expect(isSignatureGood({ ...head, position: position + 1 })).toBe(false);
        expect(isSignatureGood({ ...head, day: '2026-03-02' })).toBe(false);
        const signature = Buffer.from(head.signature, 'base64url');
        signature[bit] = (signature[bit] ?? 0) ^ 1;
        expect(isSignatureGood({ ...head, signature: signature.toString('base64url') })).toBe(false);
      }),
      { numRuns: 20 },
    );
    const head = signHead(HEAD, headKeyFrom(new Uint8Array(32).fill(7)), NOW);
    expect(isSignatureGood({ ...head, publicKey: headKeyFrom(new Uint8Array(32).fill(8)).publicKey })).toBe(false);
    expect(isSignatureGood({ ...head, publicKey: 'x' })).toBe(false);
  });
});
