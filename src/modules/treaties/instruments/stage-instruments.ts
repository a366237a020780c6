import { checkedInstrument } from '../add-instrument.js';
import { type InstrumentContent, instrumentContent } from '../instrument.js';
import { Refusal } from '../refusal.js';
import { instrumentChanges } from './columns.js';
import { bareInstrument, type InstrumentFileRow } from './read-file.js';
import type { StagedInstrument } from './staged-instrument.js';

/** What each row of a file would change. Pure. */
export function stageInstruments(
  rows: readonly InstrumentFileRow[],
  held: ReadonlyMap<string, InstrumentContent>,
): StagedInstrument[] {
  const seen = new Map<string, number>();
  const codes = new Set([...held.keys(), ...rows.map(({ code }) => code)]);
  return rows.map((row): StagedInstrument => {
    const known = held.get(row.code);
    const before = known === undefined ? null : instrumentContent(known);
    const bare = { line: row.line, code: row.code, before, changes: [], problem: null, factDigest: null };
    try {
      const twice = seen.get(row.code);
      if (twice !== undefined) throw new Refusal('said-twice', { field: 'code', values: { line: twice } });
      seen.set(row.code, row.line);
      const content = checkedInstrument(row.applyTo(before ?? bareInstrument(row.code)));
      requireAfter(content, codes);
      const changes = instrumentChanges(before, content);
      const kind = before === null ? 'new' : changes.length === 0 ? 'unchanged' : 'changed';
      return { ...bare, kind, content, changes };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = row.placeOf(columnOf(error.field));
      const problem = { code: error.code, values: error.values, place };
      return { ...bare, kind: 'refused', content: null, problem };
    }
  });
}

/** @throws Refusal `unknown-instrument`, `rule-unsound` where it would have to come before itself. */
function requireAfter({ code, rule: { after } }: InstrumentContent, known: ReadonlySet<string>): void {
  if (after === code) throw new Refusal('rule-unsound', { field: 'after' });
  if (after !== null && !known.has(after))
    throw new Refusal('unknown-instrument', { field: 'after', values: { given: after } });
}

/** The column in which a field of the form stands. */
function columnOf(field: string | null): string {
  if (field === 'inForce') return 'in-force';
  if (field === 'name') return 'name_en';
  const name = /^name-(\w\w)$/u.exec(field ?? '')?.[1];
  return name === undefined ? (field ?? 'code') : `name_${name}`;
}
