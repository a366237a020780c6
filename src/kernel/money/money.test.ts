import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../i18n/index.js';
import { amountText, formatMoney, isCurrency, minorDigits, readAmount } from './index.js';

const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'CLF', 'BYN', 'XOF', 'EUR');
const minor = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n });

describe('amounts of money', () => {
  it('come back exactly as they were written, in every currency, however large', () => {
    fc.assert(
      fc.property(minor, currency, (units, code) => {
        const text = amountText({ minor: units, currency: code });
        expect(readAmount(text, code)).toBe(units);
        expect(text.split('.')[1]?.length ?? 0).toBe(minorDigits(code));
      }),
    );
  });

  it('are written in six languages with every digit', () => {
    const figures = (text: string) => text.normalize('NFKC').replace(/\p{L}/gu, '').replace(/\D/gu, '');
    fc.assert(
      fc.property(minor, currency, fc.constantFrom(...LANGS), (units, code, lang) => {
        const digits = figures(formatMoney(lang, { minor: units, currency: code }));
        expect(digits).toBe(units.toString().padStart(minorDigits(code) + 1, '0'));
      }),
    );
  });

  it('are read as people write them, and not guessed', () => {
    expect(readAmount('1 234,5', 'EUR')).toBe(123_450n);
    expect(readAmount('1\u202f234,50', 'EUR')).toBe(123_450n);
    expect(readAmount('٢٥٠٫٥', 'USD')).toBe(25_050n);
    expect(readAmount('1,234', 'USD')).toBeNull();
    expect(readAmount('1,234', 'KWD')).toBeNull();
    expect(readAmount('1.234', 'KWD')).toBe(1_234n);
    expect(readAmount('12.5', 'JPY')).toBeNull();
    for (const odd of ['', '-1', '1e3', '0x10', '1.2.3', 'NaN', '1'.repeat(30)])
      expect(readAmount(odd, 'USD')).toBeNull();
    expect([isCurrency('USD'), isCurrency('usd'), isCurrency('ABC')]).toEqual([true, false, false]);
  });
});
