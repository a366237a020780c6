import type { Lang } from '../../../kernel/i18n/index.js';
import type { Estimate } from '../estimate.js';
import { voiceOf } from '../report/figures.js';
import { isGiven } from '../report/matter.js';
import { reasonSentences, sayStatement, verdictSentence } from '../report/verdict-words.js';

/** The result in a few lines of words. Where there is no reliable estimate, no number of the population stands in it. */
export function summarize(estimate: Estimate, lang: Lang): string {
  const voice = voiceOf(lang, 'exact');
  const { fit, judgement, data } = estimate;
  const lines = [data.lists.join(' · '), verdictSentence(estimate, voice)];
  if (isGiven(estimate)) {
    if (fit?.model) lines.push(voice.t('estimation.summary.model', { model: fit.model }));
    if (!judgement) lines.push(voice.t('estimation.summary.not-judged'));
  }
  for (const reason of reasonSentences(estimate, voice)) lines.push(`- ${reason}`);
  for (const note of estimate.notes) lines.push(`- ${sayStatement(voice, 'note', note)}`);
  return `${lines.join('\n')}\n`;
}
