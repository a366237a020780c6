import { stringify } from 'csv-stringify/sync';
import { joinedText } from '../reader/mentions.js';
import type { DateMention, OperativeParagraph, Reading } from '../reader/reading.js';

const COLUMNS = [
  'symbol',
  'status',
  'language',
  'annex',
  'part',
  'paragraph',
  'act',
  'verb',
  'addressees',
  'dates',
  'citations',
  'made_by',
  'text',
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/**
 * One row an act of the operative part and of the annexes; a paragraph without an act has one row as well, so that none is missed.
 * UTF-8 with a byte order mark, as spreadsheets want it; cells that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function toCsv(reading: Reading): string {
  const rows = [
    ...reading.operative.flatMap((paragraph) => rowsOf(reading, null, paragraph)),
    ...reading.annexes.flatMap((annex) => annex.paragraphs.flatMap((paragraph) => rowsOf(reading, annex.n, paragraph))),
  ];
  const columns = COLUMNS.map((key) => ({ key, header: key }));
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function rowsOf({ document }: Reading, annex: number | null, paragraph: OperativeParagraph): Row[] {
  const base: Row = {
    symbol: document.symbol ?? '',
    status: document.status,
    language: document.lang,
    annex: annex === null ? '' : String(annex),
    part: paragraph.part ?? '',
    paragraph: String(paragraph.n),
    act: '',
    verb: '',
    addressees: '',
    dates: paragraph.dates.map(dateFacts).join('; '),
    citations: paragraph.citations.join('; '),
    made_by: paragraph.by ?? 'rules',
    text: joinedText(paragraph),
  };
  if (paragraph.acts.length === 0) return [base];
  return paragraph.acts.map(({ act, verb, addressees, by }) => ({
    ...base,
    act,
    verb,
    addressees: addressees.join(' '),
    made_by: by ?? base.made_by,
  }));
}

/** "deadline session=71 not_after=2016-10-31 (at its seventy-first session)": the facts, then the words. */
function dateFacts(date: DateMention): string {
  const { kind, text, spans: _spans, by: _by, ...facts } = date;
  return [kind, ...Object.entries(facts).map(([key, value]) => `${key}=${value}`), `(${text})`].join(' ');
}
