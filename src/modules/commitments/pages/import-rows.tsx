import type { Child } from 'hono/jsx';
import type { Database } from '../../../kernel/db/index.js';
import { directionOf, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { type Column, EmptyState, Pager, Table, Tabs, useFrame, withQuery } from '../../../kernel/ui/index.js';
import type { SheetImport } from '../bring-sheet.js';
import { type EditableColumn, titleLang } from '../sheet/columns.js';
import { headerWord } from '../sheet/headers.js';
import type { RowProblem } from '../sheet/read-row.js';
import type { Change, RowKind } from '../sheet/stage-row.js';
import { wordsOf } from '../sheet/values.js';
import { type Vocabularies, vocabularies } from '../sheet/vocabulary.js';
import { findRows, type StoredRow } from '../store/imports.js';
import { findUsedAddressees } from '../store/sheet-register.js';
import { commitmentPath } from './parts.js';
import { cellWord, problemWord } from './sheet-words.js';

const KINDS: readonly RowKind[] = ['changed', 'new', 'refused', 'unchanged'];
const SIZE = 50;

export interface LoadedRows {
  kind: RowKind;
  page: number;
  rows: StoredRow[];
  words: Vocabularies;
}

/** The rows that the address asks for: `?rows=refused&page=2`; without it, the first kind that has any. */
export async function loadImportRows(db: Database, { found, counts }: SheetImport, url: URL): Promise<LoadedRows> {
  const asked = url.searchParams.get('rows');
  const kind = KINDS.find((one) => one === asked) ?? KINDS.find((one) => counts[one] > 0) ?? 'changed';
  const page = Math.max(1, Math.min(1e6, Math.floor(Number(url.searchParams.get('page') ?? 1)) || 1));
  const [rows, addressees] = await Promise.all([
    findRows(db.connection, found.id, [kind], { offset: (page - 1) * SIZE, limit: SIZE }),
    findUsedAddressees(db.connection),
  ]);
  return { kind, page, rows, words: vocabularies(addressees) };
}

/** What each row comes to: old and new value of each cell, or what must be mended. */
export function ImportRows({
  shown: { counts },
  rows: { kind, page, rows, words },
}: {
  shown: SheetImport;
  rows: LoadedRows;
}) {
  const { t, lang, url } = useFrame();
  return (
    <>
      <Tabs
        label={t('commitments.import.tabs')}
        tabs={KINDS.map((one) => ({
          label: t(`commitments.import.kind.${one}`),
          href: withQuery(url, { rows: one, page: null }),
          current: one === kind,
          count: formatNumber(lang, counts[one]),
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('commitments.import.none')} />
      ) : (
        <>
          {kind === 'refused' ? <Refused rows={rows} /> : <Changes kind={kind} rows={rows} words={words} />}
          <Pager page={page} size={SIZE} total={counts[kind]} />
        </>
      )}
    </>
  );
}

interface Line<T> {
  row: StoredRow;
  /** The first line of its row says which row it is. */
  first: boolean;
  what: T;
}

function linesOf<T>(rows: readonly StoredRow[], parts: (row: StoredRow) => readonly T[]): Line<T>[] {
  return rows.flatMap((row) => parts(row).map((what, at) => ({ row, first: at === 0, what })));
}

function lineColumn<T>(t: Translator): Column<Line<T>> {
  return {
    key: 'line',
    label: t('commitments.import.line'),
    numeric: true,
    cell: ({ row, first }) => (first ? <bdi>{row.line}</bdi> : <span class="heard">{row.line}</span>),
  };
}

function KeyText({ row: { key, commitment_id } }: { row: StoredRow }) {
  const { t } = useFrame();
  if (key === '') return <span class="quiet">{t('commitments.import.empty')}</span>;
  if (commitment_id === null) return <bdi>{key}</bdi>;
  return (
    <a href={commitmentPath(t, key)}>
      <bdi>{key}</bdi>
    </a>
  );
}

function Changes({ kind, rows, words }: { kind: RowKind; rows: readonly StoredRow[]; words: Vocabularies }) {
  const { t } = useFrame();
  type Shown = Line<Change | null>;
  const lines = linesOf<Change | null>(rows, ({ changes }) => (changes.length === 0 ? [null] : changes));
  const value =
    (side: 'before' | 'after') =>
    ({ what }: Shown) =>
      what === null ? null : <Value column={what.column} value={what[side]} words={words} />;
  const columns: Column<Shown>[] = [
    lineColumn(t),
    {
      key: 'cell',
      label: t('commitments.import.commitment'),
      heads: true,
      cell: ({ row, first, what }) => (
        <>
          {first ? <KeyText row={row} /> : null}
          {first && what !== null ? <br /> : null}
          {changeName(t, what)}
        </>
      ),
    },
    { key: 'before', label: t('commitments.import.before'), cell: value('before') },
    { key: 'after', label: t('commitments.import.after'), cell: value('after') },
  ];
  const shown = kind === 'unchanged' ? columns.slice(0, 2) : kind === 'new' ? columns.toSpliced(2, 1) : columns;
  return <Table id="rows" caption={t(`commitments.import.kind.${kind}`)} captionHidden columns={shown} rows={lines} />;
}

function changeName(t: Translator, change: Change | null): Child {
  if (change === null) return null;
  return change.column === 'said' ? t('commitments.sheet.column.said') : headerWord(t, change.column);
}

/** A value in words; a title in its own language and direction. */
function Value({ column, value, words }: { column: EditableColumn | 'said'; value: string; words: Vocabularies }) {
  const { t } = useFrame();
  if (value === '') return <span class="quiet">{t('commitments.import.empty')}</span>;
  if (column === 'said') return <bdi>{value}</bdi>;
  const lang = titleLang(column);
  if (lang === null) return <bdi>{wordsOf(t, column, value, words)}</bdi>;
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {value}
    </span>
  );
}

function Refused({ rows }: { rows: readonly StoredRow[] }) {
  const { t } = useFrame();
  const columns: Column<Line<RowProblem>>[] = [
    lineColumn(t),
    {
      key: 'why',
      label: t('commitments.import.why'),
      heads: true,
      cell: ({ row, first, what }) => (
        <>
          {first ? <KeyText row={row} /> : null}
          {first ? <br /> : null}
          <small>
            <bdi>{cellWord(t, what)}</bdi>
          </small>
          <br />
          {problemWord(t, what)}
        </>
      ),
    },
  ];
  const lines = linesOf(rows, ({ problems }) => problems);
  return (
    <Table id="rows" caption={t('commitments.import.kind.refused')} captionHidden columns={columns} rows={lines} />
  );
}
