import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Confirm,
  DateText,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type DataSet, rhoFrom } from '../datasets/data-set.js';
import { type Account, accountOf, getDataSet } from '../datasets/get-data-set.js';
import { shredDataSet } from '../datasets/shred-data-set.js';
import { findDictionaryNamed } from '../dictionaries/find-dictionaries.js';
import { HouseRefusal } from '../house-refusal.js';
import { findReleases } from '../releases/get-release.js';
import type { Release } from '../releases/release.js';
import { cancelRun } from '../runs/cancel-run.js';
import { resumeRun, startRun } from '../runs/start-run.js';
import { synthesizeRows } from '../runs/synthesize-rows.js';
import { listRuns, type Run } from '../store/runs.js';
import { keyring } from '../vault/keyring.js';
import { Findings, Shape } from './findings.js';
import { MakeRelease, runOptionsOf } from './make-release.js';
import { DATA, dataSetPath, EVIDENCE, listOf, releasePath, StateTag, textsOf, titleOf } from './parts.js';
import { houseErrors } from './refused.js';
import { Runs } from './runs.js';

interface View {
  set: DataSet;
  account: Account;
  runs: readonly Run[];
  releases: readonly Release[];
  unlocked: boolean;
}

async function viewOf(c: Context<PageEnv>, house: House): Promise<View> {
  const { actor } = c.var;
  const { connection } = house.db;
  const set = await getDataSet(connection, actor, c.req.param('id') ?? '');
  const { rows } = await findReleases(connection, actor, { dataSetId: set.id, offset: 0, limit: 50 });
  return {
    set,
    account: await accountOf(connection, set),
    runs: await listRuns(connection, set.id),
    releases: rows,
    unlocked: actor.kind === 'person' && keyring.until(actor.id, set.partyId) !== null,
  };
}

/** `/evidence/data/:id`: what is held, what was made of it, what is left of its budget. */
export async function dataSetPage(c: Context<PageEnv>, house: House) {
  const view = await viewOf(c, house);
  return c.html(<DataSetView frame={c.var.frame} view={view} values={{}} chosen={[]} errors={{}} />);
}

/** Begins to make a release. */
export async function runSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const view = await viewOf(c, house);
  const body = await c.req.parseBody({ all: true });
  const values = textsOf(body);
  const chosen = listOf(body.columns);
  try {
    const domain = body.domain instanceof File && body.domain.size > 0 ? await body.domain.text() : null;
    const { partyId, dictionary: name } = view.set;
    const dictionary = await findDictionaryNamed(house.db.connection, partyId, name);
    const options = runOptionsOf(view.set, { values, chosen, domain, dictionary, lang });
    const { done } = await startRun(house, actor, view.set.id, options, { synthesize: synthesizeRows });
    // Its end is written down; nobody waits for it here.
    done.catch(() => {});
    return c.redirect(dataSetPath(lang, view.set.id), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status === 404) throw error;
    c.status(error.status);
    const errors = houseErrors(t, error, 'title');
    return c.html(<DataSetView frame={frame} view={view} values={values} chosen={chosen} errors={errors} />);
  }
}

/** Goes on with a run that was broken off. */
export async function runGoesOn(c: Context<PageEnv>, house: House) {
  const [dataSetId = '', runId = ''] = [c.req.param('id'), c.req.param('run')];
  const { done } = await resumeRun(house, c.var.actor, { dataSetId, runId }, { synthesize: synthesizeRows });
  done.catch(() => {});
  return c.redirect(dataSetPath(c.var.lang, dataSetId), 303);
}

/** Stops a run for good. */
export async function runCancelled(c: Context<PageEnv>, house: House) {
  const [dataSetId = '', runId = ''] = [c.req.param('id'), c.req.param('run')];
  await cancelRun(house.db, c.var.actor, { dataSetId, runId });
  return c.redirect(dataSetPath(c.var.lang, dataSetId), 303);
}

/** `/evidence/data/:id/shred`: asks once more. */
export async function shredPage(c: Context<PageEnv>, house: House) {
  const { frame, lang, t } = c.var;
  const { set } = await viewOf(c, house);
  const path = dataSetPath(lang, set.id);
  return c.html(
    <Layout frame={frame} title={t('evidence.shred.title')} styles={['evidence.css']}>
      <PageHead title={t('evidence.shred.title')} above={[{ label: set.about.name, href: path }]} />
      <Confirm action={`${path}/shred`} label={t('evidence.shred.go')} back={path}>
        <p>{t('evidence.shred.what')}</p>
      </Confirm>
    </Layout>,
  );
}

export async function shredSent(c: Context<PageEnv>, house: House) {
  const id = c.req.param('id') ?? '';
  await shredDataSet(house.db, c.var.actor, id);
  return c.redirect(dataSetPath(c.var.lang, id), 303);
}

interface ViewProps {
  frame: Frame;
  view: View;
  values: Readonly<Record<string, string>>;
  chosen: readonly string[];
  errors: FormErrors;
}

