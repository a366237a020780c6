import type { Question, SentAnswer } from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import type { MapMark } from './block.js';
import { chose } from './count-answers.js';

/** What States answered to a choice, each at its place. Pure. */

/** As many options as a map tells apart at a glance, besides other answers. */
const MOST_INKS = 3;

/** Whether one map can show all options: few, and of each State one. */
export function fitsMap({ asked }: Pick<Question, 'asked'>): boolean {
  return asked.kind === 'choice' && !asked.many && asked.options.length <= MOST_INKS;
}

/**
 * Marks of the States whose answer is public: a map names each, and what is not public is only counted.
 *
 * @param options those told apart: one, or all of a question that fits.
 * @param m49 by id of the party; who has none is on no map.
 * @throws Refusal `not-public` where no answer can be shown
 */
export function marksOf(
  answers: readonly SentAnswer[],
  options: readonly string[],
  m49: ReadonlyMap<string, string>,
): MapMark[] {
  const marks = answers.flatMap((answer): MapMark[] => {
    const place = m49.get(answer.partyId);
    if (place === undefined || answer.audience !== 'public') return [];
    return [{ party: answer.partyId, m49: place, option: options.find((option) => chose(answer, option)) ?? null }];
  });
  if (marks.length === 0) throw new Refusal('not-public');
  return marks;
}
