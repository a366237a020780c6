import { sql } from 'kysely';
import type { Connection } from '../db/index.js';

export interface TableShape {
  table: string;
  /** Columns that hold something of their own; generated ones follow from them. */
  columns: string[];
}

/** Tables of the schema in use, by name, with their columns in order. */
export async function tablesIn(c: Connection): Promise<TableShape[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select cls.relname as "table", att.attname as "column"
    from pg_class cls
    join pg_namespace space on space.oid = cls.relnamespace and space.nspname = current_schema()
    join pg_attribute att on att.attrelid = cls.oid and att.attnum > 0 and not att.attisdropped and att.attgenerated = ''
    where cls.relkind in ('r', 'p') and not cls.relispartition
    order by cls.relname, att.attnum
  `.execute(c.queries);
  const shapes = new Map<string, TableShape>();
  for (const { table, column } of rows) {
    const shape = shapes.get(table) ?? { table, columns: [] };
    shape.columns.push(column);
    shapes.set(table, shape);
  }
  return [...shapes.values()];
}

/** A name as it stands in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
