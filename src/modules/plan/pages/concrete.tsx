import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { dayOf, rangeOf } from '../../../kernel/calendar/index.js';
import { fileAnswer, type PageEnv } from '../../../kernel/http/index.js';
import { directionOf, formatDate, formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { formatMoney } from '../../../kernel/money/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  TextArea,
  Timeline,
  useFrame,
} from '../../../kernel/ui/index.js';
import { findParty, PartyLink, partyName } from '../../parties/index.js';
import { textIn, titleIn } from '../concrete/content.js';
import { endOf } from '../concrete/find-concrete.js';
import { getConcrete, getConcreteEvidence, type WholeConcrete } from '../concrete/get-concrete.js';
import { type ConcreteView, foldAsOf, type HeldStep, type LogEntry, takenBack } from '../concrete/log.js';
import { openConcrete } from '../concrete/open-concrete.js';
import { planMeasure } from '../plan-measure.js';
import { Refusal } from '../refusal.js';
import { ConcreteStateTag, concretePath, DateOf, MeasureLink, ReviewTag, TextOf } from './parts.js';
import { StepForm, type StepTyped } from './step-form.js';

/** What came back from a form of the page and was not taken. */
export interface Returned {
  errors: FormErrors;
  notice: string | null;
  note: string;
  step: StepTyped | null;
}

const NOTHING: Returned = { errors: {}, notice: null, note: '', step: null };

/** `/plan/concrete/:key`: what it says, what became of it, and for its party and the secretariat the whole log. `?asof=` shows a day. */
export async function concretePage(c: Context<PageEnv>, house: House, returned: Returned = NOTHING) {
  const { actor, frame, url } = c.var;
  const key = c.req.param('key') ?? '';
  const asOf = rangeOf(url.searchParams.get('asof') ?? '')?.to ?? null;
  const now = await getConcrete(house.db, actor, key).catch((error: unknown) => {
    if (asOf !== null && error instanceof Refusal) return null;
    throw error;
  });
  if (now === null || (asOf !== null && asOf < dayOf(new Date()))) return asOfPage(c, house, { key, asOf: asOf ?? '' });
  const sections = await c.var.sectionsOf({ type: 'concrete-measure', id: now.id });
  return c.html(
    <ConcretePage frame={frame} whole={now} returned={returned}>
      {sections}
    </ConcretePage>,
  );
}

/** As everybody saw it at the end of a day, also where it was withdrawn since. */
async function asOfPage(c: Context<PageEnv>, house: House, { key, asOf }: { key: string; asOf: string }) {
  const { frame, t, lang } = c.var;
  const one = (await openConcrete(house.db)).get(key);
  const view = one === undefined || asOf === '' ? null : foldAsOf(one.entries, endOf(asOf));
  if (one === undefined || view === null) throw new Refusal('no-such-concrete');
  const title = titleIn(t, view.content);
  const party = await findParty(house.db, c.var.actor, { id: one.partyId });
  return c.html(
    <Layout frame={frame} title={title} styles={['plan.css']}>
      <PageHead
        title={<TextOf texts={view.content.titles} />}
        above={[
          { label: t('plan.title'), href: pathIn(lang, '/plan') },
          { label: t('plan.concrete.title'), href: `${pathIn(lang, '/plan/concrete')}?asof=${asOf}` },
        ]}
        meta={
          <>
            {party === null ? null : <PartyLink party={party} />}
            <ConcreteStateTag state={view.state} />
          </>
        }
      />
      <Notice title={t('plan.concrete.as-of', { date: formatDate(lang, asOf) })}>
        <p>
          {t('plan.concrete.as-of-text')} <a href={concretePath(lang, key)}>{t('plan.concrete.as-of-now')}</a>
        </p>
      </Notice>
      <ViewSection view={view} whole={{ key }} />
    </Layout>,
  );
}

/** `/plan/concrete/:key/evidence/:n`: the file that backs a step, to take along. */
export async function concreteEvidence(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', n = '' } = c.req.param();
  return fileAnswer(c, await getConcreteEvidence(house.db, c.var.actor, key, Number(n)));
}

