import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  EmptyState,
  Form,
  type Frame,
  isUnderWay,
  Layout,
  Notice,
  PageHead,
  Progress,
  type ProgressState,
  pathIn,
  Undo,
} from '../../../kernel/ui/index.js';
import { applySheet, cancelSheet, getSheetImport, type SheetImport, undoSheet } from '../bring-sheet.js';
import { may } from '../policy.js';
import { ImportRows, type LoadedRows, loadImportRows } from './import-rows.js';
import { commitmentPath } from './parts.js';
import { noteWord } from './sheet-words.js';

type Handler = (c: Context<PageEnv>, house: House) => Promise<Response>;

/** `/commitments/import/:id`: how far it is, what it would change, what it has changed. */
export const sheetImportPage: Handler = async (c, house) => {
  const { actor, frame, url } = c.var;
  const found = await getSheetImport(house.db, actor, c.req.param('id') ?? '');
  const rows = await loadImportRows(house.db, found, url);
  return c.html(<ImportPage frame={frame} shown={found} rows={rows} writes={may(actor, 'write', 'import', {})} />);
};

export const applySent: Handler = (c, house) => act(c, house, applySheet);
export const undoSent: Handler = (c, house) => act(c, house, undoSheet);
export const cancelSent: Handler = (c, house) => act(c, house, cancelSheet);

async function act(c: Context<PageEnv>, house: House, doing: typeof applySheet): Promise<Response> {
  const id = c.req.param('id') ?? '';
  await doing(house.db, c.var.actor, id);
  return c.redirect(pathIn(c.var.lang, `/commitments/import/${id}`), 303);
}

const WORKING = new Set(['comparing', 'applying', 'undoing']);

interface ImportProps {
  frame: Frame;
  shown: SheetImport;
  rows: LoadedRows;
  writes: boolean;
}

function ImportPage({ frame, shown, rows, writes }: ImportProps) {
  const { t, lang } = frame;
  const { found, job } = shown;
  const state = progressState(shown);
  const under = WORKING.has(found.state) && isUnderWay(state);
  return (
    <Layout
      frame={frame}
      title={t('commitments.import.title')}
      islands={under ? ['job-progress'] : []}
      {...(under ? { refresh: 2 } : {})}
    >
      <PageHead
        title={<bdi>{found.file_name}</bdi>}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          { label: t('commitments.import.title'), href: pathIn(lang, '/commitments/import') },
        ]}
        meta={
          <>
            <span>{t(`commitments.import.state.${found.state}`)}</span>
            <bdi>{formatMoment(lang, found.begun_at)}</bdi>
          </>
        }
      />
      {under ? (
        <>
          <Progress
            id="sheet"
            state={state}
            {...(job === null || job.progress.total === null
              ? {}
              : { done: job.progress.done, total: job.progress.total })}
            label={progressLabel(frame, shown)}
          />
          {writes ? (
            <Form action={pathIn(lang, `/commitments/import/${found.id}/cancel`)}>
              <Button kind="second">{t('commitments.import.cancel')}</Button>
            </Form>
          ) : null}
        </>
      ) : (
        <Outcome frame={frame} shown={shown} writes={writes} />
      )}
      {found.findings.length === 0 ? null : (
        <section aria-labelledby="found">
          <h2 id="found">{t('commitments.import.found')}</h2>
          <ul class="prose">
            {found.findings.map((note) => (
              <li>{noteWord(t, note)}</li>
            ))}
          </ul>
        </section>
      )}
      {found.state === 'comparing' || found.state === 'refused' ? null : <ImportRows shown={shown} rows={rows} />}
    </Layout>
  );
}

function Outcome({ frame, shown, writes }: Omit<ImportProps, 'rows'>) {
  const { t, lang } = frame;
  const { found, counts, job } = shown;
  const again = writes ? (
    <ButtonLink href={pathIn(lang, '/commitments/import')}>{t('commitments.import.again')}</ButtonLink>
  ) : null;
  const to = (verb: string) => pathIn(lang, `/commitments/import/${found.id}/${verb}`);
  switch (found.state) {
    case 'refused':
      return (
        <Notice kind="late" title={t('commitments.import.unreadable')}>
          <p>{found.problem === null ? '' : noteWord(t, found.problem)}</p>
          {again}
        </Notice>
      );
    case 'compared':
      return counts.new + counts.changed === 0 ? (
        <EmptyState title={t('commitments.import.nothing')}>
          <p>{t('commitments.import.would', { ...counts })}</p>
          {writes ? <p>{t('commitments.import.nothing-next')}</p> : null}
          {again}
        </EmptyState>
      ) : writes ? (
        <Form action={to('apply')}>
          <p>{t('commitments.import.would', { ...counts })}</p>
          <p class="quiet">{t('commitments.import.apply-how')}</p>
          <div class="actions">
            <Button>{t('commitments.import.apply')}</Button>
          </div>
        </Form>
      ) : (
        <p>{t('commitments.import.would', { ...counts })}</p>
      );
    case 'applied':
      return (
        <>
          {writes ? (
            <Undo action={to('undo')}>{t('commitments.import.applied')}</Undo>
          ) : (
            <Notice kind="done">{t('commitments.import.applied')}</Notice>
          )}
          {found.in_the_way.length === 0 ? null : (
            <Notice kind="late">
              <p>{t('commitments.import.in-the-way')}</p>
              <ul>
                {found.in_the_way.map((key) => (
                  <li>
                    <a href={commitmentPath(t, key)}>
                      <bdi>{key}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      );
    case 'undone':
      return (
        <Notice kind="done">
          <p>{t('commitments.import.undone')}</p>
        </Notice>
      );
    default:
      return (
        <Notice kind="late">
          <p>{t(job?.state === 'cancelled' ? 'commitments.import.stopped' : 'commitments.import.failed')}</p>
          {found.state === 'comparing' || !writes ? (
            again
          ) : (
            <Form action={to(found.state === 'applying' ? 'apply' : 'undo')}>
              <Button kind="second">
                {t(found.state === 'applying' ? 'commitments.import.apply' : 'ui.decide.undo')}
              </Button>
            </Form>
          )}
        </Notice>
      );
  }
}

function progressLabel({ t }: Frame, { job, found }: SheetImport): string {
  return t.find(job?.progress.message ?? '') ?? found.file_name;
}

function progressState({ job }: SheetImport): ProgressState {
  if (job === null) return 'failed';
  if (job.state === 'waiting') return 'queued';
  if (job.state === 'running' || job.state === 'done' || job.state === 'cancelled') return job.state;
  return 'failed';
}
