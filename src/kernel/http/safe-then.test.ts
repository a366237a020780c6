import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeThen } from './safe-then.js';

const HOUSE = 'https://house.example';

describe('where one goes on to', () => {
  it('is a path of the house', () => {
    expect(safeThen('/fr/commitments?who=state#c1')).toBe('/fr/commitments?who=state#c1');
    expect(safeThen('/en/a/../b')).toBe('/en/b');
  });
  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\\\evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    null,
    undefined,
  ])('is nowhere for %j', (then) => {
    expect(safeThen(then)).toBeNull();
  });
  it('never leaves the house, whatever is written', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '@', ':', 'evil.example', '\t', '\n', '%2f', '?', '#', 'https:'),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join('')),
        ),
        (written) => {
          const then = safeThen(written);
          if (then !== null) expect(new URL(then, HOUSE).origin).toBe(HOUSE);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
