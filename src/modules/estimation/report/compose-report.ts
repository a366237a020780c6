import type { Lang } from '../../../kernel/i18n/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { type Voice, voiceOf } from './figures.js';
import { isGiven, type ReportMatter } from './matter.js';
import { againBlocks } from './sections/again.js';
import { assumptionBlocks } from './sections/assumptions.js';
import { figureBlocks, overlapBlocks } from './sections/figures.js';
import { dataBlocks, verdictBlocks } from './sections/meaning.js';
import { statisticsBlocks } from './sections/statistics.js';

/**
 * The report in one language. Where there is no reliable estimate, no number of the population stands in it but under the
 * heading of the diagnostics, which come last before the means to run it again.
 */
export function composeReport(matter: ReportMatter, lang: Lang): PrintedDocument {
  const voice = voiceOf(lang, matter.rounding);
  const { t } = voice;
  return {
    lang,
    title: matter.focus === 'estimate' ? t('estimation.report.title') : t('estimation.report.title-sensitivity'),
    subtitle: `${matter.name} · ${matter.cells.lists.join(', ')}`,
    foot: t('estimation.report.foot', { version: matter.version }),
    blocks: isGiven(matter.estimate) ? givenBlocks(matter, voice) : refusedBlocks(matter, voice),
  };
}

function givenBlocks(matter: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  return [
    ...verdictBlocks(matter, voice),
    ...dataBlocks(matter, voice),
    ...overlapBlocks(matter, voice),
    { kind: 'heading', level: 2, text: t('estimation.report.sensitivity') },
    ...figureBlocks(matter, voice),
    ...assumptionBlocks(matter.checklist, voice),
    { kind: 'heading', level: 2, text: t('estimation.report.statistics') },
    ...statisticsBlocks(matter, voice),
    ...againBlocks(matter, voice),
  ];
}

function refusedBlocks(matter: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  return [
    ...verdictBlocks(matter, voice),
    ...dataBlocks(matter, voice),
    ...overlapBlocks(matter, voice),
    ...assumptionBlocks(matter.checklist, voice),
    { kind: 'heading', level: 2, text: t('estimation.report.diagnostics') },
    { kind: 'paragraph', text: t('estimation.report.diagnostics-text') },
    ...figureBlocks(matter, voice),
    { kind: 'heading', level: 3, text: t('estimation.report.statistics') },
    ...statisticsBlocks(matter, voice),
    ...againBlocks(matter, voice),
  ];
}
