import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrationFolders } from '../../src/app/migrations.js';
import { recordAction, verifyChain } from '../../src/kernel/audit/index.js';
import { BadBackup, checkBackup, restoreBackup, writeBackup } from '../../src/kernel/backup/index.js';
import { tablesIn } from '../../src/kernel/backup/tables-in.js';
import { type Database, type Engine, execute, migrate, tables } from '../../src/kernel/db/index.js';
import { loadFile, storeFile } from '../../src/kernel/files/index.js';
import { enqueueJob } from '../../src/kernel/jobs/index.js';
import { openTestDatabase, type TestDatabase } from '../kit/databases.js';

const CONTENT = new Uint8Array(700_000).map((_, n) => (n * 13) % 256);
const ENGINES: Engine[] = process.env.TEST_DATABASE_URL ? ['pglite', 'postgres'] : ['pglite'];
const home = mkdtempSync(path.join(tmpdir(), 'concordance-backup-'));
const folders = migrationFolders();
const files = new Map<Engine, { file: string; content: unknown }>();
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A little of everything that the kernel stores. */
async function fill(db: Database): Promise<void> {
  await migrate(db, folders);
  await db.transaction(async (c) => {
    await storeFile(c, CONTENT, 'noise.bin');
    await storeFile(c, new TextEncoder().encode('1. يحث Urges 敦促 "quoted", \\back\\slash\n\tnext'), 'text.txt');
    await enqueueJob(c, { kind: 'test.job', payload: { a: [1, null, 'ü'], b: 'x' }, key: 'k' });
    for (const id of ['a', 'b', 'c'])
      await recordAction(c, {
        actor: { kind: 'administrator', id: 'local' },
        verb: 'test.act',
        subject: { type: 'thing', id },
      });
  });
  // Microseconds, numbers longer than JavaScript's, and order of members must survive.
  await execute(
    db.connection,
    `update job set created = '2026-01-31 10:11:12.123456+00', result = '{"n": 123456789012345678901234567890.5, "a": -1e-7}'`,
  );
}

/** Every row of every table as text, in an order of its own. */
async function contentOf(db: Database): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const { table } of await tablesIn(db.connection)) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
      db.connection.queries,
    );
    content[table] = rows.map(({ row }) => row).sort();
  }
  return content;
}

async function withDatabase(engine: Engine, work: (test: TestDatabase) => Promise<void>): Promise<void> {
  const test = await openTestDatabase(engine);
  try {
    await work(test);
  } finally {
    await test.drop();
  }
}

beforeAll(async () => {
  for (const engine of ENGINES)
    await withDatabase(engine, async ({ db }) => {
      await fill(db);
      const file = path.join(home, `${engine}.backup`);
      const content = await contentOf(db);
      // Which migrations were applied is told apart from the rows.
      const { migration: _, ...tables } = content;
      const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
      expect(rows).toBeGreaterThan(9);
      expect(await writeBackup(db, file, '1.0.0')).toMatchObject({ rows });
      files.set(engine, { file, content });
    });
});

function backupOf(engine: Engine): { file: string; content: unknown } {
  const backup = files.get(engine);
  if (!backup) throw new Error(`No backup of ${engine}`);
  return backup;
}

describe.each(ENGINES)('a backup made on %s', (from) => {
  it.each(ENGINES)('is restored on %s, to the last microsecond', async (to) => {
    const { file, content } = backupOf(from);
    await withDatabase(to, async ({ db }) => {
      await restoreBackup(db, { file, folders, force: false });
      expect(await contentOf(db)).toEqual(content);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true, actions: 3 });
      expect(await migrate(db, folders)).toEqual([]);
      const sha256 = createHash('sha256').update(CONTENT).digest('hex');
      expect(Buffer.compare(await loadFile(db.connection, sha256), CONTENT)).toBe(0);
      await expect(execute(db.connection, 'delete from action')).rejects.toThrow('only ever added to');
      await expect(
        execute(db.connection, `insert into file_piece values ('${'0'.repeat(64)}', 0, '')`),
      ).rejects.toMatchObject({
        code: '23503',
      });
    });
  });
});

