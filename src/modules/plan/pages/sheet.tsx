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
import type { ConcreteImport } from '../store/imports.js';
import { concretePath } from './parts.js';
import { refusalSentence } from './refused.js';

const importPath = (lang: Frame['lang'], id: string) => pathIn(lang, `/plan/imports/${id}`);

/** `/plan/concrete/import`: takes a list of concrete measures in. */
export async function bringPage(c: Context<PageEnv>, house: House, errors: FormErrors = {}) {
  const { actor, frame, lang, t } = c.var;
  requirePermission(actor, 'plan.propose');
  const recent = await findSheetImports(house.db, actor);
  const title = t('plan.import.title');
  return c.html(
    <Layout
      frame={frame}
      title={title}
      islands={['drop-zone']}
      styles={['plan.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[{ label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') }]}
        intro={t('plan.import.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/plan/concrete/import')} files>
        <FileField
          name="file"
          label={t('plan.import.file')}
          hint={t('plan.import.file-hint')}
          accept=".xlsx,.csv,.json"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('plan.import.go')}</Button>
        </div>
      </Form>
      {recent.length === 0 ? null : (
        <section>
          <h2>{t('plan.import.recent')}</h2>
          <ul role="list" class="lines">
            {recent.map(({ id, file_name, state, begun_at }) => (
              <li>
                <a href={importPath(lang, id)}>
                  <bdi>{file_name}</bdi>
                </a>{' '}
                <span class="quiet">
                  {t(`plan.import.state.${state}`)} <bdi>{formatMoment(lang, begun_at)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>,
  );
}

export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'plan.propose');
  const { file } = await c.req.parseBody();
  const given =
    file instanceof File
      ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
      : { bytes: new Uint8Array(), name: '' };
  try {
    const { importId } = await bringSheet(house.db, actor, given);
    return c.redirect(importPath(lang, importId), 303);
  } catch (error) {
    const known = error instanceof SheetRefusal ? saySheetRefusal(t, error) : null;
    if (known === null && !(error instanceof Refusal)) throw error;
    c.status(error instanceof Refusal ? error.status : 422);
    return bringPage(c, house, { file: error instanceof Refusal ? refusalSentence(t, error) : (known ?? '') });
  }
}

/** `/plan/imports/:id`: what the file would propose, or has proposed. */
export async function importPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  requirePermission(c.var.actor, 'plan.propose');
  const found = await getSheetImport(house.db, c.var.actor, c.req.param('id') ?? '');
  return c.html(<Import frame={c.var.frame} found={found} refused={refused} />);
}

export const applySent = (c: Context<PageEnv>, house: House) => decided(c, house, applySheet);
export const undoSent = (c: Context<PageEnv>, house: House) => decided(c, house, undoSheet);

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

/** Rows of one kind that a page shows; the counts say how many there are. */
const MOST_SHOWN = 200;

function Import({ frame, found, refused }: { frame: Frame; found: ConcreteImport; refused: string | null }) {
  const { t, lang } = frame;
  const counts = countKinds(found.rows);
  const todo = counts.new + counts.changed;
  const path = importPath(lang, found.id);
  return (
    <Layout frame={frame} title={t('plan.import.title')} styles={['plan.css']} failed={refused !== null}>
      <PageHead
        title={<bdi>{found.file_name}</bdi>}
        above={[
          { label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') },
          { label: t('plan.import.title'), href: pathIn(lang, '/plan/concrete/import') },
        ]}
        intro={t(`plan.import.says.${found.state}`)}
        meta={ROW_KINDS.map((kind) => (
          <span>
            {t(`plan.import.kind.${kind}`)} <bdi>{formatNumber(lang, counts[kind])}</bdi>
          </span>
        ))}
      />
      <SheetDecision
        refused={refused}
        state={found.state}
        todo={todo}
        path={path}
        apply={t('plan.import.apply', { n: todo })}
        done={t('plan.import.done', { n: todo })}
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
  return (
    <section>
      <Table
        id={`rows-${kind}`}
        caption={
          <>
            {t(`plan.import.kind.${kind}`)} <small>{formatNumber(lang, rows.length)}</small>
          </>
        }
        columns={[
          { key: 'line', label: t('plan.import.line'), numeric: true, cell: (row) => <bdi>{row.line}</bdi> },
          { key: 'key', label: t('plan.field.key'), heads: true, cell: (row) => <KeyLink frame={frame} row={row} /> },
          {
            key: 'what',
            label: t('plan.import.what'),
            cell: (row) =>
              row.problem === null ? <Changes frame={frame} row={row} /> : <Wrong frame={frame} row={row} />,
          },
        ]}
        rows={rows.slice(0, MOST_SHOWN)}
      />
      {rows.length > MOST_SHOWN ? <p class="quiet">{t('plan.import.more', { n: rows.length - MOST_SHOWN })}</p> : null}
    </section>
  );
}

function KeyLink({ frame: { lang }, row }: { frame: Frame; row: StagedRow }) {
  if (row.applied === null && row.version === null) return <bdi>{row.key}</bdi>;
  return (
    <a href={concretePath(lang, row.key)}>
      <bdi>{row.key}</bdi>
    </a>
  );
}

function Wrong({ frame: { t }, row }: { frame: Frame; row: StagedRow }) {
  if (row.problem === null) return null;
  const { code, values, place } = row.problem;
  return (
    <>
      <bdi>{place}</bdi> {t(`plan.refusal.${code}`, values)}
    </>
  );
}

function Changes({ frame: { t }, row }: { frame: Frame; row: StagedRow }) {
  return (
    <ul role="list" class="lines">
      {row.changes.map(({ column, before, after }) => (
        <li>
          <span class="quiet">{headerWord(t, column)}</span>{' '}
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
