import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeKeyPair, openStream, openWith, sealFor, sealStream } from './key-pair.js';
import { makeKeyring, UNLOCKED_FOR } from './keyring.js';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.js';

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> => new Blob([Uint8Array.from(bytes)]).stream();

describe('the vault', () => {
  test('gives back what was put in, and nothing with another key or a changed byte', async () => {
    const [own, other] = [await makeKeyPair(), await makeKeyPair()];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), fc.nat(), async (bytes, at) => {
        const sealed = await bytesOf(await sealStream(own.recipient, streamOf(bytes)));
        if (bytes.length >= 16) expect(sealed.includes(Buffer.from(bytes))).toBe(false);
        expect(await bytesOf(await openStream(own.identity, streamOf(sealed)))).toEqual(Buffer.from(bytes));
        await expect(openStream(other.identity, streamOf(sealed))).rejects.toThrow();
        const changed = Buffer.from(sealed);
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1;
        await expect(openStream(own.identity, streamOf(changed)).then(bytesOf)).rejects.toThrow();
      }),
      { numRuns: 12 },
    );
  });

  test('a key of a data set opens with the key of its party, and that with a passphrase', async () => {
    const [party, set] = [await makeKeyPair(), await makeKeyPair()];
    const wrapped = await wrapWithPassphrase(party.identity, 'a long passphrase é', 10);
    expect(await unwrapWithPassphrase(wrapped, 'another passphrase')).toBeNull();
    const identity = await unwrapWithPassphrase(wrapped, 'a long passphrase e\u0301');
    expect(identity).toBe(party.identity);
    const sealed = await sealFor(party.recipient, set.identity);
    expect(await openWith(identity ?? '', sealed)).toBe(set.identity);
  });

  test('locks itself, for each person alone', () => {
    let now = 0;
    const keys = makeKeyring(() => now);
    keys.unlock('ann', 'party', 'secret');
    expect([keys.identity('ann', 'party'), keys.identity('ann', 'other'), keys.identity('bob', 'party')]).toEqual([
      'secret',
      null,
      null,
    ]);
    now = UNLOCKED_FOR - 1;
    expect(keys.until('ann', 'party')?.getTime()).toBe(UNLOCKED_FOR);
    now += 1;
    expect(keys.identity('ann', 'party')).toBeNull();
    keys.unlock('ann', 'party', 'secret');
    keys.lock('ann');
    expect(keys.until('ann', 'party')).toBeNull();
  });
});
