import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('turns', () => {
  it('come in the order of asking, one at a time', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const take = async (name: string): Promise<void> => {
      await turns.take();
      seen.push(`${name} in`);
      await Promise.resolve();
      seen.push(`${name} out`);
      turns.done();
    };
    await Promise.all([take('a'), take('b'), take('c')]);
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    await turns.take();
  });
  it('are refused to all who wait when they close', async () => {
    const turns = new Turns();
    await turns.take();
    const waiting = turns.take();
    turns.close(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    await expect(turns.take()).rejects.toThrow('closed');
  });
});
