import type { Context } from 'hono';
import { OF_THE_HOUSE, permits } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatDate } from '../../../kernel/i18n/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { toDocx, toPdf } from '../../../kernel/print/index.js';
import {
  Blocks,
  Button,
  DocumentSymbol,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Table,
  Tag,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { meetingWords } from '../../commitments/index.js';
import { documentPath, shortSymbol, slugOf } from '../../documents/index.js';
import { appraisalDocument } from '../appraisal/document.js';
import {
  type AppraisalOfSession,
  findAppraisals,
  getAppraisal,
  type WholeAppraisal,
} from '../appraisal/find-appraisals.js';
import { prepareAgain, prepareAppraisal, signAppraisal, withdrawAppraisal } from '../appraisal/write-appraisal.js';
import { fileNamed, formatIn } from '../files.js';
import { Refusal } from '../refusal.js';
import { fileGiven, PlanTabs, Take } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';

const appraisalPath = (lang: Frame['lang'], id: string) => pathIn(lang, `/plan/appraisals/${id}`);

/** `/plan/appraisals`: those that were held, as facts; those that were frozen here, as views. */
export async function appraisalsPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  const { actor, frame, lang, t } = c.var;
  const rows = await findAppraisals(house.db, actor);
  const title = t('plan.appraisal.title');
  return c.html(
    <Layout frame={frame} title={title} styles={['plan.css']} failed={refused !== null}>
      <PageHead
        title={title}
        above={[{ label: t('plan.title'), href: pathIn(lang, '/plan') }]}
        intro={t('plan.appraisal.intro')}
      />
      <PlanTabs current="appraisals" />
      {refused === null ? null : (
        <Notice kind="late">
          <p>{refused}</p>
        </Notice>
      )}
      <Table
        id="appraisals"
        caption={title}
        captionHidden
        stacks
        columns={[
          {
            key: 'when',
            label: t('plan.appraisal.when'),
            heads: true,
            cell: ({ fact }) => (
              <bdi>
                {fact.from === null && fact.notAfter === null ? t('plan.appraisal.day-open') : meetingWords(t, fact)}
              </bdi>
            ),
          },
          {
            key: 'session',
            label: t('plan.appraisal.session'),
            numeric: true,
            cell: ({ fact }) => <bdi>{fact.session}</bdi>,
          },
          {
            key: 'decided',
            label: t('plan.appraisal.decided'),
            cell: ({ fact }) => <Symbols symbols={fact.decided} />,
          },
          {
            key: 'outcome',
            label: t('plan.appraisal.outcome'),
            cell: ({ fact }) => <Symbols symbols={fact.outcome === null ? [] : [fact.outcome]} />,
          },
          { key: 'view', label: t('plan.appraisal.view'), cell: (row) => <Views row={row} /> },
        ]}
        rows={rows}
      />
      {permits(actor, 'plan.appraise', OF_THE_HOUSE) ? <Prepare rows={rows} /> : null}
    </Layout>,
  );
}

function Symbols({ symbols }: { symbols: readonly string[] }) {
  const { t } = useFrame();
  if (symbols.length === 0) return <span class="quiet">–</span>;
  return (
    <>
      {symbols.map((symbol, at) => (
        <>
          {at === 0 ? '' : ' · '}
          <a href={documentPath(t, slugOf(symbol))}>
            <DocumentSymbol>{shortSymbol(symbol)}</DocumentSymbol>
          </a>
        </>
      ))}
    </>
  );
}

function Views({ row: { fact, views } }: { row: AppraisalOfSession }) {
  const { t, lang } = useFrame();
  if (views.length === 0)
    return <span class="quiet">{t(fact.from === null ? 'plan.appraisal.to-come' : 'plan.appraisal.no-view')}</span>;
  return (
    <ul role="list">
      {views.map(({ id, as_of, state }) => (
        <li>
          <a href={appraisalPath(lang, id)}>{t('plan.appraisal.as-of', { date: formatDate(lang, as_of) })}</a>{' '}
          <AppraisalTag state={state} />
        </li>
      ))}
    </ul>
  );
}

function AppraisalTag({ state }: { state: AppraisalOfSession['views'][number]['state'] }) {
  const { t } = useFrame();
  const kinds = { prepared: 'due', closed: 'done', withdrawn: 'late' } as const;
  return <Tag kind={kinds[state]}>{t(`plan.appraisal.state.${state}`)}</Tag>;
}

/** The next that nobody has prepared yet. */
function Prepare({ rows }: { rows: readonly AppraisalOfSession[] }) {
  const { t, lang } = useFrame();
  const free = rows.find(({ fact, views }) => fact.from === null && views.every(({ state }) => state === 'withdrawn'));
  if (free === undefined) return null;
  return (
    <Form action={pathIn(lang, '/plan/appraisals')}>
      <input type="hidden" name="session" value={String(free.fact.session)} />
      <p class="measure">{t('plan.appraisal.prepare-text')}</p>
      <div class="actions">
        <Button>{t('plan.appraisal.prepare', { session: free.fact.session })}</Button>
      </div>
    </Form>
  );
}

