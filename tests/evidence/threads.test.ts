import { describe, expect, test } from 'vitest';
import { inTableThread } from '../../src/modules/evidence/threads/in-table-thread.js';
import { doTableTask } from '../../src/modules/evidence/threads/table-tasks.js';

/** A published table of 400 places with suppressed cells, some of which one subtraction gives away. */
const TABLE = new TextEncoder().encode(
  [
    'place,sex,age,count',
    ...Array.from({ length: 400 }, (_, place) =>
      [
        ['Total', 'Total', 12 + (place % 7)],
        ['Female', 'Total', 10 + (place % 7)],
        ['Male', 'Total', place % 3 ? '<5' : 2],
        ['Total', '0-17', place % 4 ? '<5' : 9],
        ['Total', '18+', place % 5 ? '<5' : 8],
        ['Female', '0-17', '<5'],
        ['Female', '18+', '<5'],
        ['Male', '0-17', '<5'],
        ['Male', '18+', place % 2 ? '<5' : 12],
      ].map((cells) => `p${place},${cells.join()}`),
    ).flat(),
  ].join('\n'),
);

/** How often this thread came to something else before the work was done. */
async function turnsWhile<T>(work: () => Promise<T>): Promise<{ turns: number; result: T }> {
  let turns = 0;
  let done = false;
  const turn = (): void => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work().finally(() => {
    done = true;
  });
  return { turns, result };
}

describe('work on tables', () => {
  test('leaves the thread that answers pages free, and finds what it would find there', async () => {
    const ask = { bytes: TABLE };
    const here = await turnsWhile(() => doTableTask('protect', ask));
    const there = await turnsWhile(() => inTableThread('protect', ask));
    expect(there.result.audit).toEqual(here.result.audit);
    expect(there.result.audit.recoverable).toBeGreaterThan(0);
    expect(there.result.protected.withheld).toBe(here.result.protected.withheld);
    expect(there.turns).toBeGreaterThan(20 * here.turns);
  });

  test('gets a file for good, says how far it is, and gives it back corrected', async () => {
    const rows = Array.from({ length: 70_000 }, (_, k) => `${k % 3 ? 'Female' : 'Male'},${k % 9 ? '<5' : k % 7},x`);
    const given = { large: rows, small: rows.slice(0, 12) };
    const shares: number[] = [];
    for (const [size, some] of Object.entries(given)) {
      const bytes = new TextEncoder().encode(`sex,age,note\n${some.join('\n')}\n`);
      const ask = { bytes, kind: 'cases' as const, reading: { drop: ['note'] } };
      const seen = await inTableThread('look', ask, { gives: bytes, onProgress: (share) => shares.push(share) });
      // A large one is handed over; of a small one, which was copied, nothing is left.
      const overwritten = bytes.length === 0 || bytes.every((byte) => byte === 0);
      expect([size, bytes.length > 0, overwritten]).toEqual([size, size === 'small', true]);
      expect(seen.change).toMatchObject({ state: 'ready', rows: some.length, progress: 1 });
      const lines = new TextDecoder().decode(seen.content).trimEnd().split('\r\n');
      expect(lines.slice(0, 3)).toEqual(['sex,age', 'Male,0', 'Female,""']);
      expect(lines).toHaveLength(some.length + 1);
      expect(seen.inside?.columns.map(({ name }) => name)).toEqual(['sex', 'age']);
    }
    expect(Math.min(...shares)).toBeLessThan(0.6);
    expect(Math.max(...shares)).toBeGreaterThan(0.6);
  });

  test('refuses as it would there, and is stopped in the middle', async () => {
    await expect(inTableThread('audit', { bytes: new TextEncoder().encode('only') })).rejects.toMatchObject({
      name: 'EvidenceRefusal',
      code: 'not-a-table',
    });
    await expect(inTableThread('audit', { bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 9) })).rejects.toMatchObject({
      name: 'SheetRefusal',
    });
    const stop = new AbortController();
    const work = inTableThread('protect', { bytes: TABLE }, { signal: stop.signal });
    stop.abort();
    await expect(work).rejects.toThrow('stopped');
  });
});
