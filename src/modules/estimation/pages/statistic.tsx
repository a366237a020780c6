import type { Context } from 'hono';
import { NotAllowed, permits } from '../../../kernel/access/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Tag,
  TextArea,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type PartyNames, partyNames } from '../../parties/index.js';
import { asRecord, may } from '../policy.js';
import { decideStatistic, type StatisticDecision } from '../statistics/decide-statistic.js';
import { findStatistics, mayDecide, mayWithdraw } from '../statistics/find-statistics.js';
import { proposeStatistic } from '../statistics/propose-statistic.js';
import { sayGrounds, saySentence } from '../statistics/say-statistic.js';
import { figuresOf, type Statistic, type StatisticFigures } from '../statistics/statistic.js';
import { findRun } from '../store/runs.js';
import { getStudy } from '../studies/get-study.js';
import { isRefused, refusalErrors } from './refused.js';

interface Kept {
  errors?: FormErrors;
  typed?: { year?: string; code?: string };
}

/** `/estimation/:id/statistic`: what of a study becomes the figure of a State and a year for SDG 16.2.2, by two names. */
export async function statisticPage(c: Context<PageEnv>, house: House, { errors = {}, typed = {} }: Kept = {}) {
  const { actor, frame, t, lang } = c.var;
  const { connection } = house.db;
  const study = await getStudy(connection, actor, c.req.param('id') ?? '');
  const writes = may(actor, 'write', 'study', asRecord(study));
  if (!writes && !permits(actor, 'evidence.release')) throw notFound();
  const statistics = await findStatistics(connection, actor, { studyId: study.id });
  const run = study.publishedRun === null ? null : await findRun(connection, study.publishedRun);
  const figures = run?.result ? figuresOf(run.result, study.sha256) : 'not-published';
  const path = pathIn(lang, `/estimation/${study.id}`);
  const failed = Object.keys(errors).length > 0;
  const named = await partyNames(house.db);
  return c.html(
    <Layout frame={frame} title={t('estimation.statistic.title')} failed={failed} styles={['estimation.css']}>
      <ErrorSummary errors={errors} />
      <PageHead
        title={t('estimation.statistic.title')}
        intro={t('estimation.statistic.intro')}
        above={[
          { label: t('estimation.list.title'), href: pathIn(lang, '/estimation') },
          { label: study.title, href: path },
        ]}
      />
      {statistics.map((one) => (
        <OneStatistic
          statistic={one}
          named={named}
          decides={mayDecide(actor, one)}
          withdraws={mayWithdraw(actor, one)}
          action={`${path}/statistic/${one.id}`}
          error={errors[`note-${one.id}`]}
        />
      ))}
      {writes ? (
        <section aria-labelledby="propose">
          <h2 id="propose">{t('estimation.statistic.propose')}</h2>
          {typeof figures === 'string' ? (
            <Notice kind="note">
              <p>{t(`estimation.study.refusal.${figures}`)}</p>
            </Notice>
          ) : (
            <>
              <Figures figures={figures} />
              <Form action={`${path}/statistic`}>
                <TextField
                  name="year"
                  label={t('estimation.statistic.year')}
                  hint={t('estimation.statistic.year-hint')}
                  value={typed.year ?? ''}
                  error={errors.year}
                  width="short"
                  inputmode="numeric"
                />
                <TextField
                  name="code"
                  label={t('estimation.statistic.state')}
                  hint={t('estimation.statistic.state-hint')}
                  value={typed.code ?? ''}
                  error={errors.code}
                  width="short"
                />
                <Button>{t('estimation.statistic.propose-go')}</Button>
              </Form>
            </>
          )}
        </section>
      ) : null}
    </Layout>,
    failed ? 422 : 200,
  );
}