describe('a backup', () => {
  const broken = path.join(home, 'broken.backup');
  afterEach(() => rmSync(broken, { force: true }));
  const original = (): Buffer => readFileSync(backupOf('pglite').file);
  const lines = (): string[] => gunzipSync(original()).toString().split('\n');

  it('never takes the place of a file', async () => {
    await withDatabase('pglite', async ({ db }) => {
      await migrate(db, folders);
      writeFileSync(broken, 'precious');
      await expect(writeBackup(db, broken, '1')).rejects.toMatchObject({ code: 'EEXIST' });
      expect(readFileSync(broken, 'utf8')).toBe('precious');
    });
  });

  it('is refused when it is cut anywhere', async () => {
    const whole = original();
    for (const length of [0, 1, 10, 100, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1]) {
      writeFileSync(broken, whole.subarray(0, length));
      await expect(checkBackup(broken), `cut to ${length}`).rejects.toBeInstanceOf(BadBackup);
    }
  });

  it('is refused when a byte of it is another', async () => {
    const whole = original();
    for (let at = 12; at < whole.length; at += Math.ceil(whole.length / 25)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(broken, changed);
      await expect(checkBackup(broken), `byte ${at}`).rejects.toBeInstanceOf(BadBackup);
    }
  });

  it('is refused when lines are changed, missing, doubled, or are no backup at all', async () => {
    const whole = lines();
    const variants = [
      whole.map((line) => line.replace('["head"', '["heap"')),
      whole.toSpliced(5, 1),
      whole.toSpliced(5, 0, whole[5] ?? ''),
      [...whole.slice(0, -1), '{"table":"job"}', ''],
      ['{"hello":"world"}', ''],
    ];
    for (const variant of variants) {
      writeFileSync(broken, gzipSync(variant.join('\n')));
      await expect(checkBackup(broken)).rejects.toBeInstanceOf(BadBackup);
    }
  });

  it('needs force where there is something, and leaves all as it was when it does not come to its end', async () => {
    await withDatabase('pglite', async ({ db }) => {
      await fill(db);
      await tables<{ secret: Record<string, unknown> }>(db.connection)
        .insertInto('secret')
        .values({ name: 'mine', content: new Uint8Array([1]), created: new Date() })
        .execute();
      const before = await contentOf(db);
      const { file, content } = backupOf('pglite');
      await expect(restoreBackup(db, { file, folders, force: false })).rejects.toMatchObject({
        code: 'backup.not-empty',
      });
      // Whole as a file, but a piece without its file: only the engine can find that.
      writeFileSync(broken, gzipSync(sealed(lines().filter((line) => !line.includes('text/plain')))));
      await expect(restoreBackup(db, { file: broken, folders, force: true })).rejects.toMatchObject({ code: '23503' });
      expect(await contentOf(db)).toEqual(before);
      await restoreBackup(db, { file, folders, force: true });
      expect(await contentOf(db)).toEqual(content);
    });
  });

  it('of a later version, and a database of another program, are refused', async () => {
    await withDatabase('pglite', async ({ db }) => {
      const { file } = backupOf('pglite');
      await expect(restoreBackup(db, { file, folders: folders.slice(1), force: false })).rejects.toThrow(
        'later version',
      );
      await execute(db.connection, 'create table theirs (n integer)');
      await expect(restoreBackup(db, { file, folders, force: true })).rejects.toThrow('another program');
      await execute(db.connection, 'select * from theirs');
    });
  });
});

/** Puts the right counts and digest to lines from which rows were taken. */
function sealed(changed: string[]): string {
  const body = changed.slice(0, -2);
  const manifest = JSON.parse(body[0] ?? '') as { tables: { table: string; rows: number }[] };
  for (const entry of manifest.tables) {
    const start = body.indexOf(JSON.stringify({ table: entry.table }));
    const next = body.findIndex((line, n) => n > start && line.startsWith('{"table"'));
    entry.rows = (next < 0 ? body.length : next) - start - 1;
  }
  body[0] = JSON.stringify(manifest);
  const text = `${body.join('\n')}\n`;
  const end = { end: true, lines: body.length, sha256: createHash('sha256').update(text).digest('hex') };
  return `${text}${JSON.stringify(end)}\n`;
}
