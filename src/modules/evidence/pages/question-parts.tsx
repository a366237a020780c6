import { formatNumber } from '../../../kernel/i18n/index.js';
import {
  Facts,
  Filters,
  MapFigure,
  Notice,
  PictureFigure,
  pathIn,
  Select,
  Tabs,
  useFrame,
} from '../../../kernel/ui/index.js';
import { partyName, REGIONS, regionWord } from '../../parties/index.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import type { Ground } from '../published/open-published.js';
import { type Counted, codesIn } from '../published/published-table.js';
import { baseOf, caveatSentences } from '../questions/caveats.js';
import { type Asked, countryConcept, DEMONSTRATION, keyOf } from '../questions/open-question.js';
import type { Drawn } from '../questions/pictures/words.js';
import { FILTERS, type Filter, QUESTIONS, type Question, writeFilter } from '../questions/question.js';
import { sayCount, type Told } from '../questions/told.js';
import { type Release, titleOf } from '../releases/release.js';
import { EVIDENCE, releasePath } from './parts.js';

export const questionPath = (question: Question): string => `${EVIDENCE}/${question}`;

/** The questions beside one another; what is chosen goes along. */
export function QuestionTabs({ current, filter }: { current: Question | null; filter: Partial<Filter> }) {
  const { t, lang } = useFrame();
  const query = writeFilter(filter).toString();
  return (
    <Tabs
      label={t('evidence.question.all')}
      tabs={QUESTIONS.map((question) => ({
        label: t(`evidence.question.${question}`),
        href: pathIn(lang, questionPath(question)) + (query === '' ? '' : `?${query}`),
        current: question === current,
      }))}
    />
  );
}

export interface ChoicesOf {
  ground: Ground;
  offered: readonly Release[];
  asked: Pick<Asked, 'told'> | null;
  filter: Filter;
  /** Whether one form, sex or age can be chosen. */
  forms?: boolean;
}

/** Release, period, place and form; in the address, so that a page can be passed on. */
export function QuestionFilters({ ground, offered, asked, filter, forms: byForm = true }: ChoicesOf) {
  const { t } = useFrame();
  const table = asked?.told.table ?? null;
  const years =
    table === null
      ? []
      : codesIn(table, 'YEAR')
          .filter((year) => /^\d{4}$/u.test(year))
          .sort();
  const codes = (concept: string): string[] =>
    table === null || !byForm ? [] : codesIn(table, concept).filter((code) => !code.startsWith('_U'));
  const country = table === null ? null : countryConcept(table);
  const countries = country === null || table === null ? [] : codesIn(table, country);
  const every = { value: '', label: t('evidence.filter.all') };
  return (
    <Filters names={[...FILTERS]}>
      <Select
        name="release"
        label={t('evidence.filter.release')}
        value={asked?.told.key ?? filter.release ?? ''}
        options={[
          ...offered.map((release) => {
            const { title, lang } = titleOf(release, t.lang);
            return { value: keyOf(release), label: title, lang };
          }),
          { value: DEMONSTRATION, label: t('evidence.demo.title') },
        ]}
      />
      {years.length < 2
        ? null
        : (['from', 'to'] as const).map((name) => (
            <Select
              name={name}
              label={t(`evidence.filter.${name}`)}
              value={String(filter[name] ?? '')}
              options={[every, ...years.map((year) => ({ value: year, label: year }))]}
            />
          ))}
      {countries.length < 2 ? null : (
        <>
          <Select
            name="country"
            label={t('evidence.filter.country')}
            value={filter.country ?? ''}
            options={[
              every,
              ...countryOptions(ground, countries, t.lang, (code) => codeWord(t, ground, 'REPORTED_BY', code)),
            ]}
          />
          <Select
            name="region"
            label={t('evidence.filter.region')}
            value={filter.region ?? ''}
            options={[
              every,
              ...Object.entries(REGIONS).flatMap(([region, within]) =>
                [region, ...within].map((code) => ({ value: code, label: regionWord(t, code) })),
              ),
            ]}
          />
        </>
      )}
      {(['form', 'sex', 'age'] as const).map((name) => {
        const concept = name.toUpperCase();
        if (codes(concept).length < 2) return null;
        const options = codes(concept).map((code) => ({ value: code, label: codeWord(t, ground, concept, code) }));
        return (
          <Select
            name={name}
            label={conceptWord(t, ground, concept)}
            value={filter[name] ?? ''}
            options={[every, ...options]}
          />
        );
      })}
    </Filters>
  );
}

