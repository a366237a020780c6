import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { EmptyState, Layout, PageHead, pathIn, Table, Tabs } from '../../../kernel/ui/index.js';
import { CommitmentLink, filingWord, findFiled, PlaceLink, StateTag, TARGETS } from '../../commitments/index.js';
import { partiesById } from '../concrete/find-concrete.js';
import { PLAN_MEASURES } from '../plan-measure.js';
import { Refusal } from '../refusal.js';
import { MeasureLink, PlanTabs, Statements } from './parts.js';

const MOST = 50;

/** `/plan/targets/:code`: the measures and commitments that serve a target of the 2030 Agenda, and what was said on it. */
export async function targetPage(c: Context<PageEnv>, house: House, statements: StatementProvider) {
  const { actor, frame, lang, t } = c.var;
  const target = TARGETS.find((one) => one === c.req.param('code'));
  if (target === undefined) throw new Refusal('no-such-target');
  const [filed, said, parties] = await Promise.all([
    findFiled(house.db, actor, { target }, MOST, { today: dayOf(new Date()), lang }),
    statements.find(actor, { about: [`target/${target}`], limit: MOST }, lang),
    partiesById(house.db, actor),
  ]);
  const title = filingWord(t, 'target', target);
  return c.html(
    <Layout frame={frame} title={title} styles={['plan.css']}>
      <PageHead
        title={title}
        above={[{ label: t('plan.title'), href: pathIn(lang, '/plan') }]}
        intro={t('plan.target.intro')}
      />
      <PlanTabs current="measures" />
      <Tabs
        label={t('plan.target.all')}
        tabs={TARGETS.map((one) => ({
          label: <bdi>{one}</bdi>,
          href: pathIn(lang, `/plan/targets/${one}`),
          current: one === target,
        }))}
      />
      <section>
        <h2 id="measures">{t('plan.target.measures')}</h2>
        <ul role="list" class="lines">
          {PLAN_MEASURES.filter(({ targets }) => targets.includes(target)).map((measure) => (
            <li>
              <MeasureLink measure={measure} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 id="filed">{t('plan.measure.commitments')}</h2>
        <Table
          id="commitments"
          caption={t('plan.target.filed', { n: filed.total, shown: filed.rows.length })}
          stacks
          columns={[
            {
              key: 'what',
              label: t('plan.measure.commitment'),
              heads: true,
              cell: (row) => <CommitmentLink commitment={row} />,
            },
            { key: 'where', label: t('plan.measure.where'), cell: (row) => <PlaceLink commitment={row} brief /> },
            { key: 'state', label: t('plan.field.state'), cell: (row) => <StateTag state={row.state} /> },
          ]}
          rows={filed.rows}
          empty={<EmptyState title={t('plan.measure.no-commitments')} />}
        />
        <p>
          <a href={pathIn(lang, `/commitments?target=${target}`)}>{t('plan.target.register')}</a>
        </p>
      </section>
      <section>
        <h2 id="said">{t('plan.measure.said-title')}</h2>
        <Statements statements={said} parties={parties} caption={t('plan.statements.caption', { n: said.length })} />
      </section>
    </Layout>,
  );
}