export async function prepareSent(c: Context<PageEnv>, house: House, statements: StatementProvider): Promise<Response> {
  const { session } = await c.req.parseBody();
  try {
    const at = { today: dayOf(new Date()), statements };
    const { id } = await prepareAppraisal(house.db, c.var.actor, Number(session), at);
    return c.redirect(appraisalPath(c.var.lang, id), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    return appraisalsPage(c, house, refusalSentence(c.var.t, error));
  }
}

interface Returned {
  errors: FormErrors;
  refused: string | null;
  notice: string;
}

/** `/plan/appraisals/:id`: the frozen view, the same as its files. */
export async function appraisalPage(
  c: Context<PageEnv>,
  house: House,
  returned: Returned = { errors: {}, refused: null, notice: '' },
) {
  const { actor, frame, lang, t } = c.var;
  const whole = await getAppraisal(house.db, actor, c.req.param('id') ?? '');
  const document = appraisalDocument(t, whole);
  const here = appraisalPath(lang, whole.row.id);
  return c.html(
    <Layout
      frame={frame}
      title={document.title}
      styles={['plan.css']}
      failed={returned.refused !== null || Object.keys(returned.errors).length > 0}
    >
      <PageHead
        title={document.title}
        above={[
          { label: t('plan.title'), href: pathIn(lang, '/plan') },
          { label: t('plan.appraisal.title'), href: pathIn(lang, '/plan/appraisals') },
        ]}
        intro={document.subtitle}
        meta={<AppraisalTag state={whole.row.state} />}
      />
      <ErrorSummary errors={returned.errors} />
      {returned.refused === null ? null : (
        <Notice kind="late">
          <p>{returned.refused}</p>
        </Notice>
      )}
      <Sign whole={whole} here={here} />
      <Blocks blocks={document.blocks} />
      <Take
        files={(['docx', 'pdf', 'json'] as const).map((format) => ({
          label: format,
          href: `${here}/export/${format}`,
        }))}
      />
      {whole.rights.withdraw ? <Withdraw here={here} returned={returned} /> : null}
    </Layout>,
  );
}

function Sign({ whole: { row, rights }, here }: { whole: WholeAppraisal; here: string }) {
  const { t } = useFrame();
  if (row.state !== 'prepared') return null;
  return (
    <Notice kind="due" title={t('plan.appraisal.state.prepared')}>
      <p>{t(row.signed_by === null ? 'plan.appraisal.needs-two' : 'plan.appraisal.needs-one')}</p>
      <div class="actions">
        {rights.sign === null ? null : (
          <Form action={`${here}/sign`}>
            <input type="hidden" name="seen" value={row.sha256} />
            <Button>{t(`plan.appraisal.do.${rights.sign}`)}</Button>
          </Form>
        )}
        {rights.again ? (
          <Form action={`${here}/again`}>
            <Button kind="second">{t('plan.appraisal.again')}</Button>
          </Form>
        ) : null}
      </div>
    </Notice>
  );
}

function Withdraw({ here, returned }: { here: string; returned: Returned }) {
  const { t } = useFrame();
  return (
    <details open={Object.keys(returned.errors).length > 0}>
      <summary>{t('plan.appraisal.withdraw')}</summary>
      <Form action={`${here}/withdraw`}>
        <TextArea
          name="notice"
          label={t('plan.appraisal.notice')}
          hint={t('plan.appraisal.notice-hint')}
          rows={3}
          value={returned.notice}
          error={returned.errors.notice}
        />
        <div class="actions">
          <Button kind="second">{t('plan.appraisal.withdraw')}</Button>
        </div>
      </Form>
    </details>
  );
}

/** `/plan/appraisals/:id/export/:format`: JSON is the very bytes that were hashed. */
export async function appraisalExport(c: Context<PageEnv>, house: House): Promise<Response> {
  const format = formatIn(['docx', 'pdf', 'json'] as const, c.req.param('format'));
  const whole = await getAppraisal(house.db, c.var.actor, c.req.param('id') ?? '');
  const { session, as_of, snapshot } = whole.row;
  const bytes =
    format === 'json'
      ? new TextEncoder().encode(snapshot)
      : await (format === 'docx' ? toDocx : toPdf)(appraisalDocument(c.var.t, whole));
  return fileGiven(c, fileNamed(`plan-appraisal-${session}`, as_of, format, [bytes]));
}

export async function signSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { seen } = await c.req.parseBody();
  return acted(c, house, '', (id) =>
    signAppraisal(house.db, c.var.actor, id, { seen: typeof seen === 'string' ? seen : '' }),
  );
}

export async function againSent(c: Context<PageEnv>, house: House, statements: StatementProvider): Promise<Response> {
  return acted(c, house, '', (id) => prepareAgain(house.db, c.var.actor, id, { today: dayOf(new Date()), statements }));
}

export async function withdrawAppraisalSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  const notice = typeof sent.notice === 'string' ? sent.notice : '';
  return acted(c, house, notice, (id) => withdrawAppraisal(house.db, c.var.actor, id, { notice }));
}

async function acted(
  c: Context<PageEnv>,
  house: House,
  notice: string,
  work: (id: string) => Promise<unknown>,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const { t, lang } = c.var;
  try {
    await work(id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const beside = error.field !== null;
    return appraisalPage(c, house, {
      errors: beside ? refusalErrors(t, error, 'notice') : {},
      refused: beside ? null : refusalSentence(t, error),
      notice,
    });
  }
  return c.redirect(appraisalPath(lang, id), 303);
}