function countryOptions(
  { places }: Ground,
  codes: readonly string[],
  lang: string,
  name: (code: string) => string,
): { value: string; label: string }[] {
  return codes
    .filter((code) => places.byCode.has(code))
    .map((code) => ({ value: code, label: name(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

/** A picture with what must be known to read it, and its files. */
export function Shown({
  drawn,
  asked,
  question,
  query,
}: {
  drawn: Drawn;
  asked: Asked;
  question: Question;
  query: string;
}) {
  const { t, lang } = useFrame();
  const { picture, map, left } = drawn;
  const file = (format: string) => pathIn(lang, `${questionPath(question)}/${picture.id}/${format}`) + query;
  return (
    <section class="evidence-picture" id={picture.id}>
      {map ? <MapFigure picture={picture} keys={[]} /> : <PictureFigure picture={picture} />}
      {left === null ? null : <p class="quiet">{left}</p>}
      <Caveats told={asked.told} base={baseOf(asked, drawn)} years={asked.where.YEAR ?? null} />
      <p class="picture-files">
        <a href={file('svg')}>SVG</a> <a href={file('csv')}>csv</a>{' '}
        <a href={`#${readingId(asked.told)}`}>{t('evidence.caveat.more')}</a>
      </p>
    </section>
  );
}

/** Base, period, what is counted, how it is protected and how far off it may be: in one line below each picture. */
export function Caveats({
  told,
  base,
  years = null,
}: {
  told: Told;
  base: Counted | null;
  years?: readonly string[] | null;
}) {
  const { t } = useFrame();
  return (
    <p class="caveats">
      {told.generated ? <strong>{t('evidence.pic.generated')} </strong> : null}
      {base === null ? null : (
        <>
          {t('evidence.caveat.base')} <bdi>{sayCount(t, base, told.release?.method ?? null)}</bdi>{' '}
          <bdi lang={told.about.lang}>({told.about.unit})</bdi>.{' '}
        </>
      )}
      {caveatSentences(t, told, years).join(' ')}
    </p>
  );
}

export const readingId = ({ key }: Told): string => `reading-${key.replace('/', '-')}`;

/** What one must know of the numbers, whole, once on the page. */
export function HowToRead({ told }: { told: Told }) {
  const { t, lang } = useFrame();
  const { about, release, table } = told;
  const own = (text: string) => (
    <bdi lang={about.lang} dir="auto">
      {text}
    </bdi>
  );
  return (
    <section aria-labelledby={readingId(told)} class="reading">
      <h2 id={readingId(told)}>{t('evidence.caveat.title')}</h2>
      <Facts
        facts={[
          {
            name: t('evidence.filter.release'),
            value:
              release === null ? (
                told.title
              ) : (
                <a href={releasePath(lang, release)} lang={told.titleLang}>
                  <bdi>{told.title}</bdi>
                </a>
              ),
          },
          ...(told.party === '' ? [] : [{ name: t('evidence.release.party'), value: <bdi>{told.party}</bdi> }]),
          {
            name: t('evidence.release.method'),
            value: release === null ? t('evidence.demo.protection') : t(`evidence.promise.${release.method.name}`),
          },
          { name: t('evidence.about.counting-rule'), value: t(`evidence.counting.${about.countingRule}`) },
          { name: t('evidence.about.source'), value: own(about.source) },
          ...(['coverage', 'biases'] as const)
            .filter((name) => about[name] !== '')
            .map((name) => ({ name: t(`evidence.about.${name}`), value: own(about[name]) })),
          ...(table.unread === 0
            ? []
            : [{ name: t('evidence.caveat.unread'), value: <bdi>{formatNumber(lang, table.unread)}</bdi> }]),
          { name: t('evidence.make.licence'), value: <bdi>{told.licence}</bdi> },
          {
            name: t('evidence.release.cite'),
            value: (
              <span class="cite" dir="auto">
                {told.citation}
              </span>
            ),
          },
        ]}
      />
      <p class="quiet">{t('evidence.caveat.detected')}</p>
    </section>
  );
}

/** Where numbers are made up the page says so before it shows any. */
export function GeneratedNotice({ told }: { told: Told }) {
  const { t } = useFrame();
  return (
    <Notice kind="due" title={t('evidence.pic.generated')}>
      <p>{told.release === null ? t('evidence.demo.what') : t('evidence.release.generated-what')}</p>
    </Notice>
  );
}

export const countryName = (ground: Ground, t: Parameters<typeof partyName>[0], code: string): string => {
  const party = ground.places.byCode.get(code);
  return party === undefined ? code : partyName(t, party);
};
