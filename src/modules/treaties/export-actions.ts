import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { directionOf, type Lang, type Translator, translatorFor } from '../../kernel/i18n/index.js';
import { type CellToWrite, type ColumnToWrite, writeCsv, writeWorkbook } from '../../kernel/sheets/index.js';
import { type Party, partyName } from '../parties/index.js';
import { ACTION_KINDS, type Action, contentOf, EXTENTS, isConsent, TARGET_KINDS } from './action.js';
import type { InstrumentBoard } from './board.js';
import { openBoard } from './open-board.js';
import { findEveryParty } from './participants.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { headerWord, OUR_COLUMNS, type OurColumn } from './sheet/columns.js';
import { SCHEMA } from './sheet/read-table.js';
import { readActions } from './store/actions.js';
import { extentWord, kindWord, shortInstrumentName } from './words.js';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export interface ActionsExport {
  mediaType: string;
  /** "treaties-2026-11-29.xlsx" */
  fileName: string;
  pieces: AsyncIterable<Uint8Array>;
}

/** The format that an address names. @throws Refusal `no-such-format` */
export function formatOf(text: string | undefined): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === text);
  if (format === undefined) throw new Refusal('no-such-format');
  return format;
}

interface Line {
  action: Action;
  party: Party;
  board: InstrumentBoard;
  /** To whose reservation or declaration it objects; null for all others. */
  target: Party | null;
}

/**
 * All actions that hold, of one instrument or of all and of these participants or of all, as a file that an import takes back.
 * Spreadsheets speak the reader's language; JSON has codes.
 */
export async function exportActions(
  db: Database,
  actor: Actor,
  {
    format,
    instrument,
    partyIds,
    lang,
  }: { format: ExportFormat; instrument: string | null; partyIds: ReadonlySet<string> | null; lang: Lang },
): Promise<ActionsExport> {
  const t = translatorFor(lang);
  const lines = await linesFor(db, actor, { instrument, partyIds, lang });
  const title = t('treaties.matrix.title');
  const created = new Date();
  const cells = lines.map((line) => OUR_COLUMNS.map((column) => cellOf(t, line, column)));
  const columns = columnsToWrite(t);
  return {
    mediaType: MEDIA_TYPES[format],
    fileName: `${instrument ?? 'treaties'}-${created.toISOString().slice(0, 10)}.${format}`,
    pieces:
      format === 'json'
        ? jsonPieces(lines)
        : format === 'csv'
          ? writeCsv(columns, cells)
          : writeWorkbook([{ name: title, columns, rows: cells, rightToLeft: directionOf(lang) === 'rtl' }], {
              title,
              creator: 'Concordance',
              language: lang,
              created,
              description: t('parties.disclaimer'),
            }),
  };
}

async function linesFor(
  db: Database,
  actor: Actor,
  { instrument, partyIds, lang }: { instrument: string | null; partyIds: ReadonlySet<string> | null; lang: Lang },
): Promise<Line[]> {
  if (!may(actor, 'read', 'action', {})) return [];
  const board = await openBoard(db);
  const parties = await findEveryParty(db, lang);
  const place = new Map(parties.map((party, at) => [party.id, { party, at }]));
  const lines = (await readActions(db.connection)).flatMap((action): (Line & { at: number })[] => {
    const of = board.byId.get(action.instrumentId);
    const found = place.get(action.partyId);
    if (of === undefined || found === undefined) return [];
    if (instrument !== null && of.instrument.code !== instrument) return [];
    if (partyIds !== null && !partyIds.has(action.partyId)) return [];
    const target = place.get(action.targetParty ?? '')?.party ?? null;
    return [{ action, board: of, target, ...found }];
  });
  return lines.sort((a, b) => a.board.instrument.place - b.board.instrument.place || a.at - b.at || byDate(a, b));
}

function byDate(a: Line, b: Line): number {
  return a.action.date === b.action.date
    ? a.action.id < b.action.id
      ? -1
      : 1
    : a.action.date < b.action.date
      ? -1
      : 1;
}

const CHOICES = {
  kind: (t: Translator) => ACTION_KINDS.map((kind) => kindWord(t, kind)),
  'target-kind': (t: Translator) => TARGET_KINDS.map((kind) => kindWord(t, kind)),
  extent: (t: Translator) => EXTENTS.map((extent) => extentWord(t, extent)),
} as const;

function columnsToWrite(t: Translator): ColumnToWrite[] {
  return OUR_COLUMNS.map((column) => ({
    header: headerWord(t, column),
    width: column === 'words' || column === 'source' || column === 'participant' ? 36 : 16,
    ...(column in CHOICES ? { choices: CHOICES[column as keyof typeof CHOICES](t) } : {}),
    ...(column === 'key' ? { hidden: true } : {}),
  }));
}

function cellOf(t: Translator, { action, party, board, target }: Line, column: OurColumn): CellToWrite {
  const status = board.statuses.get(party.id);
  const counts = isConsent(action.kind) && status?.consent?.id === action.id;
  const cells: Readonly<Record<OurColumn, CellToWrite>> = {
    instrument: board.instrument.number === '' ? shortInstrumentName(t, board.instrument) : board.instrument.number,
    code: party.code,
    participant: partyName(t, party),
    kind: kindWord(t, action.kind),
    date: { date: action.date },
    'in-force': counts && status.inForce !== null ? { date: status.inForce } : null,
    effective: action.effective === null ? null : { date: action.effective },
    words: blank(action.words),
    lang: action.lang,
    'named-as': blank(action.namedAs),
    source: blank(action.source),
    'target-party': target?.code ?? null,
    'target-kind': action.targetKind === null ? null : kindWord(t, action.targetKind),
    'target-date': action.targetDate === null ? null : { date: action.targetDate },
    territory: blank(action.territory),
    extent: action.extent === null ? null : extentWord(t, action.extent),
    key: action.id,
  };
  return cells[column];
}

function blank(text: string): string | null {
  return text === '' ? null : text;
}

/** A line an action, so that two files can be compared line by line. */
async function* jsonPieces(lines: readonly Line[]): AsyncGenerator<Uint8Array> {
  const rows = lines.map(({ action, party, board, target }) => {
    const { targetParty: _id, ...said } = contentOf(action);
    const whose = { instrument: board.instrument.code, participant: party.code };
    return JSON.stringify({ ...whose, ...said, target: target?.code ?? '', key: action.id });
  });
  yield new TextEncoder().encode(`{"schema":${JSON.stringify(SCHEMA)},"actions":[\n${rows.join(',\n')}\n]}\n`);
}
