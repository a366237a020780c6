import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal, saySheetRefusal } from '../../../kernel/sheets/index.js';
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  SheetDecision,
  Table,
} from '../../../kernel/ui/index.js';
import { applySheet, bringSheet, countKinds, findSheetImports, getSheetImport, undoSheet } from '../bring-sheet.js';
import { Refusal } from '../refusal.js';
import { headerWord } from '../sheet/columns.js';
import { ROW_KINDS, type RowKind, type StagedRow } from '../sheet/staged-row.js';
import type { PartyImport } from '../store/imports.js';
import { partyPath } from './parts.js';
import { refusalSentence } from './refused.js';

/** `/parties/import`: takes an export back. */
export async function bringPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'parties.write');
  const recent = await findSheetImports(house.db, c.var.actor);
  return c.html(<Bring frame={c.var.frame} recent={recent} errors={{}} />);
}

export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang } = c.var;
  requirePermission(actor, 'parties.write');
  const { file } = await c.req.parseBody();
  const given =
    file instanceof File
      ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
      : { bytes: new Uint8Array(), name: '' };
  try {
    const { importId } = await bringSheet(house.db, actor, given);
    return c.redirect(importPath(lang, importId), 303);
  } catch (error) {
    const known = error instanceof SheetRefusal ? saySheetRefusal(frame.t, error) : null;
    if (known === null && !(error instanceof Refusal)) throw error;
    const sentence = error instanceof Refusal ? refusalSentence(frame.t, error) : (known ?? '');
    c.status(error instanceof Refusal ? error.status : 422);
    const recent = await findSheetImports(house.db, actor);
    return c.html(<Bring frame={frame} recent={recent} errors={{ file: sentence }} />);
  }
}

/** `/parties/imports/:id`: what the file would change, or has changed. */
export async function importPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  requirePermission(c.var.actor, 'parties.write');
  const found = await getSheetImport(house.db, c.var.actor, c.req.param('id') ?? '');
  return c.html(<Import frame={c.var.frame} found={found} refused={refused} />);
}

export const applySent = (c: Context<PageEnv>, house: House) => decided(c, house, applySheet);
export const undoSheetSent = (c: Context<PageEnv>, house: House) => decided(c, house, undoSheet);

async function decided(c: Context<PageEnv>, house: House, decide: typeof applySheet): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    await decide(house.db, c.var.actor, id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    return importPage(c, house, refusalSentence(c.var.t, error));
  }
  return c.redirect(importPath(c.var.lang, id), 303);
}

function importPath(lang: Frame['lang'], id: string): string {
  return pathIn(lang, `/parties/imports/${id}`);
}

function Bring({
  frame,
  recent,
  errors,
}: {
  frame: Frame;
  recent: readonly Omit<PartyImport, 'rows'>[];
  errors: FormErrors;
}) {
  const { t, lang } = frame;
  const title = t('parties.import.title');
  return (
    <Layout
      frame={frame}
      title={title}
      islands={['drop-zone']}
      styles={['parties.css']}
      failed={errors.file !== undefined}
    >
      <PageHead
        title={title}
        above={[{ label: t('parties.list.title'), href: pathIn(lang, '/parties') }]}
        intro={t('parties.import.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/parties/import')} files>
        <FileField
          name="file"
          label={t('parties.import.file')}
          hint={t('parties.import.file-hint')}
          accept=".xlsx,.csv,.json"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('parties.import.go')}</Button>
        </div>
      </Form>
      {recent.length === 0 ? null : (
        <section class="recent">
          <h2>{t('parties.import.recent')}</h2>
          <ul role="list">
            {recent.map(({ id, file_name, state, begun_at }) => (
              <li>
                <a href={importPath(lang, id)}>
                  <bdi>{file_name}</bdi>
                </a>{' '}
                <span class="quiet">
                  {t(`parties.import.state.${state}`)} <bdi>{formatMoment(lang, begun_at)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

/** Rows of one kind that a page shows; the counts say how many there are. */
const MOST_SHOWN = 200;

function Import({ frame, found, refused }: { frame: Frame; found: PartyImport; refused: string | null }) {
  const { t, lang } = frame;
  const counts = countKinds(found.rows);
  const todo = counts.new + counts.changed;
  const path = importPath(lang, found.id);
  return (
    <Layout frame={frame} title={t('parties.import.title')} styles={['parties.css']} failed={refused !== null}>
      <PageHead
        title={<bdi>{found.file_name}</bdi>}
        above={[
          { label: t('parties.list.title'), href: pathIn(lang, '/parties') },
          { label: t('parties.import.title'), href: pathIn(lang, '/parties/import') },
        ]}
        intro={t(`parties.import.says.${found.state}`)}
        meta={ROW_KINDS.map((kind) => (
          <span>
            {t(`parties.import.kind.${kind}`)} <bdi>{formatNumber(lang, counts[kind])}</bdi>
          </span>
        ))}
      />
      <SheetDecision
        refused={refused}
        state={found.state}
        todo={todo}
        path={path}
        apply={t('parties.import.apply', { n: todo })}
        done={t('parties.import.done', { n: todo })}
      />
      {(['refused', 'new', 'changed'] as const).map((kind) => (
        <Rows frame={frame} kind={kind} rows={found.rows.filter((row) => row.kind === kind)} />
      ))}
    </Layout>
  );
}

function Rows({ frame, kind, rows }: { frame: Frame; kind: RowKind; rows: readonly StagedRow[] }) {
  const { t, lang } = frame;
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_SHOWN);
  return (
    <section class="recent">
      <Table
        id={`rows-${kind}`}
        caption={
          <>
            {t(`parties.import.kind.${kind}`)} <small>{formatNumber(lang, rows.length)}</small>
          </>
        }
        columns={[
          { key: 'line', label: t('parties.import.line'), numeric: true, cell: (row) => <bdi>{row.line}</bdi> },
          {
            key: 'code',
            label: t('parties.list.code'),
            heads: true,
            cell: (row) => (kind === 'changed' ? <a href={partyPath(lang, row)}>{row.code}</a> : <bdi>{row.code}</bdi>),
          },
          {
            key: 'what',
            label: kind === 'refused' ? t('parties.import.why') : t('parties.import.what'),
            cell: (row) =>
              row.problem === null ? <Changes frame={frame} row={row} /> : <Why frame={frame} row={row} />,
          },
        ]}
        rows={shown}
      />
    </section>
  );
}

function Why({ frame, row: { problem } }: { frame: Frame; row: StagedRow }) {
  if (problem === null) return null;
  return (
    <>
      <bdi class="sym">{problem.place}</bdi> {frame.t(`parties.refusal.${problem.code}`, problem.values)}
    </>
  );
}

function Changes({ frame, row }: { frame: Frame; row: StagedRow }) {
  return (
    <ul role="list" class="changes">
      {row.changes.map(({ column, before, after }) => (
        <li>
          <span class="quiet">{headerWord(frame.t, column)}</span>{' '}
          {before === '' ? null : (
            <del>
              <bdi>{before}</bdi>
            </del>
          )}{' '}
          {after === '' ? null : (
            <ins>
              <bdi>{after}</bdi>
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
