import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { databaseOver } from './database.js';
import { DatabaseUnavailable } from './errors.js';
import { PgliteSessions } from './pglite.js';

/** A thread that does in the place of the engine what the code says. */
const thread = (code: string): Worker =>
  new Worker(`const { parentPort: port } = require('worker_threads'); ${code}`, { eval: true });
const query = async (sessions: PgliteSessions): Promise<unknown> => {
  const session = await sessions.acquire();
  try {
    return await session.run('select 1', []);
  } finally {
    session.release(false);
  }
};

describe('the thread of the embedded engine', () => {
  it('that dies in the middle of a query fails that one, those who wait, and those who come', async () => {
    const sessions = await PgliteSessions.over(
      thread(`port.postMessage({ kind: 'ready' }); port.on('message', () => { throw new Error('unreachable') })`),
      '',
    );
    const asked = [query(sessions), query(sessions), query(sessions)];
    for (const result of await Promise.allSettled(asked))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'db.unavailable' } });
    await expect(query(sessions)).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await sessions.lost).toBeInstanceOf(DatabaseUnavailable);
    await sessions.close();
  });

  it('that ends while nobody asks is noticed too', async () => {
    const sessions = await PgliteSessions.over(thread(`port.postMessage({ kind: 'ready' })`), '');
    const database = databaseOver('pglite', sessions, sessions.lost);
    expect((await database.lost).message).toContain('has stopped');
    await expect(database.transaction(async () => 1)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it('that cannot open says why, and what to do', async () => {
    const failing = thread(`port.postMessage({ kind: 'failed', message: 'bad magic' })`);
    await expect(PgliteSessions.over(failing, ' in /x')).rejects.toThrow('in /x cannot be opened (bad magic). Restore');
    await expect(PgliteSessions.over(thread('throw new Error("no engine")'), '')).rejects.toThrow('no engine');
  });
});
