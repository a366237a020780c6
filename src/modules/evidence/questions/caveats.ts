import type { Translator } from '../../../kernel/i18n/index.js';
import { type Counted, columnFor, totalOf } from '../published/published-table.js';
import { errorOf } from '../releases/facts-of.js';
import type { Asked } from './open-question.js';
import type { Drawn } from './pictures/words.js';
import { sayCount, type Told } from './told.js';

/** Of how many in all a picture is; null where a release counts several things at once. */
export function baseOf(
  { told, where }: Pick<Asked, 'told' | 'where'>,
  drawn: Pick<Drawn, 'base'> = {},
): Counted | null {
  if (drawn.base !== undefined) return drawn.base;
  return columnFor(told.table, 'INDICATOR') !== null && where.INDICATOR === undefined
    ? null
    : totalOf(told.table, where);
}

/** What is counted, of which time, how it is protected, and how far off a number may be: a sentence each. */
export function caveatSentences(t: Translator, told: Told, years: readonly string[] | null = null): string[] {
  const { about, release } = told;
  return [
    t('evidence.caveat.counted', { what: t(`evidence.counting.${about.countingRule}`) }),
    periodWords(t, told, years),
    ...(release === null ? [] : [t('evidence.caveat.protected', { how: t(`evidence.method.${release.method.name}`) })]),
    ...(release === null ? [] : [errorOf(t, release)]),
  ];
}

function periodWords(t: Translator, { about }: Told, years: readonly string[] | null): string {
  const known = (years ?? []).filter((year) => /^\d{4}$/u.test(year)).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first !== undefined && last !== undefined) return t('evidence.caveat.period-shown', { from: first, to: last });
  if (about.from === null || about.to === null) return t('evidence.caveat.no-period');
  return t('evidence.caveat.period', { from: about.from.slice(0, 4), to: about.to.slice(0, 4) });
}

/** All of it as lines for a file: base, counting rule, period, protection, error and what to cite. */
export function caveatLines(asked: Pick<Asked, 't' | 'told' | 'where'>, drawn: Pick<Drawn, 'base'> = {}): string[] {
  const { t, told, where } = asked;
  const base = baseOf(asked, drawn);
  const said =
    base === null
      ? []
      : [`${t('evidence.caveat.base')} ${sayCount(t, base, told.release?.method ?? null)} (${told.about.unit}).`];
  const generated = told.generated ? [t('evidence.pic.generated')] : [];
  return [...generated, ...said, ...caveatSentences(t, told, where.YEAR ?? null), told.citation];
}
