import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  isUnderWay,
  Layout,
  Notice,
  PageHead,
  Progress,
  type ProgressState,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import { correctCases } from '../cases/correct-cases.js';
import { correctedWorkbook } from '../cases/write-corrected-cases.js';
import { keepDataSet } from '../datasets/keep-data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { type Intake, intakes } from '../intake/intakes.js';
import { sayRefusal } from '../words.js';
import { AboutFields } from './about-fields.js';
import { Findings, Shape } from './findings.js';
import { bytesWord, DATA, dataSetPath, EVIDENCE, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const FIELDS = [
  'name',
  'from',
  'to',
  'countingRule',
  'unit',
  'source',
  'coverage',
  'biases',
  'keepUntil',
  'epsilon',
  'delta',
];

function own(c: Context<PageEnv>): Intake {
  const { actor } = c.var;
  if (actor.kind !== 'person') throw new HouseRefusal('intake-gone');
  return intakes.find(c.req.param('id') ?? '', actor.id);
}

/** `/evidence/data/intakes/:id`: what was found in a file, and the way to keep it. */
export async function intakePage(c: Context<PageEnv>) {
  const intake = own(c);
  if (intake.dataSetId !== null) return c.redirect(dataSetPath(c.var.lang, intake.dataSetId), 303);
  return c.html(<IntakeView frame={c.var.frame} intake={intake} values={{}} errors={{}} />);
}

export async function keepSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const intake = own(c);
  const values = textsOf(await c.req.parseBody());
  const given = Object.fromEntries(FIELDS.map((name) => [name, values[name] ?? '']));
  try {
    const id = await keepDataSet(
      house.db,
      actor,
      intake.id,
      { ...(given as unknown as Parameters<typeof keepDataSet>[3]), lang },
      new Date().toISOString().slice(0, 10),
    );
    return c.redirect(dataSetPath(lang, id), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status === 410) throw error;
    c.status(error.status);
    return c.html(<IntakeView frame={frame} intake={own(c)} values={values} errors={houseErrors(t, error, 'name')} />);
  }
}

