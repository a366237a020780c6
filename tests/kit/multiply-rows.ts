import { sql } from 'kysely';
import type { Database } from '../../src/kernel/db/index.js';

/** Rows to be multiplied: a table, which of its rows (all, where nothing is said), and what the new ones hold instead of a copy. */
export interface Pattern {
  table: string;
  /** SQL over the columns of the table. */
  where?: string;
  /** SQL by column; `i` is the number of the copy. */
  instead?: Readonly<Record<string, string>>;
}

/**
 * Tables whose rows are copied together: parents first, children after them. A child is copied only where its parent is, and then belongs to the
 * copy of its parent; what refers to a table that is not among them keeps what it refers to.
 */
export interface PatternGroup {
  name: string;
  patterns: readonly Pattern[];
}

interface Column {
  name: string;
  type: string;
  /** The column of another table of the group that it refers to. */
  refers: string | null;
  /** It must differ from row to row. */
  unique: boolean;
}

/** Keeps the rows as they are now, to be multiplied from. @returns how many there are, by table. */
export async function keepPatterns(db: Database, group: PatternGroup): Promise<Map<string, number>> {
  const q = db.connection.queries;
  const kept = new Map<string, number>();
  await sql`create schema if not exists pattern`.execute(q);
  for (const { table, where = 'true' } of group.patterns) {
    const parents = (await columnsOf(db, table, [...kept.keys()])).flatMap(({ name, refers }) =>
      refers === null || refers.startsWith(`${table}.`)
        ? []
        : [
            `(${name} is null or ${name} in (select ${refers.split('.')[1]} from pattern.${group.name}_${refers.split('.')[0]}))`,
          ],
    );
    const wanted = [where, ...parents].join(' and ');
    await sql.raw(`create table pattern.${group.name}_${table} as select * from ${table} where ${wanted}`).execute(q);
    const { rows } = await sql
      .raw<{ n: number }>(`select count(*)::int n from pattern.${group.name}_${table}`)
      .execute(q);
    kept.set(table, rows[0]?.n ?? 0);
  }
  return kept;
}

/** Writes each kept row again, once for every number between the two. */
export async function multiplyRows(db: Database, group: PatternGroup, from: number, to: number): Promise<void> {
  const shapes = new Map<string, Column[]>();
  for (const { table } of group.patterns)
    shapes.set(
      table,
      await columnsOf(
        db,
        table,
        group.patterns.map((pattern) => pattern.table),
      ),
    );
  for (const { table, instead = {} } of group.patterns) {
    const columns = shapes.get(table) ?? [];
    const values = columns.map(
      (column) => instead[column.name] ?? valueIn(column, differs(shapes, column), group.name),
    );
    await sql
      .raw(
        `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) select ${values.join(', ')}
        from pattern.${group.name}_${table}, generate_series(${from}, ${to}) i`,
      )
      .execute(db.connection.queries);
    await sql.raw(`analyze ${table}`).execute(db.connection.queries);
  }
}

function valueIn({ name, type }: Column, differs: boolean, group: string): string {
  if (!differs) return `"${name}"`;
  if (type === 'uuid') return `md5("${name}"::text || '${group}' || i)::uuid`;
  return type === 'text' ? `"${name}" || '-${group}-' || i` : `"${name}"`;
}

/** Whether copies have a value of their own: where nothing else makes them differ, or where that to which they refer has one. */
function differs(shapes: ReadonlyMap<string, readonly Column[]>, { refers, unique }: Column): boolean {
  if (refers === null) return unique;
  const [table = '', name] = refers.split('.');
  const column = shapes.get(table)?.find((one) => one.name === name);
  return column !== undefined && differs(shapes, column);
}

async function columnsOf(db: Database, table: string, group: readonly string[]): Promise<Column[]> {
  const { rows } = await sql<{ name: string; type: string; refers: string[]; keys: string[][] }>`
    select a.attname as name, t.typname as type,
      array(select f.relname || '.' || fa.attname from pg_constraint k
        cross join lateral unnest(k.conkey, k.confkey) as pair (own, other)
        join pg_class f on f.oid = k.confrelid join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = pair.other
        where k.conrelid = c.oid and k.contype = 'f' and pair.own = a.attnum) as refers,
      coalesce((select jsonb_agg((select jsonb_agg(ka.attname) from pg_attribute ka where ka.attrelid = c.oid and ka.attnum = any(x.indkey)))
        from pg_index x where x.indrelid = c.oid and x.indisunique and a.attnum = any(x.indkey)), '[]') as keys
    from pg_class c join pg_namespace s on s.oid = c.relnamespace and s.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relname = ${table} order by a.attnum`.execute(db.connection.queries);
  const own = rows.map((row) => ({
    ...row,
    refers: row.refers.find((one) => group.includes(one.split('.')[0] ?? '')) ?? null,
  }));
  const refers = (name: string): boolean => own.some((one) => one.name === name && one.refers !== null);
  return own.map(({ name, type, refers: to, keys }) => ({
    ...{ name, type, refers: to },
    unique: keys.some((key) => !key.some(refers) && freestOf(key, own) === name),
  }));
}

/** Of the columns of a key one is made to differ: an id where there is one, else a text. */
function freestOf(key: readonly string[], columns: readonly { name: string; type: string }[]): string | undefined {
  const typed = (type: string) =>
    key.find((one) => columns.some((column) => column.name === one && column.type === type));
  return key.length === 1 ? key[0] : (typed('uuid') ?? typed('text'));
}