function ConcretePage({
  frame,
  whole,
  returned,
  children,
}: {
  frame: Frame;
  whole: WholeConcrete;
  returned: Returned;
  children?: Child;
}) {
  const { t, lang } = frame;
  const { party, published, full, rights } = whole;
  const view = full?.latest ?? published;
  if (view === null) return null;
  const here = concretePath(lang, whole.key);
  const title = titleIn(t, view.content);
  const differs = full !== null && full.review !== 'published';
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['plan.css']}
      islands={rights.step ? ['drop-zone'] : []}
      failed={Object.keys(returned.errors).length > 0 || returned.notice !== null}
    >
      <PageHead
        title={<TextOf texts={view.content.titles} />}
        above={[
          { label: t('plan.title'), href: pathIn(lang, '/plan') },
          { label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') },
        ]}
        meta={
          <>
            <PartyLink party={party} />
            <ConcreteStateTag state={view.state} />
            {full === null ? null : <ReviewTag review={full.review} />}
          </>
        }
      />
      <ErrorSummary errors={returned.errors} />
      {returned.notice === null ? null : (
        <Notice kind="late">
          <p>{returned.notice}</p>
        </Notice>
      )}
      {differs ? <Where whole={whole} /> : null}
      <ViewSection view={view} whole={whole} />
      {rights.write ? (
        <div class="actions">
          <ButtonLink href={`${here}/edit`}>{t('plan.concrete.edit')}</ButtonLink>
          {rights.withdraw && full !== null ? (
            <Form action={`${here}/withdraw`}>
              <input type="hidden" name="seen" value={String(full.version)} />
              <Button kind="link">{t('plan.concrete.withdraw')}</Button>
            </Form>
          ) : null}
        </div>
      ) : null}
      {rights.review && full !== null ? <Review whole={whole} returned={returned} /> : null}
      {rights.step && full !== null ? (
        <section>
          <h2 id="step">{t('plan.step.title')}</h2>
          <StepForm
            action={`${here}/steps`}
            from={full.latest.state}
            seen={full.version}
            typed={returned.step}
            errors={returned.errors}
          />
        </section>
      ) : null}
      {full === null ? null : <History whole={whole} entries={full.entries} />}
      {children}
    </Layout>
  );
}

/** What of the page is not public yet, and what the secretariat wrote. */
function Where({ whole: { full, published } }: { whole: WholeConcrete }) {
  const { t } = useFrame();
  const note = full?.entries.findLast(({ kind }) => kind === 'return')?.note ?? '';
  return (
    <Notice kind="due" title={t(`plan.review.${full?.review ?? 'draft'}`)}>
      <p>{t(published === null ? 'plan.review.not-public' : 'plan.review.partly-public')}</p>
      {full?.review === 'returned' && note !== '' ? <p dir="auto">{note}</p> : null}
    </Notice>
  );
}

function ViewSection({
  view,
  whole,
}: {
  view: ConcreteView;
  whole: Pick<WholeConcrete, 'key'> & Partial<WholeConcrete>;
}) {
  const { t, lang } = useFrame();
  const { content, steps } = view;
  const description = textIn(content.descriptions, lang);
  const fact = (name: string, value: unknown, there: boolean) => (there ? [{ name, value: <>{value}</> }] : []);
  return (
    <>
      {description === null ? null : (
        <p class="measure" lang={description.lang} dir={directionOf(description.lang)}>
          {description.text}
        </p>
      )}
      <Facts
        facts={[
          {
            name: t('plan.field.measures'),
            value: (
              <ul role="list">
                {content.measures.map((n) => {
                  const measure = planMeasure(n);
                  return <li>{measure === null ? n : <MeasureLink measure={measure} />}</li>;
                })}
              </ul>
            ),
          },
          ...fact(t('plan.field.partners'), <Partners partners={content.partners} />, content.partners.length > 0),
          ...fact(t('plan.field.place'), <bdi>{content.place}</bdi>, content.place !== ''),
          ...fact(t('plan.field.starts'), <DateOf date={content.starts} />, content.starts !== null),
          ...fact(t('plan.field.ends'), <DateOf date={content.ends} />, content.ends !== null),
          ...fact(
            t('plan.field.budget'),
            <bdi>{content.budget === null ? '' : formatMoney(lang, content.budget)}</bdi>,
            content.budget !== null,
          ),
        ]}
      />
      {steps.length === 0 ? null : (
        <section>
          <h2 id="became">{t('plan.step.became')}</h2>
          <Timeline
            label={t('plan.step.became')}
            entries={[...steps].reverse().map((step, at) => ({
              title: step.state === null ? t('plan.step.note') : t(`plan.state.${step.state}`),
              date: step.happened ?? dayOf(step.madeAt),
              current: at === 0,
              children: <StepText step={step} whole={whole} />,
            }))}
          />
        </section>
      )}
    </>
  );
}

