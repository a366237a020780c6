import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
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
import {
  applyInstruments,
  bringInstruments,
  countInstrumentKinds,
  findInstrumentImports,
  getInstrumentImport,
  undoInstruments,
} from '../instruments/bring-instruments.js';
import { instrumentHeader } from '../instruments/columns.js';
import { INSTRUMENT_ROW_KINDS, type StagedInstrument } from '../instruments/staged-instrument.js';
import { Refusal } from '../refusal.js';
import type { InstrumentImport } from '../store/instrument-imports.js';
import { Recent } from './bring.js';
import { TakeAlong } from './matrix.js';
import { refusalErrors, refusalSentence } from './refused.js';

const BRING = '/treaties/instruments/import';
const pathOf = (lang: Frame['lang'], id: string) => pathIn(lang, `/treaties/instruments/imports/${id}`);

/** `/treaties/instruments/import`: takes instruments in by spreadsheet. */
export async function bringInstrumentsPage(c: Context<PageEnv>, house: House, errors: FormErrors = {}) {
  const { actor, frame, lang, t } = c.var;
  requirePermission(actor, 'treaties.write');
  const recent = await findInstrumentImports(house.db, actor);
  const title = t('treaties.instruments.bring');
  const failed = Object.keys(errors).length > 0;
  return c.html(
    <Layout frame={frame} title={title} islands={['drop-zone']} styles={['treaties.css']} failed={failed}>
      <PageHead
        title={title}
        above={[{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }]}
        intro={t('treaties.instruments.intro')}
      />
      <ErrorSummary errors={errors} />
      <TakeAlong
        path={pathIn(lang, '/treaties/instruments/export')}
        query={new URLSearchParams()}
        words={t('treaties.instruments.take')}
      />
      <Form action={pathIn(lang, BRING)} files>
        <FileField
          name="file"
          label={t('treaties.import.file')}
          hint={t('treaties.instruments.file-hint')}
          accept=".xlsx,.csv,.json"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('treaties.import.go')}</Button>
        </div>
      </Form>
      <Recent frame={frame} recent={recent} pathOf={pathOf} />
    </Layout>,
  );
}

export async function bringInstrumentsSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'treaties.write');
  const { file } = await c.req.parseBody();
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  try {
    const { importId } = await bringInstruments(house.db, actor, {
      bytes,
      name: file instanceof File ? file.name : '',
    });
    return c.redirect(pathOf(lang, importId), 303);
  } catch (error) {
    if (error instanceof Refusal) {
      c.status(error.status);
      return bringInstrumentsPage(c, house, refusalErrors(t, error, 'file'));
    }
    if (!(error instanceof SheetRefusal)) throw error;
    c.status(422);
    return bringInstrumentsPage(c, house, { file: saySheetRefusal(t, error) });
  }
}

/** `/treaties/instruments/imports/:id`: what a file would change, or has changed. */
export async function instrumentsImportPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  requirePermission(c.var.actor, 'treaties.write');
  const found = await getInstrumentImport(house.db, c.var.actor, c.req.param('id') ?? '');
  return c.html(<Brought frame={c.var.frame} found={found} refused={refused} />);
}

export const applyInstrumentsSent = (c: Context<PageEnv>, house: House) => decided(c, house, applyInstruments);
export const undoInstrumentsSent = (c: Context<PageEnv>, house: House) => decided(c, house, undoInstruments);

async function decided(c: Context<PageEnv>, house: House, decide: typeof applyInstruments): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    await decide(house.db, c.var.actor, id);
    return c.redirect(pathOf(c.var.lang, id), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    return instrumentsImportPage(c, house, refusalSentence(c.var.t, error));
  }
}

function Brought({ frame, found, refused }: { frame: Frame; found: InstrumentImport; refused: string | null }) {
  const { t, lang } = frame;
  const title = t('treaties.instruments.bring');
  const counts = countInstrumentKinds(found.rows);
  const todo = counts.new + counts.changed;
  const path = pathOf(lang, found.id);
  return (
    <Layout frame={frame} title={title} styles={['treaties.css']} failed={refused !== null}>
      <PageHead
        title={<bdi>{found.file_name}</bdi>}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: title, href: pathIn(lang, BRING) },
        ]}
        intro={t(`treaties.instruments.says.${found.state}`)}
        meta={INSTRUMENT_ROW_KINDS.map((kind) => (
          <span>
            {t(`treaties.import.kind.${kind}`)} <bdi>{formatNumber(lang, counts[kind])}</bdi>
          </span>
        ))}
      />
      <SheetDecision
        refused={refused}
        state={found.state}
        todo={todo}
        path={path}
        apply={t('treaties.import.apply', { n: todo })}
        done={t('treaties.import.done', { n: todo })}
      />
      {(['refused', 'new', 'changed'] as const).map((kind) => (
        <Rows frame={frame} kind={kind} rows={found.rows.filter((row) => row.kind === kind)} />
      ))}
    </Layout>
  );
}

function Rows({
  frame,
  kind,
  rows,
}: {
  frame: Frame;
  kind: StagedInstrument['kind'];
  rows: readonly StagedInstrument[];
}) {
  const { t, lang } = frame;
  if (rows.length === 0) return null;
  const caption = `${t(`treaties.import.kind.${kind}`)} ${formatNumber(lang, rows.length)}`;
  return (
    <section class="recent">
      <Table
        id={`rows-${kind}`}
        caption={caption}
        rows={rows}
        columns={[
          { key: 'line', label: t('treaties.import.line'), numeric: true, cell: ({ line }) => <bdi>{line}</bdi> },
          { key: 'code', label: t('treaties.add.code'), heads: true, cell: ({ code }) => <bdi>{code}</bdi> },
          {
            key: 'what',
            label: kind === 'refused' ? t('treaties.import.why') : t('treaties.import.what'),
            cell: (row) => <What frame={frame} row={row} />,
          },
        ]}
      />
    </section>
  );
}

function What({ frame: { t }, row: { problem, changes } }: { frame: Frame; row: StagedInstrument }) {
  if (problem !== null)
    return (
      <>
        <bdi class="sym">{problem.place}</bdi> {refusalSentence(t, problem)}
      </>
    );
  return (
    <ul role="list" class="changes">
      {changes.map(({ column, before, after }) => (
        <li>
          <span class="quiet">{instrumentHeader(t, column)}</span>{' '}
          {before === '' ? null : <del dir="auto">{before}</del>} {after === '' ? null : <ins dir="auto">{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
