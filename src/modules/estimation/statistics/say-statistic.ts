import type { Translator } from '../../../kernel/i18n/index.js';
import { voiceOf } from '../report/figures.js';
import { sayStatement, wordsForKind } from '../report/verdict-words.js';
import type { StatisticFigures } from './statistic.js';

const roundingOf = ({ digits }: StatisticFigures) => (digits === 2 ? 'coarse' : 'published');

/** "In 2024 about 11,000 persons were victims, detected or not: 9,400 to 14,000 (...)." */
export function saySentence(t: Translator, figures: StatisticFigures, year: number): string {
  const { estimate, low, high, interval } = figures;
  const kind = wordsForKind(voiceOf(t.lang, roundingOf(figures)), interval);
  return t('estimation.statistic.sentence', { year: String(year), estimate, low, high, kind });
}

/** What the verdict rests on, in words. */
export function sayGrounds(t: Translator, figures: StatisticFigures): string[] {
  const voice = voiceOf(t.lang, roundingOf(figures));
  return figures.grounds.map((ground) => sayStatement(voice, 'reason', ground));
}
