import type { Context } from 'hono';
import { permits } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatList, formatNumber } from '../../../kernel/i18n/index.js';
import type { House, NarrowedBy, Statement, StatementProvider } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  NarrowedNote,
  PageHead,
  pathIn,
  Table,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import {
  CommitmentLink,
  filingWord,
  findFiled,
  findListed,
  type ListedCommitment,
  PlaceLink,
  StateTag,
} from '../../commitments/index.js';
import { type Party, PartyLink, regionWord } from '../../parties/index.js';
import { NO_CONCRETE_FILTER } from '../concrete/filter.js';
import { findConcrete, type ListedConcrete, partiesById } from '../concrete/find-concrete.js';
import { findMet, type Meets } from '../find-met.js';
import { findCoverage, findNarrowedBy, subjectsOf } from '../gaps/find-coverage.js';
import { findStates } from '../gaps/find-gaps.js';
import { type MeasureRow, measureRows, REGION_CODES, stateRows } from '../gaps/gaps.js';
import { type PlanMeasure, planMeasure } from '../plan-measure.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { ConcreteTable } from './concrete-table.js';
import { measureName, measurePath, ShareText, Statements } from './parts.js';

const MOST_STATEMENTS = 50;
const MOST_SUGGESTED = 10;

interface View {
  measure: PlanMeasure;
  commitments: readonly { commitment: ListedCommitment; by: Meets['by'] }[];
  suggested: readonly ListedCommitment[];
  rejected: readonly ListedCommitment[];
  row: MeasureRow | undefined;
  silent: readonly Party[];
  narrowedBy: readonly NarrowedBy[];
  statements: readonly Statement[];
  others: number;
  parties: ReadonlyMap<string, Party>;
  concrete: readonly ListedConcrete[];
  writes: boolean;
  enters: boolean;
}

/** `/plan/measures/:n`: what it asks, which commitments meet it, who said what on it, and who did not. */
export async function measurePage(
  c: Context<PageEnv>,
  house: House,
  statements: StatementProvider,
  returned: { errors: FormErrors; typed: string } = { errors: {}, typed: '' },
) {
  const { actor, frame, lang } = c.var;
  const measure = planMeasure(Number(c.req.param('n')));
  if (measure === null) throw new Refusal('no-such-measure');
  const { n } = measure;
  const scene = { today: dayOf(new Date()), lang };
  const [states, coverage, met, parties, concrete] = await Promise.all([
    findStates(house.db, actor, lang),
    findCoverage(house.db, actor, statements),
    findMet(house.db.connection, actor),
    partiesById(house.db, actor),
    findConcrete(house.db, actor, { ...NO_CONCRETE_FILTER, measures: [n] }),
  ]);
  const meets = met.meets.get(n) ?? [];
  const rejectedIds = met.rejected.get(n) ?? [];
  const writes = may(actor, 'write', 'link', {});
  const ids = meets.map(({ commitmentId }) => commitmentId);
  const listed = await findListed(house.db, actor, [...ids, ...(writes ? rejectedIds : [])], scene);
  const byId = new Map(listed.map((one) => [one.id, one]));
  const rows = stateRows(states, coverage, { part: measure.part, region: null, only: null });
  const all = measureRows(rows, { part: measure.part });
  const at = all.findIndex((one) => one.measure.n === n);
  const view: View = {
    measure,
    writes,
    enters: permits(actor, 'plan.propose'),
    concrete,
    parties,
    commitments: meets.flatMap(({ commitmentId, by }) => {
      const commitment = byId.get(commitmentId);
      return commitment === undefined ? [] : [{ commitment, by }];
    }),
    suggested: writes ? await suggestionsFor(house, c, measure, new Set([...ids, ...rejectedIds])) : [],
    rejected: rejectedIds.flatMap((id) => byId.get(id) ?? []),
    row: all[at],
    silent: rows.filter(({ cells }) => cells[at]?.kind === 'silent').map(({ party }) => party),
    narrowedBy: await findNarrowedBy(house.db, [measure]),
    statements: await statements.find(actor, { about: subjectsOf(n, meets), limit: MOST_STATEMENTS }, lang),
    others: [...coverage.said].filter(([id, said]) => said.has(n) && parties.get(id)?.kind !== 'state').length,
  };
  return c.html(<MeasureView frame={frame} view={view} returned={returned} />);
}

