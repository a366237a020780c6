import { afterAll, describe, expect, it } from 'vitest';
import { ReaderPool } from './reader-pool.js';

const bytes = new TextEncoder().encode('The General Assembly,\n\n1. Urges States to act.\n');

describe('reading in threads', () => {
  const pool = new ReaderPool({ threads: 2 });
  afterAll(() => pool.close());

  it('gives what reading here gives, many at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, (_, n) => pool.read({ bytes, name: `${n}.txt` })));
    expect(outcomes.map((outcome) => outcome.read && outcome.reading.source.name)).toEqual([
      '0.txt',
      '1.txt',
      '2.txt',
      '3.txt',
      '4.txt',
    ]);
  });

  it('says why a file cannot be read', async () => {
    expect(await pool.read({ bytes: new Uint8Array(), name: 'nothing.txt' })).toMatchObject({
      read: false,
      problem: { code: 'empty' },
    });
  });

  it('gives up when it is told to, and reads on after it was closed', async () => {
    await expect(pool.read({ bytes, name: 'a.txt' }, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    await pool.close();
    expect(await pool.read({ bytes, name: 'a.txt' })).toMatchObject({ read: true });
  });

  it('gives up a reading that takes too long', async () => {
    const hasty = new ReaderPool({ threads: 1, patience: 1 });
    expect(await hasty.read({ bytes, name: 'a.txt' })).toMatchObject({ read: false, problem: { code: 'too-slow' } });
    await hasty.close();
  });
});
