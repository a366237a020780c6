import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { TextState } from '../document.js';
import { type PreparedReading, paragraphsOf, prepareReading } from '../prepared.js';
import { paragraphVersion } from '../reader/correct/index.js';
import { joinedText } from '../reader/mentions.js';
import type { Lang, Reading } from '../reader/reading.js';
import { indexedText, SEARCH_CONFIGS } from '../search-words.js';
import { type DuplicateChoice, documentsTables, type TextRow } from './tables.js';

/** A brought text with all that is read in it. */
export interface BroughtText {
  id: string;
  documentId: string;
  lang: Lang;
  state: TextState;
  stateBefore: TextState | null;
  fileSha256: string;
  fileName: string;
  mediaType: string;
  sourceText: string;
  readerVersion: string;
  ruleReading: Reading;
  /** With the corrections in force. */
  reading: Reading;
  prepared: PreparedReading;
  revision: number;
  duplicateOf: string | null;
  duplicateChoice: DuplicateChoice | null;
  broughtAt: Date;
  confirmedAt: Date | null;
}

function textOf(row: TextRow & { rule_reading: unknown; reading: unknown; prepared: unknown }): BroughtText {
  return {
    id: row.id,
    documentId: row.document_id,
    lang: row.lang,
    state: row.state,
    stateBefore: row.state_before,
    fileSha256: row.file_sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sourceText: row.source_text,
    readerVersion: row.reader_version,
    ruleReading: row.rule_reading as unknown as Reading,
    reading: row.reading as unknown as Reading,
    prepared: row.prepared as unknown as PreparedReading,
    revision: row.revision,
    duplicateOf: row.duplicate_of,
    duplicateChoice: row.duplicate_choice,
    broughtAt: row.brought_at,
    confirmedAt: row.confirmed_at,
  };
}