function Figures({ figures }: { figures: StatisticFigures }) {
  const { t } = useFrame();
  const { estimate, low, high, observed, method, seed, sha256, version } = figures;
  return (
    <Facts
      facts={[
        { name: t('estimation.statistic.estimate'), value: t('estimation.statistic.count', { n: estimate }) },
        { name: t('estimation.statistic.range'), value: t('estimation.statistic.low-high', { low, high }) },
        {
          name: t('estimation.statistic.observed'),
          value:
            observed === null ? t('estimation.statistic.withheld') : t('estimation.statistic.count', { n: observed }),
        },
        { name: t('estimation.statistic.verdict'), value: sayGrounds(t, figures).join(' ') },
        { name: t('estimation.statistic.method'), value: t.find(`estimation.method.${method}`) ?? method },
        { name: t('estimation.statistic.seed'), value: <bdi>{seed}</bdi> },
        { name: t('estimation.again.hash'), value: <bdi class="hash">{sha256}</bdi> },
        { name: t('estimation.statistic.version'), value: <bdi>{version}</bdi> },
      ]}
    />
  );
}

interface OneProps {
  statistic: Statistic;
  named: PartyNames;
  decides: boolean;
  withdraws: boolean;
  action: string;
  error: string | undefined;
}

function OneStatistic({ statistic, named, decides, withdraws, action, error }: OneProps) {
  const { t, lang } = useFrame();
  const { id, partyId, year, state, figures, note } = statistic;
  return (
    <section aria-labelledby={`s-${id}`}>
      <h2 id={`s-${id}`}>
        {t('estimation.statistic.of', { party: named({ id: partyId, code: '' }, lang), year: String(year) })}{' '}
        <Tag kind={state === 'published' ? 'done' : 'plain'}>{t(`estimation.statistic.state.${state}`)}</Tag>
      </h2>
      <p class="measure">{saySentence(t, figures, year)}</p>
      {note === '' ? null : <p class="measure quiet">{note}</p>}
      <Figures figures={figures} />
      {decides || withdraws ? (
        <Form action={action}>
          <TextArea
            name={`note-${id}`}
            label={t('estimation.statistic.note')}
            hint={t('estimation.statistic.note-hint')}
            error={error}
            rows={2}
          />
          <div class="actions">
            {decides ? (
              <>
                <Button name="act" value="publish">
                  {t('estimation.statistic.publish')}
                </Button>
                <Button kind="second" name="act" value="decline">
                  {t('estimation.statistic.decline')}
                </Button>
              </>
            ) : (
              <Button kind="second" name="act" value="withdraw">
                {t('estimation.statistic.withdraw')}
              </Button>
            )}
          </div>
        </Form>
      ) : null}
    </section>
  );
}

/** Proposes the published result. */
export async function proposeSent(c: Context<PageEnv>, house: House) {
  const typed = await textsOf(c);
  const id = c.req.param('id') ?? '';
  try {
    await proposeStatistic(house.db, c.var.actor, id, { year: typed.year ?? '', code: typed.code ?? '' });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return statisticPage(c, house, { errors: refusalErrors(c.var.t, error, 'year'), typed });
  }
  return c.redirect(pathIn(c.var.lang, `/estimation/${id}/statistic`), 303);
}

const DECISIONS: readonly StatisticDecision[] = ['publish', 'decline', 'withdraw'];

/** Puts the second name under a statistic, declines it, or takes it back. */
export async function decisionSent(c: Context<PageEnv>, house: House) {
  const typed = await textsOf(c);
  const decision = DECISIONS.find((one) => one === typed.act);
  const id = c.req.param('statistic') ?? '';
  const field = `note-${id}`;
  if (decision === undefined) throw new NotAllowed();
  try {
    await decideStatistic(house.db, c.var.actor, id, decision, typed[field] ?? '');
  } catch (error) {
    if (!isRefused(error)) throw error;
    const { note = '' } = refusalErrors(c.var.t, error, 'note');
    return statisticPage(c, house, { errors: { [field]: note } });
  }
  return c.redirect(pathIn(c.var.lang, `/estimation/${c.req.param('id')}/statistic`), 303);
}

async function textsOf(c: Context<PageEnv>): Promise<Record<string, string>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
    ),
  );
}
