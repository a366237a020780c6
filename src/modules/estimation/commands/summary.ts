import type { Lang } from '../../../kernel/i18n/index.js';
import type { Estimate } from '../estimate.js';
import { voiceOf } from '../report/figures.js';
import { isGiven } from '../report/matter.js';
import { commandFor } from '../report/sections/again.js';
import { reasonSentences, sayStatement, verdictSentence } from '../report/verdict-words.js';

/**
 * The result in a few lines of words. Where there is no reliable estimate, no number of the population stands in it. The last line says
 * where the sensitivity of this `file` is found, or, above the sensitivity itself, that figures of a refused estimate are none to quote.
 */
export function summarize(estimate: Estimate, lang: Lang, next: { file: string } | 'sensitivity'): string {
  const voice = voiceOf(lang, 'exact');
  const { fit, judgement, data } = estimate;
  const lines = [data.lists.join(' · '), verdictSentence(estimate, voice)];
  if (isGiven(estimate)) {
    if (fit?.model) lines.push(voice.t('estimation.summary.model', { model: fit.model }));
    if (!judgement) lines.push(voice.t('estimation.summary.not-judged'));
  }
  for (const reason of reasonSentences(estimate, voice)) lines.push(`- ${reason}`);
  for (const note of estimate.notes) lines.push(`- ${sayStatement(voice, 'note', note)}`);
  if (next === 'sensitivity')
    lines.push('', ...(isGiven(estimate) ? [] : [voice.t('estimation.report.diagnostics-text')]));
  else
    lines.push(
      voice.t('estimation.summary.sensitivity', { command: commandFor(estimate.options, 'sensitivity', next.file) }),
    );
  return `${lines.join('\n')}\n`;
}