/** A text by id. `lock`: until the end of the transaction nobody else changes it. */
export async function findText(
  c: Connection,
  id: string,
  options: { lock?: boolean } = {},
): Promise<BroughtText | null> {
  const query = documentsTables(c).selectFrom('document_text').selectAll().where('id', '=', id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : textOf(row as never);
}

/** Only what a page prints. */
export async function findPrepared(c: Connection, id: string): Promise<PreparedReading | null> {
  const row = await documentsTables(c)
    .selectFrom('document_text')
    .select('prepared')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : (row.prepared as unknown as PreparedReading);
}

export type NewText = Omit<
  TextRow,
  'rule_reading' | 'reading' | 'prepared' | 'revision' | 'act_count' | 'date_count'
> & { rule_reading: Reading; reading: Reading };

/** Writes a text that was just read, with its paragraphs and citations. */
export async function insertText(c: Connection, text: NewText): Promise<void> {
  await documentsTables(c)
    .insertInto('document_text')
    .values({
      ...text,
      ...readingColumns(text.reading, text.source_text),
      rule_reading: JSON.stringify(text.rule_reading),
      revision: 1,
    })
    .execute();
  await writeParagraphs(c, { id: text.id, documentId: text.document_id, lang: text.lang }, text.reading);
}

/** What is read changed: by a correction, its undoing or a newer reader. Raises the revision. */
export async function rewriteReading(
  c: Connection,
  text: Pick<BroughtText, 'id' | 'documentId' | 'lang' | 'sourceText' | 'revision'>,
  reading: Reading,
  rules?: { reading: Reading; sourceText: string; readerVersion: string },
): Promise<void> {
  await documentsTables(c)
    .updateTable('document_text')
    .set({
      ...readingColumns(reading, rules?.sourceText ?? text.sourceText),
      revision: text.revision + 1,
      ...(rules === undefined
        ? {}
        : {
            rule_reading: JSON.stringify(rules.reading),
            source_text: rules.sourceText,
            reader_version: rules.readerVersion,
          }),
    })
    .where('id', '=', text.id)
    .execute();
  await writeParagraphs(c, text, reading);
}

function readingColumns(reading: Reading, source: string) {
  const operative = [...reading.operative, ...reading.annexes.flatMap((annex) => annex.paragraphs)];
  return {
    reading: JSON.stringify(reading),
    prepared: JSON.stringify(prepareReading(reading, source)),
    act_count: operative.reduce((sum, paragraph) => sum + paragraph.acts.length, 0),
    date_count: operative.reduce((sum, paragraph) => sum + paragraph.dates.length, 0),
  };
}

async function writeParagraphs(
  c: Connection,
  text: { id: string; documentId: string; lang: Lang },
  reading: Reading,
): Promise<void> {
  const db = documentsTables(c);
  await db.deleteFrom('paragraph').where('text_id', '=', text.id).execute();
  const rows = paragraphsOf(reading).map(({ section, paragraph }, position) => {
    const body = joinedText(paragraph);
    const acts = 'acts' in paragraph ? paragraph.acts : [];
    return {
      text_id: text.id,
      position,
      document_id: text.documentId,
      lang: text.lang,
      section,
      eid: paragraph.eId,
      part: 'part' in paragraph ? paragraph.part : null,
      n: paragraph.n,
      body,
      acts: [...new Set(acts.map(({ act }) => act))] as string[],
      addressees: [...new Set(acts.flatMap(({ addressees }) => addressees))],
      citations: paragraph.citations,
      version: paragraphVersion(paragraph),
      search: sql<string>`to_tsvector(${SEARCH_CONFIGS[text.lang]}::regconfig, ${indexedText(text.lang, body, paragraph.citations)})`,
    };
  });
  // Rows of one statement stay below PostgreSQL's bound of 65,535 parameters.
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('paragraph')
      .values(rows.slice(at, at + 500))
      .execute();
}

export async function moveParagraphs(c: Connection, textId: string, documentId: string): Promise<void> {
  await documentsTables(c)
    .updateTable('paragraph')
    .set({ document_id: documentId })
    .where('text_id', '=', textId)
    .execute();
}

export async function setText(
  c: Connection,
  id: string,
  change: Partial<
    Pick<TextRow, 'state' | 'state_before' | 'confirmed_at' | 'document_id' | 'duplicate_of' | 'duplicate_choice'>
  >,
): Promise<void> {
  await documentsTables(c).updateTable('document_text').set(change).where('id', '=', id).execute();
}

/** Texts that a new one may double: the same file, or the same document in the same language; the file first. */
export async function findDoubles(
  c: Connection,
  like: { sha256: string; documentId: string | null; lang: Lang },
  besides: string | null = null,
): Promise<{ id: string; documentId: string; sameFile: boolean }[]> {
  const result = await sql<{ id: string; documentId: string; sameFile: boolean }>`
    select x.id, x.document_id as "documentId", x.file_sha256 = ${like.sha256} as "sameFile"
    from document_text x
    where x.state in ('preview', 'confirmed') and x.id is distinct from ${besides}::uuid
      and (x.file_sha256 = ${like.sha256} or (x.document_id = ${like.documentId}::uuid and x.lang = ${like.lang} and x.state = 'confirmed'))
    order by x.file_sha256 = ${like.sha256} desc, x.state, x.brought_at desc`.execute(documentsTables(c));
  return result.rows;
}

export async function countConfirmed(c: Connection, documentId: string): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from document_text where document_id = ${documentId} and state = 'confirmed'`.execute(
    documentsTables(c),
  );
  return result.rows[0]?.count ?? 0;
}

/** Texts that nobody has confirmed yet, the oldest first, and how many there are. */
export async function listPreviews(
  c: Connection,
  limit: number,
): Promise<{ total: number; rows: { id: string; documentId: string; broughtAt: Date }[] }> {
  const previews = documentsTables(c).selectFrom('document_text').where('state', '=', 'preview');
  const { n } = await previews.select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  const rows = await previews
    .select(['id', 'document_id as documentId', 'brought_at as broughtAt'])
    .orderBy('brought_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return { total: n, rows };
}
