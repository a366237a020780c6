import { describe, expect, it } from 'vitest';
import { base32, findTotpStep, stepAt, totpAddress, totpCode } from './totp.js';

const SECRET = new TextEncoder().encode('12345678901234567890');

describe('codes of a generator', () => {
  // RFC 6238, appendix B, SHA-1; there with eight digits, the last six of which are ours.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d s', (seconds, code) => {
    expect(totpCode(SECRET, stepAt(new Date(seconds * 1000)))).toBe(code);
  });
  it('are taken one step early or late, however they are typed, and no others', () => {
    const now = new Date(1_111_111_111_000);
    const step = stepAt(now);
    for (const drift of [-1, 0, 1])
      expect(findTotpStep(SECRET, totpCode(SECRET, step + drift), now, 0)).toBe(step + drift);
    for (const drift of [-2, 2]) expect(findTotpStep(SECRET, totpCode(SECRET, step + drift), now, 0)).toBeNull();
    expect(findTotpStep(SECRET, ' 050 471', now, 0)).toBe(step);
    for (const wrong of ['', '50471', '0504711', '٠٥٠٤٧١', 'abcdef'])
      expect(findTotpStep(SECRET, wrong, now, 0)).toBeNull();
  });
  it('are taken once, and none before one that was taken', () => {
    const now = new Date(1_111_111_111_000);
    const step = stepAt(now);
    expect(findTotpStep(SECRET, totpCode(SECRET, step), now, step)).toBeNull();
    expect(findTotpStep(SECRET, totpCode(SECRET, step - 1), now, step)).toBeNull();
    expect(findTotpStep(SECRET, totpCode(SECRET, step + 1), now, step)).toBe(step + 1);
  });
  it('come from a secret that can be typed', () => {
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(base32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI');
    expect(totpAddress(SECRET, 'a+b@example.org')).toBe(
      'otpauth://totp/Concordance:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Concordance',
    );
  });
});
