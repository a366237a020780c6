import { translatorFor } from '../../../kernel/i18n/index.js';
import type { FigureProvider, House } from '../../../kernel/module/index.js';
import { findStatistics } from './find-statistics.js';
import { sayGrounds, saySentence } from './say-statistic.js';
import { INDICATOR } from './statistic.js';

/** Published statistics, for the modules that show an indicator. */
export function statisticsAsFigures({ db }: House): FigureProvider {
  return {
    async find({ indicator, partyIds }, actor, lang) {
      if (indicator !== INDICATOR) return [];
      const found = await findStatistics(db.connection, actor, {
        states: ['published'],
        ...(partyIds === undefined ? {} : { partyIds }),
      });
      const t = translatorFor(lang);
      return found.map(({ id, partyId, year, figures, studyId, decidedAt, proposedAt }) => ({
        ...{ id, indicator, partyId, year, estimate: figures.estimate, low: figures.low, high: figures.high },
        ...{ method: figures.method, seed: figures.seed, sha256: figures.sha256, detected: figures.observed },
        sentence: [saySentence(t, figures, year), ...sayGrounds(t, figures)].join(lang === 'zh' ? '' : ' '),
        path: `/estimation/${studyId}`,
        publishedAt: decidedAt ?? proposedAt,
      }));
    },
  };
}
