import type { Block } from '../../../../kernel/print/index.js';
import type { Voice } from '../figures.js';
import { isGiven, type ReportMatter } from '../matter.js';
import { reasonSentences, sayStatement, verdictSentence } from '../verdict-words.js';

/** The verdict first, what it rests on, and a calm explanation for someone who is no statistician. */
export function verdictBlocks({ estimate }: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  const given = isGiven(estimate);
  const reasons = reasonSentences(estimate, voice);
  const judged = estimate.judgement !== null;
  return [
    { kind: 'paragraph', manner: 'lead', text: verdictSentence(estimate, voice) },
    ...(judged || !given ? [] : [{ kind: 'paragraph' as const, text: t('estimation.summary.not-judged') }]),
    ...(reasons.length === 0
      ? []
      : [
          {
            kind: 'heading' as const,
            level: 2 as const,
            text: given ? t('estimation.report.grounds') : t('estimation.report.why'),
          },
          { kind: 'list' as const, items: reasons },
        ]),
    { kind: 'heading', level: 2, text: t('estimation.report.meaning') },
    ...meaningSentences(given, voice).map((text) => ({ kind: 'paragraph' as const, text })),
  ];
}

/** What page and report say to a minister. */
export function meaningSentences(given: boolean, { t }: Voice): string[] {
  return given
    ? [t('estimation.meaning.method'), t('estimation.meaning.range'), t('estimation.meaning.use')]
    : [t('estimation.meaning.method'), t('estimation.meaning.refused'), t('estimation.meaning.next')];
}

/** What the data were, and what was done to them. */
export function dataBlocks({ estimate, cells }: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  const notes = estimate.notes.map((note) => sayStatement(voice, 'note', note));
  return [
    { kind: 'heading', level: 2, text: t('estimation.report.data') },
    {
      kind: 'paragraph',
      text: t('estimation.report.data-text', {
        lists: cells.lists.length,
        observed: cells.observed,
        histories: cells.cells.length,
      }),
    },
    ...(notes.length === 0 ? [] : [{ kind: 'list' as const, items: notes }]),
  ];
}
