import { sql } from 'kysely';
import { type Connection, execute } from '../db/index.js';
import { quoted } from './tables-in.js';

/** Everything that the program's migrations made in the schema in use; what belongs to an extension stays. */
export async function clearSchema(c: Connection): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('drop %s if exists %I.%I cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view'
      when 'S' then 'sequence' else 'table' end, current_schema(), relname) as statement
    from pg_class cls
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_depend where objid = cls.oid and deptype = 'e')
    union all
    select format('drop %s if exists %s cascade', case prokind when 'p' then 'procedure' when 'a' then 'aggregate'
      else 'function' end, oid::regprocedure)
    from pg_proc prc
    where pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend where objid = prc.oid and deptype = 'e')
    union all
    select format('drop type if exists %I.%I cascade', current_schema(), typname)
    from pg_type typ
    where typnamespace = current_schema()::regnamespace and typtype in ('e', 'd')
      and not exists (select from pg_depend where objid = typ.oid and deptype = 'e')
  `.execute(c.queries);
  for (const { statement } of rows) await execute(c, statement);
}

/** Takes all foreign keys away for as long as rows come in any order. @returns what puts them back and checks every row. */
export async function liftForeignKeys(c: Connection): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0
    order by conname
  `.execute(c.queries);
  for (const { table, name } of rows) await execute(c, `alter table ${table} drop constraint ${quoted(name)}`);
  return async () => {
    for (const { table, name, definition } of rows)
      await execute(c, `alter table ${table} add constraint ${quoted(name)} ${definition}`);
  };
}
