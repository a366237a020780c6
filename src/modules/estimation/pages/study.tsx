import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, type Translator } from '../../../kernel/i18n/index.js';
import type { Job } from '../../../kernel/jobs/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Blocks,
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
  useFrame,
} from '../../../kernel/ui/index.js';
import { asRecord, may } from '../policy.js';
import { composeReport } from '../report/compose-report.js';
import { getStudyView, type StudyView } from '../studies/get-study.js';
import type { Run, RunProblem } from '../studies/study.js';
import { type Edition, matterOf } from '../studies/study-report.js';
import { sayRefusal } from '../words.js';
import { StudyAside } from './study-aside.js';

/** `/estimation/:id`: the verdict first, then everything it rests on; before that, how far the run is. */
export async function studyPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const view = await getStudyView(house.db, actor, c.req.param('id') ?? '');
  const writes = may(actor, 'write', 'study', asRecord(view.study));
  const whole = may(actor, 'read', 'whole-report', asRecord(view.study));
  const edition: Edition = whole && url.searchParams.get('as') !== 'public' ? 'whole' : 'published';
  const document = view.shown?.result
    ? composeReport(matterOf(actor, { study: view.study, run: view.shown, edition }), frame.lang)
    : null;
  const sections = await c.var.sectionsOf({ type: 'study', id: view.study.id });
  return c.html(
    <StudyBody frame={frame} view={view} writes={writes} edition={edition} document={document} sections={sections} />,
  );
}

interface BodyProps {
  frame: Frame;
  view: StudyView;
  writes: boolean;
  edition: Edition;
  document: ReturnType<typeof composeReport> | null;
  /** Of other modules. */
  sections: Child[];
}

function StudyBody({ frame, view, writes, edition, document, sections }: BodyProps) {
  const { t, lang } = frame;
  const { study, latest, job } = view;
  const state = latest === null ? null : progressState(latest, job);
  const under = state !== null && isUnderWay(state);
  return (
    <Layout
      frame={frame}
      title={study.title}
      styles={['estimation.css']}
      islands={under ? ['job-progress'] : []}
      {...(under ? { refresh: 2 } : {})}
    >
      <PageHead
        title={<bdi>{study.title}</bdi>}
        above={[{ label: t('estimation.list.title'), href: pathIn(lang, '/estimation') }]}
        meta={<bdi>{formatMoment(lang, study.createdAt)}</bdi>}
      />
      <div class="two">
        <section aria-label={t('estimation.study.result')}>
          {latest === null || state === null ? null : (
            <UnderWay latest={latest} job={job} state={state} studyId={study.id} />
          )}
          {document === null ? (
            <NothingYet view={view} writes={writes} under={under} />
          ) : (
            <Blocks blocks={document.blocks} />
          )}
        </section>
        <StudyAside view={view} writes={writes} edition={edition} />
      </div>
      {sections}
    </Layout>
  );
}

function UnderWay({
  latest,
  job,
  state,
  studyId,
}: {
  latest: Run;
  job: Job | null;
  state: ProgressState;
  studyId: string;
}) {
  const { t, lang } = useFrame();
  if (latest.problem !== null)
    return (
      <Notice kind="late" title={t('estimation.study.refused-title')}>
        <p>{problemSentence(t, latest.problem)}</p>
        <p>{t('estimation.study.kept')}</p>
      </Notice>
    );
  return (
    <>
      <Progress
        id="estimate"
        state={state}
        {...(job?.progress.total ? { done: job.progress.done, total: job.progress.total } : {})}
        label={(job?.progress.message ? t.find(job.progress.message) : null) ?? t('estimation.progress.estimate')}
      />
      {isUnderWay(state) ? (
        <Form action={pathIn(lang, `/estimation/${studyId}/cancel`)}>
          <Button kind="second">{t('estimation.study.cancel')}</Button>
        </Form>
      ) : (
        <p>{state === 'cancelled' ? t('estimation.study.cancelled') : t('estimation.study.failed')}</p>
      )}
    </>
  );
}

function NothingYet({ view, writes, under }: { view: StudyView; writes: boolean; under: boolean }) {
  const { t, lang } = useFrame();
  const { study } = view;
  if (under || !writes) return null;
  return (
    <EmptyState title={t('estimation.study.none')}>
      <p>{study.columns === null ? t('estimation.study.none-columns') : t('estimation.study.none-method')}</p>
      <ButtonLink
        kind="first"
        href={pathIn(lang, `/estimation/${study.id}/${study.columns === null ? 'columns' : 'method'}`)}
      >
        {study.columns === null ? t('estimation.study.say-columns') : t('estimation.study.estimate')}
      </ButtonLink>
    </EmptyState>
  );
}

function problemSentence(t: Translator, { code, values }: RunProblem): string {
  return code === 'table-deleted' ? t('estimation.study.refusal.table-deleted') : sayRefusal(t.lang, { code, values });
}

function progressState(latest: Run, job: Job | null): ProgressState {
  if (latest.state === 'refused' || job === null) return 'failed';
  if (job.state === 'waiting') return 'queued';
  if (job.state === 'running' || job.state === 'done' || job.state === 'cancelled') return job.state;
  return 'failed';
}
