import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throttle } from './throttle.js';

describe('the throttle', () => {
  it('lets some attempts go, then makes each wait twice as long, up to the longest', () => {
    let now = 0;
    const { begin } = throttle({ free: 3, first: 2, most: 20 }, () => now);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      expect(begin('a')).toBe(0);
      const wait = begin('a');
      waits.push(wait);
      now += wait * 1000;
    }
    expect(waits).toEqual([0, 2, 4, 8, 16, 20, 20, 20, 20]);
    expect(begin('b')).toBe(0);
  });
  it('forgets what was right, and what is an hour old', () => {
    let now = 0;
    const { begin, passed } = throttle({ free: 1, first: 60, most: 600 }, () => now);
    expect(begin('a')).toBe(0);
    expect(begin('a')).toBe(60);
    passed('a');
    expect(begin('a')).toBe(0);
    now += 3_600_001;
    expect(begin('a')).toBe(0);
  });
  it('remembers so many keys and no more', () => {
    const one = throttle({ free: 1, first: 60, most: 600 }, () => 0, 100);
    for (let key = 0; key < 5000; key += 1) one.begin(String(key));
    expect(one.size).toBe(100);
  });
  it('never makes one key wait for another', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 60 }), (attempts) => {
        const { begin } = throttle({ free: 2, first: 1, most: 9 }, () => 0);
        for (const key of attempts) begin(key);
        expect(begin('owner')).toBe(0);
      }),
    );
  });
});
