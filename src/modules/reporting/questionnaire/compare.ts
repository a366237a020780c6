import type { CallContent } from '../calls/content.js';
import { COLUMNS, type ColumnCode, type RowSort } from './columns.js';
import { type QuestionnaireRow, rowsOf } from './rows.js';

/** What differs between two states of a questionnaire, text by text. Pure. */

export const CHANGE_KINDS = ['new', 'changed', 'moved', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface QuestionnaireChange {
  kind: ChangeKind;
  place: string;
  sort: RowSort;
  /** Its words in the language of the call, as they will be, or were. */
  words: string;
  columns: { column: ColumnCode; before: string; after: string }[];
}

/** In the order of what will be asked; what is asked no longer stands at the end. */
export function changesBetween(from: CallContent, to: CallContent): QuestionnaireChange[] {
  const [before, after] = [worded(from), worded(to)];
  const was = new Map(before.map((row) => [row.place, row]));
  const is = new Set(after.map(({ place }) => place));
  const moved = movedPlaces(
    before.filter(({ place }) => is.has(place)),
    after.filter(({ place }) => was.has(place)),
  );
  for (const { id, section } of to.questions) {
    const held = from.questions.find((one) => one.id === id);
    if (held !== undefined && held.section !== section) moved.add(`question/${id}`);
  }
  const changes = after.flatMap((row): QuestionnaireChange[] => {
    const held = was.get(row.place);
    const columns = differing(held, row);
    const kind = held === undefined ? 'new' : columns.length > 0 ? 'changed' : moved.has(row.place) ? 'moved' : null;
    return kind === null ? [] : [{ kind, ...named(row, to), columns }];
  });
  const gone = before.filter(({ place }) => !is.has(place));
  return [
    ...changes,
    ...gone.map((row): QuestionnaireChange => ({ kind: 'removed', ...named(row, from), columns: [] })),
  ];
}

/** Help and units without words are nothing that could be new or go. */
function worded(content: CallContent): QuestionnaireRow[] {
  return rowsOf(content).filter(({ cells, place }) => cells.size > 2 || /^(?:section|question)\//u.test(place));
}

function named({ place, sort, cells }: QuestionnaireRow, { lang }: CallContent) {
  return { place, sort, words: cells.get(`text_${lang}`) ?? '' };
}

function differing(before: QuestionnaireRow | undefined, after: QuestionnaireRow): QuestionnaireChange['columns'] {
  return COLUMNS.flatMap((column) => {
    if (column === 'place' || column === 'row') return [];
    const [old, now] = [before?.cells.get(column) ?? '', after.cells.get(column) ?? ''];
    return old === now ? [] : [{ column, before: old, after: now }];
  });
}

/** Those outside the longest run that kept its order. Both lists hold the same places. */
function movedPlaces(before: readonly QuestionnaireRow[], after: readonly QuestionnaireRow[]): Set<string> {
  const at = new Map(before.map(({ place }, n) => [place, n]));
  // For each length, the run of it that ends lowest; each link knows the one before it.
  const ends: { n: number; place: string; previous: Link | null }[] = [];
  for (const { place } of after) {
    const n = at.get(place) ?? 0;
    const length = ends.findIndex((end) => end.n > n);
    const where = length < 0 ? ends.length : length;
    ends[where] = { n, place, previous: ends[where - 1] ?? null };
  }
  const stayed = new Set<string>();
  for (let link: Link | null = ends.at(-1) ?? null; link !== null; link = link.previous) stayed.add(link.place);
  return new Set(after.flatMap(({ place }) => (stayed.has(place) ? [] : [place])));
}

interface Link {
  n: number;
  place: string;
  previous: Link | null;
}
