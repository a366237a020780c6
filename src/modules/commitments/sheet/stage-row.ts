import type { CommitmentOrigin, Place, Section } from '../commitment.js';
import { keyOf } from '../commitment.js';
import { type ColumnCode, EDITABLE, type EditableColumn } from './columns.js';
import type { ReadRow, RowProblem, Said } from './read-row.js';
import type { ProblemCode, Values } from './values.js';

/** What a row comes to, beside what the register holds now. Pure. */

export type RowKind = 'new' | 'changed' | 'unchanged' | 'refused';

export interface Change {
  column: EditableColumn | 'said';
  before: string;
  after: string;
}

/** A commitment as it stands. */
export interface Current extends Place {
  id: string;
  key: string;
  documentId: string;
  origin: CommitmentOrigin;
  shown: boolean;
  version: number;
  values: Values;
  /** What has been said in its steps, the latest first. */
  said: readonly Said[];
}

export interface KnownDocument {
  id: string;
  slug: string;
  symbol: string | null;
}

export interface StagedRow {
  line: number;
  kind: RowKind;
  key: string;
  commitmentId: string | null;
  /** Of the commitment when the row was compared. */
  version: number | null;
  /** Of a commitment that is not there yet. */
  place: (Place & { documentId: string }) | null;
  changes: Change[];
  said: Said | null;
  problems: RowProblem[];
}

export interface Register {
  find(key: string): Current | null;
  /** By symbol or by the last part of its address. */
  document(name: string): KnownDocument | null;
  /** The line on which the key stood before; null at its first time. */
  seen(key: string, line: number): number | null;
}

const NOTHING: Said = { happened: '', note: '', evidence: '' };

/** The key that a row means: its own, or that of its place. Empty where it names neither. */
export function meantKey(row: ReadRow, document: KnownDocument | null): string {
  if (row.key !== '') return row.key;
  const place = placeOf(row);
  return document === null || place === null ? '' : keyOf(document.slug, place);
}

/** What becomes of a row: new, changed, unchanged, or refused with all that must be mended. */
export function stageRow(row: ReadRow, register: Register): StagedRow {
  const problems = [...row.problems];
  const refuse = (column: ColumnCode, code: ProblemCode, values: Record<string, string | number> = {}) =>
    problems.push({ column, ref: null, code, values });
  const document = row.document === '' ? null : register.document(row.document);
  if (row.document !== '' && document === null) refuse('document', 'unknown-document', { given: row.document });
  const key = meantKey(row, document);
  const staged: StagedRow = {
    line: row.line,
    kind: 'refused',
    key,
    commitmentId: null,
    version: null,
    place: null,
    changes: [],
    said: null,
    problems,
  };
  const before = key === '' ? null : register.seen(key, row.line);
  if (before !== null) refuse('key', 'duplicate-key', { key, line: before });
  const current = key === '' ? null : register.find(key);
  if (current === null) stageNew(row, document, staged, refuse);
  else stageKnown(row, document, current, staged, refuse);
  if (problems.length > 0) return { ...staged, kind: 'refused' };
  return staged;
}

type Refuse = (column: ColumnCode, code: ProblemCode, values?: Record<string, string | number>) => void;

function stageKnown(row: ReadRow, document: KnownDocument | null, current: Current, staged: StagedRow, refuse: Refuse) {
  staged.commitmentId = current.id;
  staged.version = current.version;
  const { section, part, n, ordinal } = current;
  const differs =
    (document !== null && document.id !== current.documentId) ||
    (row.section !== null && row.section !== section) ||
    (row.part !== '' && row.part !== (part ?? '')) ||
    (row.paragraph !== null && row.paragraph !== n) ||
    (row.ordinal !== null && row.ordinal !== ordinal);
  if (differs) refuse('paragraph', 'place-fixed', { key: current.key });
  staged.changes = changesOf(row.given, current.values);
  const due = staged.changes.find(({ column }) => column === 'due');
  if (due !== undefined && current.origin !== 'import') refuse('due', 'due-fixed');
  staged.said = newlySaid(row.said, current.said);
  if (staged.said !== null)
    staged.changes.push({ column: 'said', before: saidText(current.said[0] ?? NOTHING), after: saidText(staged.said) });
  const revived = !current.shown && current.origin === 'import';
  if (staged.changes.length === 0 && !revived) staged.kind = 'unchanged';
  else {
    staged.kind = revived ? 'new' : 'changed';
    if (row.version !== null && row.version !== current.version && !revived)
      refuse('version', 'changed-meanwhile', { version: current.version });
  }
}

function stageNew(row: ReadRow, document: KnownDocument | null, staged: StagedRow, refuse: Refuse) {
  const place = placeOf(row);
  if (document === null || place === null) {
    if (row.key !== '' && row.document === '') refuse('key', 'unknown-key', { key: row.key });
    else if (place === null) refuse('paragraph', 'place-missing');
    else if (row.document === '') refuse('document', 'place-missing');
    return;
  }
  const key = keyOf(document.slug, place);
  if (row.key !== '' && row.key !== key) refuse('key', 'key-not-fitting', { key: row.key, expected: key });
  if ((row.given.act ?? '') === '' && !row.problems.some(({ column }) => column === 'act'))
    refuse('act', 'act-missing');
  staged.kind = 'new';
  staged.key = key;
  staged.place = { ...place, documentId: document.id };
  staged.changes = EDITABLE.flatMap((column) => {
    const after = row.given[column] ?? '';
    return after === '' ? [] : [{ column, before: '', after }];
  });
  staged.said = newlySaid(row.said, []);
}

function placeOf({ section, part, paragraph, ordinal }: ReadRow): Place | null {
  if (paragraph === null) return null;
  const where: Section = section ?? 'operative';
  return { section: where, part: part === '' ? null : part, n: paragraph, ordinal: ordinal ?? 1 };
}

/** Columns that the file does not have change nothing; an empty act or state says nothing either, for there is always one. */
function changesOf(given: Partial<Values>, current: Values): Change[] {
  return EDITABLE.flatMap((column) => {
    const after = given[column];
    if (after === undefined || after === current[column]) return [];
    if (after === '' && (column === 'act' || column === 'state')) return [];
    return [{ column, before: current[column], after }];
  });
}

/** What was not said before; null where the row is silent or repeats. So the same file can come in again and again. */
function newlySaid(said: Said, before: readonly Said[]): Said | null {
  if (saidText(said) === '') return null;
  return before.some((one) => saidText(one) === saidText(said)) ? null : said;
}

function saidText({ happened, note, evidence }: Said): string {
  return [happened, note, evidence].filter((text) => text !== '').join(' · ');
}
