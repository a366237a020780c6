import type { MessageKey } from '../../../kernel/i18n/index.js';
import type { Estimate } from '../estimate.js';
import type { Ends } from '../trust/omit-lists.js';
import type { Voice } from './figures.js';
import { isGiven } from './matter.js';
import type { Statement } from './report.js';

/** Kinds of interval in the order in which they are preferred: what repeats the choice of the model comes first. */
const KINDS = ['bca', 'profile', 'credible', 'lognormal'] as const;
export type IntervalKind = (typeof KINDS)[number];

const KIND_WORDS = {
  bca: 'estimation.summary.kind.bca',
  profile: 'estimation.summary.kind.profile',
  credible: 'estimation.summary.kind.credible',
  lognormal: 'estimation.summary.kind.lognormal',
} as const satisfies Record<IntervalKind, MessageKey>;

/** The interval that speaks for the estimate, and its kind. */
export function leadingInterval({ interval }: Pick<Estimate, 'interval'>): { kind: IntervalKind; ends: Ends } | null {
  for (const kind of KINDS) {
    const ends = interval[kind];
    if (ends) return { kind, ends };
  }
  return null;
}

export function wordsForKind({ t }: Voice, kind: IntervalKind): string {
  return t(KIND_WORDS[kind]);
}

/** The first sentence of page, report and summary: the estimate with its range, or that there is none. */
export function verdictSentence(
  estimate: Pick<Estimate, 'fit' | 'judgement' | 'interval' | 'data' | 'options'>,
  voice: Voice,
): string {
  const { t, round } = voice;
  const { fit, judgement, data, options } = estimate;
  if (judgement?.verdict === 'no-reliable-estimate') return t('estimation.summary.refused');
  if (!fit) return t('estimation.summary.no-figure', { method: nameOfMethod(voice, options.method) });
  const figures = { estimate: round(fit.estimate), observed: data.observed };
  const leading = leadingInterval(estimate);
  if (!leading) return t('estimation.summary.estimate-only', figures);
  const { kind, ends } = leading;
  return t('estimation.summary.estimate', {
    ...figures,
    low: round(ends['2.5']),
    high: round(ends['97.5']),
    kind: wordsForKind(voice, kind),
  });
}

/**
 * The reasons in words. Where the estimate is refused they name methods and lists but no figure of the population, for which
 * `reason-bare` holds the texts.
 */
export function reasonSentences(estimate: Pick<Estimate, 'fit' | 'judgement'>, voice: Voice): string[] {
  const family = isGiven(estimate) ? 'reason' : 'reason-bare';
  return (estimate.judgement?.reasons ?? []).map((reason) => sayStatement(voice, family, reason));
}

/** A statement in words: `reason-bare` where there is such a text, else `reason`; figures as the voice rounds them. */
export function sayStatement(
  voice: Voice,
  family: 'reason' | 'reason-bare' | 'note',
  { code, values }: Statement,
): string {
  const { t } = voice;
  const spoken = spokenValues(voice, values);
  const bare = family === 'reason-bare' ? t.find(`estimation.reason-bare.${code}`, spoken) : null;
  return bare ?? t.find(`estimation.${family === 'note' ? 'note' : 'reason'}.${code}`, spoken) ?? code;
}

const METHOD_VALUES = ['method', 'low', 'high'];
const FIGURE_VALUES = ['lowEstimate', 'highEstimate', 'with', 'without', 'low', 'high'];

function spokenValues(voice: Voice, values: Statement['values']): Statement['values'] {
  const spoken = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string' && METHOD_VALUES.includes(name)) return [name, nameOfMethod(voice, value)];
    if (typeof value === 'number' && FIGURE_VALUES.includes(name)) return [name, voice.round(value)];
    return [name, value];
  });
  const { with: full, without } = values;
  // Texts without figures still say in which direction a list pulls.
  const direction =
    typeof full === 'number' && typeof without === 'number' ? [['direction', without > full ? 'up' : 'down']] : [];
  return Object.fromEntries([...spoken, ...direction]);
}

/** The name of a method in the language of the report. */
export function nameOfMethod({ t }: Voice, method: string): string {
  return t.find(`estimation.method.${method}`) ?? method;
}