/** Commitments filed under a target and the pillar of the measure, which nobody has judged yet. */
async function suggestionsFor(
  house: House,
  c: Context<PageEnv>,
  { targets, part }: PlanMeasure,
  known: ReadonlySet<string>,
): Promise<ListedCommitment[]> {
  const scene = { today: dayOf(new Date()), lang: c.var.lang };
  const pillar = part === 'general' ? {} : { pillar: part };
  const found = await Promise.all(
    targets.map((target) => findFiled(house.db, c.var.actor, { target, ...pillar }, 50, scene)),
  );
  const fresh = new Map(found.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return [...fresh.values()].filter(({ id }) => !known.has(id)).slice(0, MOST_SUGGESTED);
}

function MeasureView({
  frame,
  view,
  returned,
}: {
  frame: Frame;
  view: View;
  returned: { errors: FormErrors; typed: string };
}) {
  const { t, lang } = frame;
  const { measure } = view;
  const { errors } = returned;
  return (
    <Layout frame={frame} title={measureName(t, measure)} styles={['plan.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={formatList(lang, measure.titles(lang))}
        above={[{ label: t('plan.title'), href: pathIn(lang, '/plan') }]}
        meta={
          <>
            <span>{t('plan.measure.number', { n: measure.n })}</span>
            <span>{t(`plan.part.${measure.part}`)}</span>
            {measure.targets.map((target) => (
              <a href={pathIn(lang, `/plan/targets/${target}`)}>{filingWord(t, 'target', target)}</a>
            ))}
          </>
        }
      />
      <ErrorSummary errors={errors} />
      <CommitmentsSection view={view} returned={returned} />
      <SaidSection view={view} />
      <section>
        <h2 id="concrete">{t('plan.concrete.title')}</h2>
        <ConcreteTable
          rows={view.concrete}
          empty={
            <EmptyState title={t('plan.measure.no-concrete')}>
              {view.enters ? (
                <ButtonLink href={pathIn(lang, `/plan/concrete/add?measure=${measure.n}`)}>
                  {t('plan.concrete.add')}
                </ButtonLink>
              ) : null}
            </EmptyState>
          }
        />
      </section>
      <nav class="neighbours" aria-label={t('plan.measure.neighbours')}>
        {measure.n === 1 ? (
          <span />
        ) : (
          <a rel="prev" href={measurePath(lang, measure.n - 1)}>
            {t('plan.measure.number', { n: measure.n - 1 })}
          </a>
        )}
        {planMeasure(measure.n + 1) === null ? null : (
          <a rel="next" href={measurePath(lang, measure.n + 1)}>
            {t('plan.measure.number', { n: measure.n + 1 })}
          </a>
        )}
      </nav>
    </Layout>
  );
}

function CommitmentsSection({ view, returned }: { view: View; returned: { errors: FormErrors; typed: string } }) {
  const { t, lang } = useFrame();
  const { measure, commitments, suggested, rejected, writes } = view;
  const action = `${measurePath(lang, measure.n)}/links`;
  return (
    <section>
      <h2 id="meets">{t('plan.measure.commitments')}</h2>
      <Table
        id="commitments"
        caption={t('plan.measure.meets')}
        stacks
        columns={[
          {
            key: 'what',
            label: t('plan.measure.commitment'),
            heads: true,
            cell: ({ commitment }) => <CommitmentLink commitment={commitment} />,
          },
          {
            key: 'where',
            label: t('plan.measure.where'),
            cell: ({ commitment }) => <PlaceLink commitment={commitment} brief />,
          },
          {
            key: 'state',
            label: t('plan.field.state'),
            cell: ({ commitment }) => <StateTag state={commitment.state} />,
          },
          { key: 'how', label: t('plan.measure.known-by'), cell: ({ by }) => t(`plan.measure.by.${by}`) },
          ...(writes
            ? [
                {
                  key: 'decide',
                  label: t('plan.measure.decide'),
                  cell: ({ commitment }: (typeof commitments)[number]) => (
                    <Decide action={action} commitment={commitment} decision="reject" />
                  ),
                },
              ]
            : []),
        ]}
        rows={commitments}
        empty={<p class="quiet">{t('plan.measure.no-commitments')}</p>}
      />
      {writes ? (
        <>
          <List title={t('plan.measure.suggested')} rows={suggested} action={action} decision="confirm" />
          <List title={t('plan.measure.rejected')} rows={rejected} action={action} decision="undo" />
          <Form action={action}>
            <TextField
              name="commitment"
              label={t('plan.measure.add-commitment')}
              hint={t('plan.measure.add-hint')}
              width="short"
              value={returned.typed}
              error={returned.errors.commitment}
            />
            <div class="actions">
              <Button kind="second" name="decision" value="confirm">
                {t('plan.measure.add')}
              </Button>
            </div>
          </Form>
        </>
      ) : null}
    </section>
  );
}

interface Decided {
  action: string;
  decision: 'confirm' | 'reject' | 'undo';
}

function List({ title, rows, action, decision }: Decided & { title: string; rows: readonly ListedCommitment[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul role="list" class="lines">
        {rows.map((commitment) => (
          <li>
            <CommitmentLink commitment={commitment} /> <PlaceLink commitment={commitment} brief />{' '}
            <Decide action={action} commitment={commitment} decision={decision} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Decide({ action, commitment, decision }: Decided & { commitment: ListedCommitment }) {
  const { t } = useFrame();
  return (
    <Form action={action}>
      <input type="hidden" name="commitment" value={commitment.key} />
      <Button kind="link" name="decision" value={decision}>
        {t(`plan.measure.decision.${decision}`)}
        <span class="heard"> {commitment.key}</span>
      </Button>
    </Form>
  );
}

/** Silent States that are named at once; the others unfold. */
const MOST_NAMES = 12;

function SaidSection({ view }: { view: View }) {
  const { t, lang } = useFrame();
  const { measure, row, silent, statements, others, parties } = view;
  return (
    <section>
      <h2 id="said">{t('plan.measure.said-title')}</h2>
      {row === undefined || row.all.asked === 0 ? (
        <p>{t('plan.measure.asks-no-state', { others: formatNumber(lang, others) })}</p>
      ) : (
        <>
          <p>{t('plan.measure.said-count', { said: row.all.said, asked: row.all.asked, others })}</p>
          <Table
            id="regions"
            caption={t('plan.measure.by-region')}
            columns={[
              { key: 'region', label: t('plan.gaps.region'), heads: true, cell: (code) => regionWord(t, code) },
              {
                key: 'said',
                label: t('plan.measure.said'),
                numeric: true,
                cell: (code) => <ShareText {...(row.regions[code] ?? { said: 0, asked: 0 })} />,
              },
            ]}
            rows={REGION_CODES}
          />
          <p>
            <a href={pathIn(lang, `/plan/gaps?part=${measure.part}`)}>{t('plan.measure.see-gaps')}</a>
          </p>
        </>
      )}
      <Statements
        statements={statements}
        parties={parties}
        caption={t('plan.statements.caption', { n: statements.length })}
      />
      <Silent silent={silent} />
      <NarrowedNote by={view.narrowedBy} />
    </section>
  );
}

function Silent({ silent }: { silent: readonly Party[] }) {
  const { t } = useFrame();
  if (silent.length === 0) return null;
  const names = (some: readonly Party[]) => (
    <ul role="list" class="names">
      {some.map((party) => (
        <li>
          <PartyLink party={party} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h3>{t('plan.measure.silent', { n: silent.length })}</h3>
      {silent.length <= MOST_NAMES ? (
        names(silent)
      ) : (
        <details>
          <summary>{t('plan.measure.silent-open')}</summary>
          {names(silent)}
        </details>
      )}
    </>
  );
}
