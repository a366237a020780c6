import type { Translator } from '../../../kernel/i18n/index.js';
import { Filters, TextField, useFrame } from '../../../kernel/ui/index.js';
import { type CommitmentFilter, DIMENSIONS, type Dimension, FILTER_NAMES, filterFaults } from '../register/filter.js';
import type { Facets } from '../register/register-index.js';
import type { Count } from '../register/values.js';
import { type DocumentOf, valueWord } from './register-words.js';

/** Choices that are seen at once; the others unfold. */
const SEEN = 12;
/** Choices in all: a page stays small however many documents there are. */
const MOST = 40;
/** What people narrow by most stands open. */
const OPEN: ReadonlySet<Dimension> = new Set(['addressee', 'state', 'due']);

/** What is wrong with the days of the address, by field. */
export function faultWords(t: Translator, parameters: URLSearchParams): Partial<Record<'from' | 'to', string>> {
  const words: Partial<Record<'from' | 'to', string>> = {};
  const faults = filterFaults(parameters);
  for (const name of ['from', 'to'] as const) {
    if (faults[name] === 'reversed') words[name] = t('commitments.register.reversed');
    if (faults[name] === 'not-a-date')
      words[name] = t('commitments.refusal.not-a-date', { date: parameters.get(name) ?? '' });
  }
  return words;
}

interface Props {
  filter: CommitmentFilter;
  facets: Facets;
  documentOf: DocumentOf;
}

/** What the register can be narrowed by, with how many commitments each choice would leave. */
export function RegisterFilters({ filter, facets, documentOf }: Props) {
  const { t, url } = useFrame();
  const faults = faultWords(t, url.searchParams);
  const dated = filter.from !== null || filter.to !== null || Object.keys(faults).length > 0;
  return (
    <details class="narrow" open={Object.keys(faults).length > 0}>
      <summary>{t('commitments.register.narrow')}</summary>
      <Filters names={FILTER_NAMES}>
        <TextField name="q" type="search" label={t('commitments.register.words')} value={filter.words} />
        {DIMENSIONS.map((dimension) => (
          <Facet
            dimension={dimension}
            counts={facets[dimension]}
            chosen={filter.values[dimension] ?? []}
            documentOf={documentOf}
          />
        ))}
        <details class="facet" open={dated}>
          <summary>{t('commitments.register.dates')}</summary>
          {(['from', 'to'] as const).map((name) => (
            <TextField
              name={name}
              width="short"
              label={t(`commitments.register.${name}`)}
              hint={<bdi>{t('commitments.register.date-hint')}</bdi>}
              error={faults[name]}
              value={url.searchParams.get(name) ?? ''}
            />
          ))}
        </details>
        <div class="facet">
          <fieldset>
            <legend>{t('commitments.register.also')}</legend>
            {(['all', 'drafts'] as const).map((name) => (
              <div class="choice">
                <input type="checkbox" id={name} name={name} value="1" checked={filter[name]} />
                <label for={name}>{t(`commitments.register.also-${name}`)}</label>
              </div>
            ))}
          </fieldset>
        </div>
      </Filters>
    </details>
  );
}

interface FacetProps {
  dimension: Dimension;
  counts: readonly Count[];
  chosen: readonly string[];
  documentOf: DocumentOf;
}

function Facet({ dimension, counts, chosen, documentOf }: FacetProps) {
  const { t } = useFrame();
  const known = new Map(counts.map((one) => [one.value, one]));
  // What was chosen stands first, also where nothing of it is left.
  const first = chosen.map((value) => known.get(value) ?? { value, count: 0 });
  const others = counts.filter(({ value }) => !chosen.includes(value));
  const all = [...first, ...others];
  if (all.length === 0) return null;
  const seen = Math.max(SEEN, chosen.length);
  const more = all.slice(seen, Math.max(MOST, chosen.length));
  const beyond = all.length - Math.max(MOST, chosen.length);
  const name = t(`commitments.register.by.${dimension}`);
  const choice = (one: Count) => (
    <FacetChoice dimension={dimension} {...one} chosen={chosen.includes(one.value)} documentOf={documentOf} />
  );
  return (
    <details class="facet" open={OPEN.has(dimension) || chosen.length > 0}>
      <summary>
        {name}
        {chosen.length === 0 ? null : <small> {t('commitments.register.chosen', { n: chosen.length })}</small>}
      </summary>
      <fieldset>
        <legend class="heard">{name}</legend>
        {all.slice(0, seen).map(choice)}
        {more.length === 0 ? null : (
          <details>
            <summary>{t('commitments.register.more', { n: more.length })}</summary>
            {more.map(choice)}
            {beyond <= 0 ? null : <p class="quiet">{t('commitments.register.beyond', { n: beyond })}</p>}
          </details>
        )}
      </fieldset>
    </details>
  );
}

interface ChoiceProps extends Count {
  dimension: Dimension;
  chosen: boolean;
  documentOf: DocumentOf;
}

function FacetChoice({ dimension, value, count, chosen, documentOf }: ChoiceProps) {
  const { t } = useFrame();
  const id = `${dimension}-${value}`;
  return (
    <div class="choice">
      <input type="checkbox" id={id} name={dimension} value={value} checked={chosen} />
      <label for={id}>
        <bdi>{valueWord(t, dimension, value, documentOf)}</bdi>
      </label>
      <span class="count">{count}</span>
    </div>
  );
}