function Partners({ partners }: { partners: readonly string[] }) {
  return (
    <ul role="list">
      {partners.map((one) => (
        <li dir="auto">{one}</li>
      ))}
    </ul>
  );
}

function StepText({ step, whole }: { step: HeldStep; whole: Pick<WholeConcrete, 'key'> & Partial<WholeConcrete> }) {
  const { t, lang } = useFrame();
  const here = concretePath(lang, whole.key);
  return (
    <>
      {step.note === '' ? null : <p dir="auto">{step.note}</p>}
      {step.evidence === null ? null : (
        <p>
          {t('plan.step.evidence')}{' '}
          {step.evidence.kind === 'link' ? (
            <a href={step.evidence.href} rel="noopener noreferrer nofollow">
              <bdi>{step.evidence.href}</bdi>
            </a>
          ) : (
            <a href={`${here}/evidence/${step.n}`}>
              <bdi>{step.evidence.name}</bdi>
            </a>
          )}
        </p>
      )}
      {whole.rights?.step && whole.full ? (
        <Form action={`${here}/steps/${step.n}/take-back`}>
          <input type="hidden" name="seen" value={String(whole.full.version)} />
          <Button kind="link">
            {t('plan.step.take-back')}
            <span class="heard"> {t('plan.step.number', { n: step.n })}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function Review({ whole, returned }: { whole: WholeConcrete; returned: Returned }) {
  const { t, lang } = useFrame();
  const name = partyName(t, whole.party);
  return (
    <section>
      <h2 id="review">{t('plan.review.title')}</h2>
      <Form action={`${concretePath(lang, whole.key)}/review`}>
        <input type="hidden" name="seen" value={String(whole.full?.version ?? 0)} />
        <TextArea
          name="note"
          label={t('plan.review.note', { party: name })}
          hint={t('plan.review.note-hint')}
          rows={3}
          value={returned.note}
          error={returned.errors.note}
        />
        <div class="actions">
          <Button name="decision" value="publish">
            {t('plan.review.publish')}
          </Button>
          <Button kind="second" name="decision" value="return">
            {t('plan.review.return', { party: name })}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function History({ whole, entries }: { whole: WholeConcrete; entries: readonly LogEntry[] }) {
  const { t, lang } = useFrame();
  const gone = takenBack(entries);
  const name = partyName(t, whole.party);
  return (
    <section>
      <h2 id="history">{t('plan.history.title')}</h2>
      <ol role="list" class="lines">
        {[...entries].reverse().map((entry) => {
          const secretariat = entry.kind === 'publish' || entry.kind === 'return';
          const line = (
            <>
              <bdi>{entry.n}</bdi> {t(`plan.history.${entry.kind}`)}{' '}
              <span class="quiet">
                {secretariat
                  ? t('plan.history.by-secretariat', { when: formatMoment(lang, entry.madeAt) })
                  : t('plan.history.by-party', { party: name, when: formatMoment(lang, entry.madeAt) })}
              </span>
            </>
          );
          return (
            <li>
              {gone.has(entry.n) ? <del>{line}</del> : line}
              {entry.note === '' ? null : <p dir="auto">{entry.note}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
