import { checkedParty } from '../check-party.js';
import { changedParts } from '../edit-party.js';
import type { Party, PartyContent } from '../party.js';
import { Refusal } from '../refusal.js';
import { contentOf } from '../store/parties.js';
import { cellText } from './cells.js';
import { COLUMNS, nameColumn } from './columns.js';
import { bareParty, type FileRow } from './read-file.js';
import type { Change, StagedRow } from './staged-row.js';

/**
 * What each row of a file would change. Pure.
 *
 * @param find The party with a code as the register has it.
 * @param taken Whether another party has one of the codes of ISO or M49; the column at fault.
 */
export function stageRows(
  rows: readonly FileRow[],
  find: (code: string) => Party | null,
  taken: (content: PartyContent) => 'alpha2' | 'alpha3' | 'm49' | null,
): StagedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row): StagedRow => {
    const { line, code } = row;
    const held = find(code);
    const staged = { line, code, changes: [], problem: null, version: held?.version ?? null, versionAfter: null };
    try {
      const before = seen.get(code);
      if (before !== undefined) throw new Refusal('code-twice', { field: 'code', values: { line: before } });
      seen.set(code, line);
      const was = held === null ? bareParty(code) : contentOf(held);
      const content = checkedParty(row.applyTo(was));
      const field = taken(content);
      if (field !== null) throw new Refusal('iso-taken', { field, values: { given: content[field] ?? '' } });
      if (held === null) return { ...staged, kind: 'new', content, changes: changesOf(bareParty(''), content) };
      const same = changedParts(was, content).length === 0;
      return { ...staged, kind: same ? 'unchanged' : 'changed', content, changes: changesOf(was, content) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = row.placeOf(columnOf(error.field));
      return { ...staged, kind: 'refused', content: null, problem: { code: error.code, values: error.values, place } };
    }
  });
}

/** The column that holds a field: "name-3" may be any of the names, so the line is named. */
function columnOf(field: string | null): string {
  return COLUMNS.find((column) => column === field && nameColumn(column) === null) ?? field ?? 'code';
}

function changesOf(before: PartyContent, after: PartyContent): Change[] {
  return COLUMNS.flatMap((column) => {
    const [was, is] = [cellText(before, column), cellText(after, column)];
    return was === is ? [] : [{ column, before: was, after: is }];
  });
}
