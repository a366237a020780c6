import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.js';
import { faultOfPassword, passwordHashes } from './password.js';

const QUICK = { memoryCost: 8, timeCost: 1 };

describe('a new password', () => {
  it.each([
    ['short', 'too-short'],
    ['elevenchars', 'too-short'],
    ['🔒🔒🔒🔒🔒🔒', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaa', 'too-plain'],
    ['abc123abc123abc123', 'too-plain'],
    ['passpasspasspass', 'too-plain'],
    ['123456789012', 'too-plain'],
    ['QwertyuiopAsdf', 'too-plain'],
    ['lkjhgfdsapoi', 'too-plain'],
    ['1qaz2wsx3edc', 'too-common'],
    ['SonyEricsson', 'too-common'],
    ['chickenwing101', 'too-common'],
    ['leavemealone', 'too-common'],
    ['concordance1', 'too-near'],
    ['marie.curie!', 'too-near'],
  ])('%s is %s', (password, fault) => {
    expect(faultOfPassword(password, ['marie', 'curie'])).toBe(fault);
  });
  it.each([
    'correct horse battery',
    'кот сидит у окна',
    'السلام على الجميع',
    '我们在一起反对贩运人口行为',
    'all small letters do',
  ])('%s is taken', (password) => {
    expect(faultOfPassword(password, ['marie', 'curie'])).toBeNull();
  });
  it('is taken for a common one by chance once in some five hundred times at most', () => {
    const made = Array.from({ length: 20_000 }, (_, i) => `a lantern of number ${i} in the harbour`);
    expect(made.filter(isCommonPassword).length).toBeLessThan(40);
  });
});

describe('hashes of passwords', () => {
  it('fit the password, however the keyboard composes its letters, and no other', async () => {
    const hashes = passwordHashes(QUICK);
    const kept = await hashes.make('café au lait, chaud');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
    expect(await hashes.fits(kept, 'cafe\u0301 au lait, chaud')).toBe(true);
    expect(await hashes.fits(kept, 'cafe au lait, chaud')).toBe(false);
    expect(await hashes.fits(null, 'café au lait, chaud')).toBe(false);
  });
  it('cost what OWASP asks for at least', async () => {
    expect(await passwordHashes().make('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