/** `/evidence/data/intakes/:id/corrected/:format`: the file to take back, with what was changed in it. */
export async function correctedFile(c: Context<PageEnv>): Promise<Response> {
  const { lang } = c.var;
  const { id, corrections } = own(c);
  const format = c.req.param('format') === 'csv' ? 'csv' : 'xlsx';
  // Rows in the words they were brought in: a mapping is for what is made of them.
  const file = format === 'csv' ? intakes.content(id) : await asWorkbook(intakes.content(id), corrections, lang);
  return c.body(new Uint8Array(file), 200, {
    'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK,
    'Content-Disposition': `attachment; filename="corrected.${format}"`,
    'Cache-Control': 'private, no-store',
  });
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function asWorkbook(csv: Uint8Array, told: Intake['corrections'], lang: Lang): Promise<Uint8Array> {
  const { header, rows } = await correctCases(csv, []);
  const pieces: Uint8Array[] = [];
  for await (const piece of correctedWorkbook({ header, rows, corrections: { told } }, lang)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function discardSent(c: Context<PageEnv>) {
  const intake = own(c);
  intakes.forget(intake.id);
  return c.redirect(pathIn(c.var.lang, DATA), 303);
}

const STATES: Readonly<Record<Intake['state'], ProgressState>> = {
  arriving: 'running',
  reading: 'running',
  keeping: 'running',
  ready: 'done',
  kept: 'done',
  refused: 'failed',
};

interface ViewProps {
  frame: Frame;
  intake: Intake;
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function IntakeView({ frame, intake, values, errors }: ViewProps) {
  const { t, lang } = frame;
  const { fileName, bytes, state, progress, problem } = intake;
  const under = isUnderWay(STATES[state]);
  return (
    <Layout
      frame={frame}
      title={t('evidence.intake.title')}
      styles={['evidence.css']}
      islands={under ? ['job-progress'] : []}
      failed={Object.keys(errors).length > 0}
      {...(under ? { refresh: 2 } : {})}
    >
      <PageHead
        title={<bdi>{fileName}</bdi>}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.data.title'), href: pathIn(lang, DATA) },
        ]}
        meta={
          <>
            <span>{bytesWord(t, bytes)}</span> <span>{t(`evidence.kind.${intake.kind}`)}</span>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {under ? (
        <Progress
          id="intake"
          state="running"
          done={Math.round(progress * 100)}
          total={100}
          label={t(`evidence.intake.state.${state}`)}
        />
      ) : null}
      {state === 'refused' ? (
        <Notice kind="late" title={t('evidence.intake.refused')}>
          <p>{problem === null ? t('evidence.intake.refused-why') : sayRefusal(lang, problemOf(problem))}</p>
          <p>{t('evidence.intake.nothing-kept')}</p>
        </Notice>
      ) : null}
      {under || problem !== null ? null : (
        <>
          <Shape rows={intake.rows} columns={intake.columns} dictionary={intake.dictionary} />
          <Findings findings={intake.findings} />
          <Corrected intake={intake} t={t} lang={lang} />
          {state === 'ready' && intake.kind === 'cases' ? <Match intake={intake} t={t} lang={lang} /> : null}
        </>
      )}
      {state === 'ready' ? <Keep intake={intake} values={values} errors={errors} t={t} lang={lang} /> : null}
      {state === 'refused' ? (
        <div class="actions">
          <ButtonLink kind="first" href={pathIn(lang, `${DATA}/new`)}>
            {t('evidence.intake.again')}
          </ButtonLink>
        </div>
      ) : null}
    </Layout>
  );
}

/** The code of a problem is one of the refusals of reading. */
const problemOf = (problem: NonNullable<Intake['problem']>) => problem as Parameters<typeof sayRefusal>[1];

type PartProps = { intake: Intake } & Pick<Frame, 't' | 'lang'>;

/** The file as it can be taken back, where anything was changed in it. */
function Corrected({ intake: { id, corrections }, t, lang }: PartProps) {
  if (corrections.length === 0) return null;
  const path = pathIn(lang, `${DATA}/intakes/${id}/corrected`);
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">{t('evidence.corrected.title')}</h2>
      <p>{t('evidence.corrected.what', { n: corrections.length })}</p>
      <div class="actions">
        <ButtonLink href={`${path}/xlsx`}>{t('evidence.format.xlsx')}</ButtonLink>
        <ButtonLink href={`${path}/csv`}>{t('evidence.format.csv')}</ButtonLink>
      </div>
    </section>
  );
}

/** The way to say what columns and values mean. */
function Match({ intake: { id, dictionary, unknown }, t, lang }: PartProps) {
  return (
    <section aria-labelledby="match">
      <h2 id="match">{t('evidence.matching.title')}</h2>
      <p>
        {dictionary === null
          ? t('evidence.matching.none')
          : t('evidence.matching.stands', { name: dictionary.toUpperCase(), n: unknown.length })}
      </p>
      <div class="actions">
        <ButtonLink href={pathIn(lang, `${DATA}/intakes/${id}/matching`)}>{t('evidence.matching.go')}</ButtonLink>
      </div>
    </section>
  );
}

function Keep({ intake, values, errors, t, lang }: Omit<ViewProps, 'frame'> & Pick<Frame, 't' | 'lang'>) {
  const path = pathIn(lang, `${DATA}/intakes/${intake.id}`);
  const day = (name: 'keepUntil') => (
    <TextField
      name={name}
      label={t(`evidence.about.${name}`)}
      hint={t('evidence.about.day-hint')}
      value={values[name]}
      error={errors[name]}
      width="short"
    />
  );
  return (
    <section aria-labelledby="keep">
      <h2 id="keep">{t('evidence.keep.title')}</h2>
      <p>{t('evidence.keep.intro')}</p>
      <Form action={`${path}/keep`}>
        <AboutFields values={values} errors={errors} />
        {day('keepUntil')}
        <TextField
          name="epsilon"
          label={t('evidence.about.epsilon')}
          hint={t('evidence.about.epsilon-hint')}
          value={values.epsilon ?? '4'}
          error={errors.epsilon}
          width="short"
        />
        <TextField
          name="delta"
          label={t('evidence.about.delta')}
          hint={t('evidence.about.delta-hint')}
          value={values.delta ?? '1e-6'}
          error={errors.delta}
          width="short"
        />
        <div class="actions">
          <Button>{t('evidence.keep.go')}</Button>
        </div>
      </Form>
      <Form action={`${path}/discard`}>
        <Button kind="link">{t('evidence.keep.discard')}</Button>
      </Form>
    </section>
  );
}
