import { type Connection, newId } from '../../../kernel/db/index.js';
import type { Party } from '../../parties/index.js';
import { readContent } from '../concrete/content.js';
import { Refusal } from '../refusal.js';
import { addEntries, type HeldConcrete, lockConcrete, type NewEntry } from '../store/concrete.js';
import type { StagedRow } from './staged-row.js';

interface At {
  revision: number;
  now: Date;
  person: string;
}

/** Adds to the log what a row says. The caller holds the Plan. @returns the row as it is now: applied, or refused because it came late. */
export async function applyRow(
  c: Connection,
  row: StagedRow,
  at: At & { importId: string; party: Party | undefined },
): Promise<StagedRow> {
  if (row.kind !== 'new' && row.kind !== 'changed') return row;
  const held = await lockConcrete(c, row.key);
  if ((held?.entries.at(-1)?.n ?? null) !== row.version || at.party === undefined) return late(row);
  const measure: HeldConcrete = held ?? { id: newId(), key: row.key, partyId: at.party.id, entries: [] };
  const entries = entriesOf(row, at);
  const version = await addEntries(c, measure, entries, at);
  const first = (held?.entries.at(-1)?.n ?? 0) + 1;
  return { ...row, applied: { key: row.key, version, entries: entries.map((_, k) => first + k) } };
}

function late(row: StagedRow): StagedRow {
  return { ...row, kind: 'refused', problem: { code: 'changed-meanwhile', values: {}, place: String(row.line) } };
}

function entriesOf({ content, step }: StagedRow, { person, importId }: At & { importId: string }): NewEntry[] {
  const entries: NewEntry[] = [];
  if (content !== null) entries.push({ kind: 'propose', content: readContent(content), madeBy: person, importId });
  if (step !== null) {
    const state = (['planned', 'under-way', 'done', 'stopped'] as const).find((one) => one === step.state) ?? null;
    const evidence = step.link === '' ? null : ({ kind: 'link', href: new URL(step.link).href } as const);
    entries.push({ kind: 'step', step: { state, happened: null, note: '', evidence }, madeBy: person, importId });
  }
  return entries;
}

/** Takes back what a row added; a measure that it brought is withdrawn. @throws Refusal `changed-since`. */
export async function undoRow(c: Connection, { kind, applied }: StagedRow, at: At): Promise<void> {
  if (applied === null) return;
  const held = await lockConcrete(c, applied.key);
  if (held === null || held.entries.at(-1)?.n !== applied.version)
    throw new Refusal('changed-since', { values: { key: applied.key } });
  const undo: NewEntry =
    kind === 'new'
      ? { kind: 'withdraw', madeBy: at.person }
      : { kind: 'take-back', takesBack: applied.entries, madeBy: at.person };
  await addEntries(c, held, [undo], at);
}
