import { type Selectable, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { type ConcreteContent, readContent, writeContent } from '../concrete/content.js';
import { type ConcreteStep, foldLog, type LogEntry, type LogKind } from '../concrete/log.js';
import { type EntryRow, type MeasureRow, planTables } from './tables.js';

/** A concrete measure with its whole log. */
export interface HeldConcrete {
  id: string;
  key: string;
  partyId: string;
  entries: LogEntry[];
}

/** A measure by its key, held until the transaction ends; null where there is none. */
export async function lockConcrete(c: Connection, key: string): Promise<HeldConcrete | null> {
  const row = await planTables(c)
    .selectFrom('concrete_measure')
    .select(['id', 'key', 'party_id'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const entries = await planTables(c)
    .selectFrom('concrete_measure_entry')
    .selectAll()
    .where('measure_id', '=', row.id)
    .orderBy('n')
    .execute();
  return { id: row.id, key: row.key, partyId: row.party_id, entries: entries.map(entryOf) };
}

/** How many measures a party ever had, for the key of its next one. */
export async function countOfParty(c: Connection, partyId: string): Promise<number> {
  const { n } = await planTables(c)
    .selectFrom('concrete_measure')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('party_id', '=', partyId)
    .executeTakeFirstOrThrow();
  return n;
}

/** Entries made after a revision, with their measures, in their order. */
export async function readEntriesAfter(
  c: Connection,
  revision: number,
): Promise<{
  measures: Pick<HeldConcrete, 'id' | 'key' | 'partyId'>[];
  entries: (LogEntry & { measureId: string })[];
}> {
  const entries = await planTables(c)
    .selectFrom('concrete_measure_entry')
    .selectAll()
    .where('revision', '>', revision)
    .orderBy('revision')
    .orderBy('measure_id')
    .orderBy('n')
    .execute();
  const ids = [...new Set(entries.map((entry) => entry.measure_id))];
  const measures =
    ids.length === 0
      ? []
      : await planTables(c)
          .selectFrom('concrete_measure')
          .select(['id', 'key', 'party_id as partyId'])
          .where('id', '=', sql<string>`any(${sql.val(ids)}::uuid[])`)
          .execute();
  return { measures, entries: entries.map((row) => ({ ...entryOf(row), measureId: row.measure_id })) };
}

function entryOf(row: Selectable<EntryRow>): LogEntry {
  const { n, kind, note, takes_back, made_by, made_at } = row;
  const { content, state, happened, evidence_link, evidence_file, evidence_name } = row;
  const evidence =
    evidence_link !== null
      ? ({ kind: 'link', href: evidence_link } as const)
      : evidence_file === null
        ? null
        : ({ kind: 'file', sha256: evidence_file, name: evidence_name ?? '' } as const);
  return {
    ...{ n, kind, madeBy: made_by, madeAt: made_at, takesBack: takes_back },
    content: content === null ? null : readContent(content),
    step: kind === 'step' ? { state, happened, note, evidence } : null,
    note: kind === 'step' ? '' : note,
  };
}

/** What is added to a log. */
export interface NewEntry {
  kind: LogKind;
  content?: ConcreteContent;
  step?: ConcreteStep;
  note?: string;
  takesBack?: readonly number[];
  importId?: string;
  madeBy: string;
}

/**
 * Adds entries to the end of a log, and with the first one its measure. The caller has raised the revision, which keeps others away.
 *
 * @returns the number of the last one.
 */
export async function addEntries(
  c: Connection,
  held: HeldConcrete,
  given: readonly NewEntry[],
  { revision, now }: { revision: number; now: Date },
): Promise<number> {
  // A clock that was set back must not put an entry before the one that it follows.
  const last = held.entries.at(-1);
  const madeAt = last !== undefined && last.madeAt > now ? last.madeAt : now;
  const rows = given.map((entry, k) =>
    rowOf(entry, { measureId: held.id, n: (last?.n ?? 0) + 1 + k, madeAt, revision }),
  );
  const entries = [...held.entries, ...given.map((entry, k) => loggedOf(entry, (last?.n ?? 0) + 1 + k, madeAt))];
  const folded = foldLog(entries);
  if (folded === null) throw new Error('A concrete measure begins with what it says');
  const state: MeasureRow = {
    id: held.id,
    key: held.key,
    party_id: held.partyId,
    version: folded.version,
    review: folded.review,
    state: folded.latest.state,
    published: folded.published !== null,
    made_at: entries[0]?.madeAt ?? madeAt,
  };
  const db = planTables(c);
  if (last === undefined) await db.insertInto('concrete_measure').values(state).execute();
  else await db.updateTable('concrete_measure').set(state).where('id', '=', held.id).execute();
  await db.insertInto('concrete_measure_entry').values(rows).execute();
  return folded.version;
}

function loggedOf(entry: NewEntry, n: number, madeAt: Date): LogEntry {
  const { kind, content = null, step = null, note = '', takesBack = [], madeBy } = entry;
  return { n, kind, content, step, note, takesBack, madeBy, madeAt };
}

function rowOf(
  entry: NewEntry,
  { measureId, n, madeAt, revision }: { measureId: string; n: number; madeAt: Date; revision: number },
) {
  const { kind, content, step, note = '', takesBack = [], importId = null, madeBy } = entry;
  const evidence = step?.evidence ?? null;
  return {
    measure_id: measureId,
    n,
    kind,
    content: content === undefined ? null : JSON.stringify(writeContent(content)),
    state: step?.state ?? null,
    happened: step?.happened ?? null,
    evidence_link: evidence?.kind === 'link' ? evidence.href : null,
    evidence_file: evidence?.kind === 'file' ? evidence.sha256 : null,
    evidence_name: evidence?.kind === 'file' ? evidence.name : null,
    note: step?.note ?? note,
    takes_back: [...takesBack],
    import_id: importId,
    made_by: madeBy,
    made_at: madeAt,
    revision,
  };
}

/** Which of these files back a step of a concrete measure. */
export async function digestsHeld(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const db = planTables(c);
  const steps = await db
    .selectFrom('concrete_measure_entry')
    .select('evidence_file as digest')
    .distinct()
    .where('evidence_file', 'in', [...digests])
    .execute();
  const sheets = await db
    .selectFrom('concrete_measure_import')
    .select('file_sha256 as digest')
    .distinct()
    .where('file_sha256', 'in', [...digests])
    .execute();
  return [...steps, ...sheets].flatMap(({ digest }) => digest ?? []);
}

/** Every measure with its log, for whoever checks that they agree. */
export async function readAllLogs(c: Connection): Promise<{ row: MeasureRow; entries: LogEntry[] }[]> {
  const rows = await planTables(c).selectFrom('concrete_measure').selectAll().orderBy('key').execute();
  const { entries } = await readEntriesAfter(c, 0);
  return rows.map((row) => ({ row, entries: entries.filter(({ measureId }) => measureId === row.id) }));
}
