import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { Estimate } from '../estimate.js';
import { sayIn } from '../words.js';

/** The result in a few lines of words. Where there is no reliable estimate, no number of the population stands in it. */
export function summarize(estimate: Estimate, lang: Lang): string {
  const t = translatorFor(lang);
  const say = sayIn(lang);
  const { fit, judgement, options, data } = estimate;
  const lines: string[] = [];
  if (judgement?.verdict === 'no-reliable-estimate') {
    lines.push(t('estimation.summary.refused'));
  } else if (!fit) {
    lines.push(t('estimation.summary.no-figure', { method: options.method }));
  } else {
    lines.push(figureLine(estimate, lang));
    if (fit.model !== null) lines.push(t('estimation.summary.model', { model: fit.model }));
    if (!judgement) lines.push(t('estimation.summary.not-judged'));
  }
  for (const reason of judgement?.reasons ?? []) lines.push(`- ${say('reason', reason)}`);
  for (const note of estimate.notes) lines.push(`- ${say('note', note)}`);
  return `${data.lists.join(' · ')}\n${lines.join('\n')}\n`;
}

function figureLine({ fit, interval, data }: Estimate, lang: Lang): string {
  const t = translatorFor(lang);
  if (!fit) return '';
  const figures = { estimate: fit.estimate, observed: data.observed };
  const ends = interval.bca ?? interval.profile ?? interval.credible ?? interval.lognormal;
  if (!ends) return t('estimation.summary.estimate-only', figures);
  const kind = interval.bca
    ? t('estimation.summary.kind.bca')
    : interval.profile
      ? t('estimation.summary.kind.profile')
      : interval.credible
        ? t('estimation.summary.kind.credible')
        : t('estimation.summary.kind.lognormal');
  return t('estimation.summary.estimate', { ...figures, low: ends['2.5'], high: ends['97.5'], kind });
}
