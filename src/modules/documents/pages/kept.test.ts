import { describe, expect, it } from 'vitest';
import { Kept } from './kept.js';

/** Prints a key so many times over, and remembers what was printed. */
function printer() {
  const printed: string[] = [];
  const print = (key: string, length = 1) => {
    return async () => {
      printed.push(key);
      return { id: 'd', title: key, html: key.repeat(length) };
    };
  };
  return { printed, print };
}

describe('pieces that were printed', () => {
  it('are printed once', async () => {
    const kept = new Kept(100);
    const { printed, print } = printer();
    expect(await kept.get('a', print('a'))).toEqual(await kept.get('a', print('a')));
    expect(printed).toEqual(['a']);
  });

  it('go when there are too many, the one longest unused first', async () => {
    const kept = new Kept(10);
    const { printed, print } = printer();
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.get(key, print(key, 4));
    expect(printed).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are not kept when printing fails', async () => {
    const kept = new Kept(10);
    await expect(kept.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept.get('a', async () => ({ id: 'd', title: 'a', html: 'a' }))).toEqual({
      id: 'd',
      title: 'a',
      html: 'a',
    });
  });
});
