import { describe, expect, it } from 'vitest';
import type { SentAnswer } from '../../reporting/index.js';
import { amountOf } from './count-answers.js';
import { joinedSpans, sentencesOf, spanIn } from './passages.js';

const given = (amount: string, audience: SentAnswer['audience'] = 'public'): SentAnswer => ({
  ...{ partyId: 'p', callId: 'c', submissionId: 's', version: 1, questionId: 'q', lang: 'en', sha256: '', audience },
  value: { kind: 'number', amount },
});

describe('numbers of answers', () => {
  it('are exact, whatever their decimals', () => {
    const amounts = ['0.1', '0.2', '10'].map((amount) => given(amount));
    expect(amountOf(amounts, 'sum', false)).toBe('10.3');
    expect(amountOf(amounts, 'median', false)).toBe('0.2');
    expect(amountOf([given('1'), given('2')], 'median', false)).toBe('1.5');
    expect(amountOf([given('-3'), given('1')], 'sum', false)).toBe('-2');
    expect(amountOf([given('99999999999999999'), given('1')], 'sum', false)).toBe('100000000000000000');
  });

  it('are not given where they would tell of single persons or answers', () => {
    expect(() => amountOf([], 'sum', false)).toThrow('too-few');
    expect(() => amountOf([given('1'), given('2'), given('0')], 'sum', true)).toThrow('too-few');
    // 103 less the 100 that everybody reads would tell of three persons.
    expect(() => amountOf([given('3'), given('100')], 'sum', true)).toThrow('too-few');
    expect(amountOf([given('3'), given('100')], 'sum', false)).toBe('103');
    expect(amountOf([given('60'), given('40')], 'sum', true)).toBe('100');
    const secret = ['400', '500', '7'].map((amount) => given(amount, 'confidential'));
    expect(() => amountOf([given('400'), ...secret.slice(1)], 'sum', false)).toThrow('too-few');
    expect(amountOf([given('400'), ...secret], 'sum', false)).toBe('1307');
  });
});

describe('passages of an answer', () => {
  it('are whole sentences; neighbours go together', () => {
    const text = 'One. Two!  Three?';
    const sentences = sentencesOf(text, 'en');
    expect(sentences.map(({ from, to }) => text.slice(from, to).trim())).toEqual(['One.', 'Two!', 'Three?']);
    const [one, two, three] = sentences;
    if (!one || !two || !three) throw new Error('No sentences');
    expect(joinedSpans([two, one], text)).toEqual([{ from: one.from, to: two.to }]);
    expect(joinedSpans([three, one], text)).toEqual([one, three]);
    expect(spanIn('0-5', sentences)).toEqual(one);
    expect(spanIn('1-5', sentences)).toBeNull();
    expect(sentencesOf('通过了法律。开设了庇护所。', 'zh')).toHaveLength(2);
  });
});
