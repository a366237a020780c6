import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  useFrame,
} from '../../../kernel/ui/index.js';
import { Disclaimer, REGIONS, regionWord } from '../../parties/index.js';
import { type Ground, openGround } from '../published/open-published.js';
import { columnFor } from '../published/published-table.js';
import { type Coverage, coverageOf, type Held } from '../questions/coverage.js';
import { DEMONSTRATION, findAnswering, keyOf, openTold } from '../questions/open-question.js';
import { type Filter, OF_COUNTRY, readFilter } from '../questions/question.js';
import type { Told } from '../questions/told.js';
import { type Release, titleOf } from '../releases/release.js';
import { EVIDENCE } from './parts.js';
import { countryName, GeneratedNotice, HowToRead } from './question-parts.js';

const PATH = `${EVIDENCE}/trust`;
/** What stands in a cell; read out by its words. */
const SIGNS: Readonly<Record<Held, string>> = { number: '●', hidden: '○', blank: '' };

interface View {
  ground: Ground;
  offered: readonly Release[];
  told: Told | null;
  coverage: Coverage | null;
  filter: Filter;
}

/** `/evidence/trust`: of which countries and years a release speaks, and of which not. */
export async function trustPage(c: Context<PageEnv>, house: House) {
  const { actor, t, url } = c.var;
  const filter = readFilter(url.searchParams);
  const ground = await openGround(house.db, actor);
  const suits = (concepts: ReadonlySet<string>) =>
    concepts.has('YEAR') && OF_COUNTRY.some((concept) => concepts.has(concept));
  const offered = await findAnswering(house, actor, ground, suits);
  const reading = { actor, t, origin: url.origin };
  const told = await openTold(house, reading, { ground, offered, wanted: filter.release });
  const where = told !== null && columnFor(told.table, 'INDICATOR') !== null ? { INDICATOR: ['VICTIMS'] } : {};
  const coverage = told === null ? null : coverageOf(told.table, where);
  return c.html(<TrustView frame={c.var.frame} view={{ ground, offered, told, coverage, filter }} />);
}

function TrustView({ frame, view }: { frame: Frame; view: View }) {
  const { t, lang } = frame;
  const { told, coverage } = view;
  return (
    <Layout frame={frame} title={t('evidence.trust.title')} styles={['evidence.css']}>
      <PageHead
        title={t('evidence.trust.title')}
        intro={t('evidence.trust.intro')}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
      />
      {told === null || coverage === null ? (
        <EmptyState title={t('evidence.trust.none')}>
          <p>{t('evidence.question.none-how')}</p>
          <ButtonLink href={pathIn(lang, `${PATH}?release=${DEMONSTRATION}`)}>{t('evidence.demo.see')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          {told.generated ? <GeneratedNotice told={told} /> : null}
          <Choose view={view} told={told} />
          <CoverageTable view={view} coverage={coverage} />
          <Disclaimer />
          <HowToRead told={told} />
        </>
      )}
    </Layout>
  );
}

function Choose({ view: { offered, filter }, told }: { view: View; told: Told }) {
  const { t } = useFrame();
  return (
    <Filters names={['release', 'region']}>
      <Select
        name="release"
        label={t('evidence.filter.release')}
        value={told.key}
        options={[
          ...offered.map((release) => {
            const { title, lang } = titleOf(release, t.lang);
            return { value: keyOf(release), label: title, lang };
          }),
          { value: DEMONSTRATION, label: t('evidence.demo.title') },
        ]}
      />
      <Select
        name="region"
        label={t('evidence.filter.region')}
        value={filter.region ?? ''}
        options={[
          { value: '', label: t('evidence.filter.all') },
          ...Object.keys(REGIONS).map((code) => ({ value: code, label: regionWord(t, code) })),
        ]}
      />
    </Filters>
  );
}

/** Every State, those of which nothing is held among them: a blank is a finding too. */
function CoverageTable({ view: { ground, filter }, coverage }: { view: View; coverage: Coverage }) {
  const { t, lang } = useFrame();
  const { byCode, within } = ground.places;
  const held = new Map(coverage.rows.map((row) => [row.country, row.held]));
  const states =
    filter.region === null
      ? [...byCode].flatMap(([code, { kind }]) => (kind === 'state' || held.has(code) ? [code] : []))
      : within(filter.region);
  const named = states.map((code) => ({ code, name: countryName(ground, t, code) }));
  const rows = named.sort((a, b) => a.name.localeCompare(b.name, lang));
  const told = rows.filter(({ code }) => held.has(code)).length;
  return (
    <section class="scroll" aria-labelledby="coverage-caption" tabindex={0}>
      <table class="coverage">
        <caption id="coverage-caption">
          {t('evidence.trust.count', { n: told, of: formatNumber(lang, rows.length) })} {t('evidence.trust.signs')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.filter.country')}</th>
            {coverage.years.map((year) => (
              <th scope="col">
                <bdi>{year}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name }) => (
            <tr>
              <th scope="row">
                <a href={pathIn(lang, `${EVIDENCE}/countries/${code}`)}>{name}</a>
              </th>
              {coverage.years.map((_, k) => {
                const what = held.get(code)?.[k] ?? 'blank';
                return (
                  <td>{what === 'blank' ? null : <span title={t(`evidence.held.${what}`)}>{SIGNS[what]}</span>}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
