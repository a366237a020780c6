import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { type Connection, type Database, readInBatches } from '../db/index.js';
import { FORMAT, type Manifest } from './backup-lines.js';
import { quoted, type TableShape, tablesIn } from './tables-in.js';

export interface BackupReport {
  tables: number;
  rows: number;
}

/** Rows fetched at once; with pieces of files of half a megabyte each this stays within some tens of megabytes. */
const BATCH = 20;

/**
 * Writes everything that the database holds to one file, as of one moment, also while others write to it.
 *
 * The file appears under its name when it is whole; it can be read by its owner only, since it holds what the database holds.
 * @throws the error of the file system, EEXIST when there is a file already.
 */
export async function writeBackup(db: Database, file: string, program: string): Promise<BackupReport> {
  await access(file).then(
    () => {
      throw Object.assign(new Error(`${file} is already there`), { code: 'EEXIST', path: file });
    },
    () => {},
  );
  const partial = `${file}.partial`;
  try {
    const report = await db.transaction(
      async (c) => {
        const out = createWriteStream(partial, { mode: 0o600 });
        const gzip = createGzip();
        const written = pipeline(gzip, out);
        // A full disk is told by the pipeline; the writing below then stops at its next line.
        const failed = written.then(
          () => new Promise<never>(() => {}),
          (error: unknown) => Promise.reject(error),
        );
        failed.catch(() => {});
        const report = await writeLines(c, program, async (text) => {
          if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), failed]);
        });
        gzip.end();
        await written;
        return report;
      },
      { isolation: 'repeatable read' },
    );
    await rename(partial, file);
    return report;
  } finally {
    await rm(partial, { force: true });
  }
}

async function writeLines(
  c: Connection,
  program: string,
  write: (text: string) => Promise<void>,
): Promise<BackupReport> {
  const hash = createHash('sha256');
  let lines = 0;
  const line = async (value: unknown): Promise<void> => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    lines += 1;
    await write(text);
  };
  const shapes = (await tablesIn(c)).filter(({ table }) => table !== 'migration');
  const manifest = await manifestOf(c, shapes, program);
  await line(manifest);
  let rows = 0;
  for (const { table, columns } of shapes) {
    await line({ table });
    const values = columns.map((column, n) => `${quoted(column)}::text as c${n}`);
    const query = `select ${values.join(', ')} from ${quoted(table)}`;
    for await (const batch of readInBatches<Record<string, string | null>>(c, query, BATCH)) {
      for (const row of batch) await line(columns.map((_, n) => row[`c${n}`] ?? null));
      rows += batch.length;
    }
  }
  await write(`${JSON.stringify({ end: true, lines, sha256: hash.digest('hex') })}\n`);
  return { tables: shapes.length, rows };
}

async function manifestOf(c: Connection, shapes: readonly TableShape[], program: string): Promise<Manifest> {
  const { rows: migrations } = await sql<{ module: string; name: string; sha256: string; applied: Date }>`
    select module, name, sha256, applied from migration order by applied, module, name
  `.execute(c.queries);
  const tables: Manifest['tables'] = [];
  for (const { table, columns } of shapes) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(c.queries);
    tables.push({ table, columns, rows: rows[0]?.rows ?? 0 });
  }
  return {
    format: FORMAT,
    made: new Date().toISOString(),
    program,
    engine: c.engine,
    migrations: migrations.map((migration) => ({ ...migration, applied: migration.applied.toISOString() })),
    tables,
  };
}
