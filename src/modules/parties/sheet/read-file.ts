import { z } from '../../../kernel/http/index.js';
import type { Lang, Translator } from '../../../kernel/i18n/index.js';
import { CodeWords, openSheet, readHeaders, type SheetRow } from '../../../kernel/sheets/index.js';
import { ContentShape, code } from '../api-shapes.js';
import { changedBy, type PartyChange } from '../edit-party.js';
import { SCHEMA } from '../export-parties.js';
import { kindWord, stateWord } from '../pages/words.js';
import { NO_CODES, PARTY_KINDS, PARTY_STATES, type PartyContent, type PartyName, regionOf } from '../party.js';
import { Refusal } from '../refusal.js';
import { listOf, readFormer, readMemberships } from './cells.js';
import { COLUMNS, type ColumnCode, headerWord, nameColumn } from './columns.js';

/** A row of a brought file: which party it speaks of, and what it makes of it. */
export interface FileRow {
  line: number;
  code: string;
  /** @throws Refusal whose field is the column at fault */
  applyTo: (held: PartyContent) => PartyContent;
  /** Where a column stands in this row: "D7". */
  placeOf: (column: string) => string;
}

export const MOST_ROWS = 5000;

/** A party of which nothing is known yet. */
export function bareParty(named: string): PartyContent {
  return {
    ...NO_CODES,
    code: named,
    kind: 'ngo',
    website: null,
    state: 'active',
    addressees: [],
    names: [],
    memberships: [],
  };
}

/** Reads xlsx, csv or JSON by its content. @throws SheetRefusal; Refusal `not-our-file`, `too-many-rows`. */
export async function readFile(bytes: Uint8Array): Promise<FileRow[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  const rows = start.startsWith('{') ? readJson(new TextDecoder().decode(bytes)) : await readTable(bytes);
  if (rows.length > MOST_ROWS) throw tooManyRows();
  return rows;
}

const tooManyRows = () => new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
const notOurs = () => new Refusal('not-our-file', { field: 'file' });

const Entry = ContentShape.partial().extend({ code });

function readJson(content: string): FileRow[] {
  const whole = z.object({ schema: z.literal(SCHEMA), parties: z.array(z.unknown()) }).safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  return whole.data.parties.map((one, at) => {
    const read = Entry.safeParse(one);
    const path = (name: string) => `parties[${at}].${name}`;
    if (read.success) {
      const { code: named, ...change } = read.data;
      return { line: at + 1, code: named.toUpperCase(), applyTo: (held) => changedBy(held, change), placeOf: path };
    }
    const issue = read.error.issues[0];
    const field = String(issue?.path[0] ?? 'code');
    const named = z.object({ code: z.string() }).safeParse(one);
    return {
      line: at + 1,
      code: named.success ? named.data.code.toUpperCase() : '',
      applyTo: () => {
        throw new Refusal('not-in-list', { field, values: { given: field } });
      },
      placeOf: path,
    };
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

async function readTable(bytes: Uint8Array): Promise<FileRow[]> {
  const sheet = await openSheet(bytes);
  const rows: FileRow[] = [];
  let headers: ReturnType<typeof readHeaders<ColumnCode>> | null = null;
  for await (const row of sheet.rows()) {
    if (headers === null) {
      headers = readHeaders(row.cells, COLUMNS, headerWord);
      if (![...headers.columns.values()].includes('code')) throw notOurs();
    } else {
      rows.push(rowOf(row, headers.columns, headers.lang));
      if (rows.length > MOST_ROWS) throw tooManyRows();
    }
  }
  if (headers === null) throw notOurs();
  return rows;
}

/** A column that is there and empty says that there is none; a column that is not there says nothing. */
function rowOf(row: SheetRow, columns: ReadonlyMap<number, ColumnCode>, lang: Lang): FileRow {
  const cells = new Map<ColumnCode, { text: string; ref: string }>();
  for (const { column, value, ref } of row.cells) {
    const known = columns.get(column);
    if (known !== undefined) cells.set(known, { text: value.trim(), ref });
  }
  const has = [...columns.values()];
  const text = (column: ColumnCode) => cells.get(column)?.text ?? '';
  return {
    line: row.line,
    code: text('code').toUpperCase(),
    applyTo: (held) => changedBy(held, changeOf(held, has, text, lang)),
    placeOf: (column) =>
      COLUMNS.flatMap((one) => (one === column ? (cells.get(one)?.ref ?? []) : []))[0] ?? String(row.line),
  };
}

const KINDS = new CodeWords(PARTY_KINDS, (t: Translator, named) =>
  kindWord(t, PARTY_KINDS.find((kind) => kind === named) ?? 'ngo'),
);
const STATES = new CodeWords(PARTY_STATES, (t: Translator, named) =>
  stateWord(t, PARTY_STATES.find((state) => state === named) ?? 'active'),
);

function changeOf(
  held: PartyContent,
  has: readonly ColumnCode[],
  text: (column: ColumnCode) => string,
  lang: Lang,
): PartyChange {
  const change: PartyChange = {};
  const odd = (column: ColumnCode, given: string) => new Refusal('not-in-list', { field: column, values: { given } });
  for (const column of has) {
    const given = text(column);
    if (column === 'kind' && given !== '') {
      const kind = PARTY_KINDS.find((one) => one === KINDS.find(given, lang));
      if (kind === undefined) throw odd(column, given);
      change.kind = kind;
    } else if (column === 'state' && given !== '') {
      const state = PARTY_STATES.find((one) => one === STATES.find(given, lang));
      if (state === undefined) throw odd(column, given);
      change.state = state;
    } else if (column === 'alpha2' || column === 'alpha3' || column === 'm49' || column === 'website') {
      change[column] = given === '' ? null : given;
    } else if (column === 'addressees') {
      change.addressees = listOf(given);
    } else if (column === 'subregion') {
      // A spreadsheet may have taken "014" for a number.
      const region = given === '' ? '' : given.padStart(3, '0');
      if (region !== '' && regionOf(region) === null) throw odd(column, given);
      change.region = regionOf(region);
      change.subregion = region === '' || change.region === region ? null : region;
    } else if (column === 'memberships') {
      const read = readMemberships(given);
      if ('odd' in read) throw odd(column, read.odd);
      change.memberships = read;
    }
  }
  return { ...change, names: namesOf(held, has, text) };
}

function namesOf(
  held: PartyContent,
  has: readonly ColumnCode[],
  text: (column: ColumnCode) => string,
): PartyContent['names'] {
  const names: PartyName[] = held.names.filter(({ kind, lang }) =>
    kind === 'former' ? !has.includes('former') : !has.includes(`${kind}_${lang}`),
  );
  for (const column of has) {
    const meant = nameColumn(column);
    const name = text(column);
    if (meant === null || name === '') continue;
    const before = held.names.find((one) => one.kind === meant.kind && one.lang === meant.lang && one.name === name);
    names.push(before ?? { lang: meant.lang, kind: meant.kind, name, from: null, to: null });
  }
  if (!has.includes('former')) return names;
  const former = readFormer(text('former'));
  if ('odd' in former) throw new Refusal('not-in-list', { field: 'former', values: { given: former.odd } });
  return [...names, ...former];
}
