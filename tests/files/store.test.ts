import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/kernel/db/index.js';
import {
  FILE_MIGRATIONS,
  FileMissing,
  FileTooLarge,
  findFile,
  LARGEST_FILE,
  loadFile,
  quarantineFile,
  removeFile,
  storeFile,
} from '../../src/kernel/files/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

describeOnBoth('stored files', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [FILE_MIGRATIONS]);
  });
  afterEach(() => test.drop());
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  const store = (bytes: Uint8Array, name = 'a.txt') => test.db.transaction((c) => storeFile(c, bytes, name));

  it('come back byte for byte, over any number of pieces', async () => {
    const c = test.db.connection;
    for (const size of [1, 512 * 1024, 512 * 1024 + 1, 1_300_000]) {
      const bytes = new Uint8Array(size).map((_, n) => (n * 7 + size) % 251);
      const { sha256, size: stored } = await store(bytes);
      expect(stored).toBe(size);
      expect(Buffer.compare(await loadFile(c, sha256), bytes)).toBe(0);
    }
  });

  it('are one for one content, under any name', async () => {
    const first = await store(text('1. Urges'), 'a/../draft.txt');
    const second = await store(text('1. Urges'), 'other.txt');
    expect([first.sha256, first.name, second.name]).toEqual([second.sha256, 'draft.txt', 'other.txt']);
    const { rows } = await sql<{ n: number }>`select count(*) as n from file_piece`.execute(test.db.connection.queries);
    expect(rows[0]?.n).toBe(1);
  });

  it('of no known type are kept apart, and so is what cannot be read', async () => {
    const noise = await store(new Uint8Array([0, 1, 2, 3]), 'a.pdf');
    expect(noise).toMatchObject({ mediaType: 'application/octet-stream', quarantine: 'unknown-type' });
    const { sha256, quarantine } = await store(text('%PDF-1.4\n'), 'b.pdf');
    expect(quarantine).toBeNull();
    await quarantineFile(test.db.connection, sha256, 'encrypted');
    expect((await findFile(test.db.connection, sha256))?.quarantine).toBe('encrypted');
  });

  it('leave nothing when the transaction fails, or when they are too large', async () => {
    let sha256 = '';
    await expect(
      test.db.transaction(async (c) => {
        ({ sha256 } = await storeFile(c, text('x'), 'a'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await findFile(test.db.connection, sha256)).toBeNull();
    await expect(store(new Uint8Array(LARGEST_FILE + 1))).rejects.toBeInstanceOf(FileTooLarge);
  });

  it('are not given out when they are not what was stored', async () => {
    const { sha256 } = await store(text('the words'));
    await sql`update file_piece set content = ${text('the wards')}`.execute(test.db.connection.queries);
    await expect(loadFile(test.db.connection, sha256)).rejects.toBeInstanceOf(FileMissing);
    await removeFile(test.db.connection, sha256);
    await expect(loadFile(test.db.connection, sha256)).rejects.toBeInstanceOf(FileMissing);
  });
});
