import type { CommitmentSection, HomeSection, PartySection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn, useFrame } from '../../../kernel/ui/index.js';
import { NO_CONCRETE_FILTER } from '../concrete/filter.js';
import { findConcrete, type ListedConcrete } from '../concrete/find-concrete.js';
import { findMet } from '../find-met.js';
import { type PlanMeasure, planMeasure } from '../plan-measure.js';
import { ConcreteTable } from './concrete-table.js';
import { MeasureLink } from './parts.js';

const MOST = 10;

/** On the page of a party: its concrete measures. */
export function planOfParty({ db }: House): PartySection[] {
  return [
    {
      order: 40,
      async render(c, party) {
        const filter = { ...NO_CONCRETE_FILTER, parties: [party.code] };
        const found = await findConcrete(db, c.var.actor, filter);
        return found.length === 0 ? null : <OfParty code={party.code} found={found} />;
      },
    },
  ];
}

function OfParty({ code, found }: { code: string; found: readonly ListedConcrete[] }) {
  const { t, lang } = useFrame();
  return (
    <section>
      <h2 id="concrete">{t('plan.concrete.title')}</h2>
      <ConcreteTable rows={found.slice(0, MOST)} empty={null} />
      <p>
        <a href={pathIn(lang, `/plan/concrete?party=${code}`)}>{t('plan.concrete.all-of', { n: found.length })}</a>
      </p>
    </section>
  );
}

/** On the page of a commitment: the measures of the Plan that it meets, and the concrete measures that serve them. */
export function planOfCommitment({ db }: House): CommitmentSection[] {
  return [
    {
      order: 40,
      async render(c, { id }) {
        const { meets } = await findMet(db.connection, c.var.actor);
        const measures = [...meets].flatMap(([n, all]) =>
          all.some(({ commitmentId }) => commitmentId === id) ? (planMeasure(n) ?? []) : [],
        );
        if (measures.length === 0) return null;
        const filter = { ...NO_CONCRETE_FILTER, measures: measures.map(({ n }) => n) };
        return <OfCommitment measures={measures} found={await findConcrete(db, c.var.actor, filter)} />;
      },
    },
  ];
}

function OfCommitment({ measures, found }: { measures: readonly PlanMeasure[]; found: readonly ListedConcrete[] }) {
  const { t, lang } = useFrame();
  return (
    <section class="footnote">
      <h2 id="of-plan">{t('plan.title')}</h2>
      <div>
        <ul role="list" class="lines">
          {measures.map((measure) => (
            <li>
              <MeasureLink measure={measure} />
            </li>
          ))}
        </ul>
        {found.length === 0 ? (
          <p class="quiet">{t('plan.measure.no-concrete')}</p>
        ) : (
          <>
            <ConcreteTable rows={found.slice(0, MOST)} empty={null} caption={t('plan.concrete.title')} />
            {found.length <= MOST ? null : (
              <p>
                <a href={pathIn(lang, `/plan/concrete?${measures.map(({ n }) => `measure=${n}`).join('&')}`)}>
                  {t('plan.concrete.all-of', { n: found.length })}
                </a>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** On the first page: how many concrete measures there are, and the ones that end next. */
export function planHome({ db }: House): HomeSection[] {
  return [
    {
      place: 'side',
      order: 40,
      async render(c) {
        const found = await findConcrete(db, c.var.actor, NO_CONCRETE_FILTER);
        return <Home n={found.length} />;
      },
    },
  ];
}

function Home({ n }: { n: number }) {
  const { t, lang } = useFrame();
  return (
    <section>
      <h2 id="home-plan">
        <a href={pathIn(lang, '/plan')}>{t('plan.title')}</a>
      </h2>
      <p>
        {t('plan.home.text')} <a href={pathIn(lang, '/plan/gaps')}>{t('plan.gaps.title')}</a>
      </p>
      <p>
        <a href={pathIn(lang, '/plan/concrete')}>{t('plan.concrete.count', { n })}</a>
      </p>
    </section>
  );
}