function DataSetView({ frame, view, values, chosen, errors }: ViewProps) {
  const { t, lang } = frame;
  const { set, runs, releases } = view;
  const running = runs.some(({ state }) => state === 'running');
  return (
    <Layout
      frame={frame}
      title={set.about.name}
      styles={['evidence.css']}
      islands={running ? ['job-progress'] : []}
      failed={Object.keys(errors).length > 0}
      {...(running ? { refresh: 2 } : {})}
    >
      <PageHead
        title={
          <bdi lang={set.about.lang} dir="auto">
            {set.about.name}
          </bdi>
        }
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.data.title'), href: pathIn(lang, DATA) },
        ]}
        meta={t(`evidence.kind.${set.kind}`)}
      />
      <ErrorSummary errors={errors} />
      <div class="two">
        <section aria-label={t('evidence.data.made')}>
          <Runs runs={runs} unlocked={view.unlocked} />
          <MadeReleases releases={releases} />
          <Make view={view} values={values} chosen={chosen} errors={errors} running={running} />
        </section>
        <aside>
          <AboutData set={set} account={view.account} />
        </aside>
      </div>
      <details class="more">
        <summary>{t('evidence.data.inside')}</summary>
        <Shape rows={set.rows} columns={set.columns} dictionary={set.dictionary} />
        <Findings findings={set.findings} />
      </details>
      {set.state === 'kept' ? (
        <p>
          <a href={`${dataSetPath(lang, set.id)}/shred`}>{t('evidence.shred.title')}</a>
        </p>
      ) : null}
    </Layout>
  );
}

function Make({ view, values, chosen, errors, running }: Omit<ViewProps, 'frame'> & { running: boolean }) {
  const { t, lang } = useFrame();
  const { set, unlocked } = view;
  if (set.state === 'shredded')
    return (
      <Notice kind="note">
        <p>{t('evidence.data.shredded-what')}</p>
      </Notice>
    );
  if (running) return null;
  if (!unlocked)
    return (
      <EmptyState title={t('evidence.data.locked')}>
        <p>{t('evidence.data.locked-how')}</p>
        <ButtonLink kind="first" href={pathIn(lang, DATA)}>
          {t('evidence.key.unlock')}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <Form action={`${dataSetPath(lang, set.id)}/runs`} files>
      <h2>{t('evidence.make.title')}</h2>
      <MakeRelease set={set} values={values} chosen={chosen} errors={errors} />
      <div class="actions">
        <Button>{t('evidence.make.go')}</Button>
      </div>
    </Form>
  );
}

function MadeReleases({ releases }: { releases: readonly Release[] }) {
  const { t, lang } = useFrame();
  if (releases.length === 0) return null;
  return (
    <Table
      id="releases"
      caption={t('evidence.data.releases')}
      stacks
      columns={[
        {
          key: 'title',
          label: t('evidence.release.name'),
          heads: true,
          cell: (release) => {
            const { title, lang: own } = titleOf(release, lang);
            return (
              <a href={releasePath(lang, release)} lang={own}>
                <bdi>{title}</bdi>
              </a>
            );
          },
        },
        {
          key: 'version',
          label: t('evidence.release.version'),
          numeric: true,
          cell: ({ version }) => <bdi>{version}</bdi>,
        },
        { key: 'state', label: t('evidence.release.state'), cell: (release) => <StateTag state={release.state} /> },
      ]}
      rows={releases}
    />
  );
}

function AboutData({ set, account }: { set: DataSet; account: Account }) {
  const { t, lang } = useFrame();
  const { about, budget } = set;
  const own = (text: string) => (
    <bdi lang={about.lang} dir="auto">
      {text}
    </bdi>
  );
  const share = account.cap === 0n ? 0 : rhoFrom(account.left) / rhoFrom(account.cap);
  return (
    <Facts
      facts={[
        ...(about.from === null ? [] : [{ name: t('evidence.about.from'), value: <DateText date={about.from} /> }]),
        ...(about.to === null ? [] : [{ name: t('evidence.about.to'), value: <DateText date={about.to} /> }]),
        { name: t('evidence.about.counting-rule'), value: t(`evidence.counting.${about.countingRule}`) },
        { name: t('evidence.about.unit'), value: own(about.unit) },
        { name: t('evidence.about.source'), value: own(about.source) },
        { name: t('evidence.about.coverage'), value: own(about.coverage) },
        { name: t('evidence.about.biases'), value: own(about.biases) },
        { name: t('evidence.about.keepUntil'), value: <DateText date={set.keepUntil} /> },
        {
          name: t('evidence.data.budget'),
          value: t('evidence.data.budget-left', {
            epsilon: budget.epsilon,
            delta: budget.delta,
            share: formatNumber(lang, Math.max(0, Math.round(share * 100))),
          }),
        },
      ]}
    />
  );
}
