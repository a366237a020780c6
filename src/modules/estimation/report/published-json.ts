import type { Lang } from '../../../kernel/i18n/index.js';
import { voiceOf } from './figures.js';
import { isGiven, type ReportMatter } from './matter.js';
import { leadingInterval, reasonSentences, verdictSentence } from './verdict-words.js';

export const PUBLISHED_SCHEMA = 'concordance.published-estimate/1';

/**
 * What everyone may have of an estimate, as data: the verdict, the figure with its range, rounded, where there is one, and what
 * it takes to run it again. Nothing of the table but how many were seen.
 */
export function publishedJson(matter: ReportMatter, lang: Lang): Record<string, unknown> {
  const { estimate, sha256, version, checklist, name } = matter;
  const voice = voiceOf(lang, matter.rounding);
  const given = isGiven(estimate);
  const leading = given ? leadingInterval(estimate) : null;
  return {
    schema: PUBLISHED_SCHEMA,
    name,
    verdict: given ? 'estimate' : 'no-reliable-estimate',
    sentence: verdictSentence(estimate, voice),
    reasons: reasonSentences(estimate, voice),
    estimate: given && estimate.fit ? voice.round(estimate.fit.estimate) : null,
    interval: leading
      ? { kind: leading.kind, '2.5': voice.round(leading.ends['2.5']), '97.5': voice.round(leading.ends['97.5']) }
      : null,
    observed: estimate.data.observed,
    lists: estimate.data.lists,
    method: estimate.options.method,
    model: estimate.fit?.model ?? null,
    assumptions: checklist,
    options: estimate.options,
    sha256,
    version,
  };
}
