import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { cancelJob, type Job } from '../../../kernel/jobs/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  Progress,
  type ProgressState,
  pathIn,
} from '../../../kernel/ui/index.js';
import { getImport } from '../get-import.js';
import { may } from '../policy.js';
import type { TextImport } from '../store/imports.js';
import { problemWord } from './words.js';

/** `/imports/:id`: how far the reading of a brought text is; leads on to its preview, or says why there is none. */
export async function importPage(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const { found, job } = await getImport(house.db, actor, c.req.param('id') ?? '');
  if (found.state === 'done' && found.textId !== null)
    return c.redirect(pathIn(frame.lang, `/texts/${found.textId}`), 303);
  return c.html(<Import frame={frame} found={found} job={job} writes={may(actor, 'write', 'import', found)} />);
}

export async function cancelImport(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  const { found } = await getImport(house.db, actor, c.req.param('id') ?? '');
  if (found.jobId !== null) await cancelJob(house.db.connection, found.jobId);
  return c.redirect(pathIn(frame.lang, `/imports/${found.id}`), 303);
}

interface ImportProps {
  frame: Frame;
  found: TextImport;
  job: Job | null;
  /** May cancel it, and bring another one. */
  writes: boolean;
}

function Import({ frame, found, job, writes }: ImportProps) {
  const { t, lang } = frame;
  const state = progressState(found, job);
  const under = state === 'queued' || state === 'running';
  return (
    <Layout
      frame={frame}
      title={t('documents.import.title')}
      islands={under ? ['job-progress'] : []}
      {...(under ? { refresh: 2 } : {})}
    >
      <PageHead
        title={t('documents.import.title')}
        above={[{ label: t('documents.bring.title'), href: pathIn(lang, '/bring') }]}
        meta={<bdi>{found.fileName}</bdi>}
      />
      {found.state === 'refused' ? (
        <Notice kind="late" title={t('documents.import.refused')}>
          <p>{found.problem === null ? t('documents.import.failed') : problemWord(t, found.problem)}</p>
          <p>{t('documents.import.kept')}</p>
        </Notice>
      ) : (
        <Progress
          id="import"
          state={state}
          {...(job === null || job.progress.total === null
            ? {}
            : { done: job.progress.done, total: job.progress.total })}
          label={t('documents.import.label', { name: found.fileName })}
        />
      )}
      {state === 'failed' && found.state !== 'refused' ? (
        <Notice kind="late">
          <p>{t('documents.import.failed')}</p>
        </Notice>
      ) : null}
      {writes ? <Next frame={frame} found={found} under={under} /> : null}
    </Layout>
  );
}

function Next({ frame: { t, lang }, found, under }: { frame: Frame; found: TextImport; under: boolean }) {
  return (
    <div class="actions">
      {under ? (
        <Form action={pathIn(lang, `/imports/${found.id}/cancel`)}>
          <Button kind="second">{t('documents.import.cancel')}</Button>
        </Form>
      ) : (
        <ButtonLink kind="first" href={pathIn(lang, '/bring')}>
          {t('documents.import.again')}
        </ButtonLink>
      )}
    </div>
  );
}

function progressState(found: TextImport, job: Job | null): ProgressState {
  if (found.state === 'refused') return 'failed';
  if (job === null) return 'failed';
  if (job.state === 'waiting') return 'queued';
  if (job.state === 'running' || job.state === 'done' || job.state === 'cancelled') return job.state;
  return 'failed';
}
