import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';

/**
 * Who may do what with the register, a rule a line. Pages, exports, feeds, API and search ask here and nowhere else; the index of the
 * register leaves out what `seesHidden` does not allow.
 */

/** What a rule must know of the thing it is asked about. `shown`: neither hidden itself nor in a document that is. */
export interface Things {
  commitment: { shown: boolean };
  /** What became of a commitment: a day, a note, evidence. */
  step: { shown: boolean };
  /** Evidence of a step that was taken back: it may have been attached by mistake. */
  'evidence taken back': { shown: boolean };
  /** Under which paragraph of other instruments a commitment stands, and of which line it is a part. */
  filing: { shown: boolean };
  /** Somebody said that it does not stand there; kept, so that no rule suggests it again. */
  'rejected filing': { shown: boolean };
  /** Where a text and the register do not agree. */
  difference: object;
  /** What rules suggest and nobody has decided. */
  suggestion: object;
  import: object;
  sessions: object;
  /** What a party stated and the secretariat reviewed. `published`: the party wants it to be seen, and has not withdrawn it. */
  answer: { shown: boolean; published: boolean };
  /** The same with its drafts, its history, and what party and secretariat wrote to each other. */
  'answer in full': { shown: boolean };
  /** The review of an answer, which waits for one or not. */
  review: { shown: boolean; waits: boolean };
}

export type Act = 'read' | 'write';

const always = () => true;
const shown = (thing: { shown: boolean }) => thing.shown;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'commitment', when: shown },
  { who: 'everyone', act: 'read', noun: 'step', when: shown },
  { who: 'everyone', act: 'read', noun: 'filing', when: shown },
  { who: 'everyone', act: 'read', noun: 'sessions', when: always },
  { who: 'everyone', act: 'read', noun: 'answer', when: (answer) => answer.shown && answer.published },
  { who: 'answers.read', act: 'read', noun: 'answer in full', when: always },
  { who: 'register.answer', act: 'write', noun: 'answer in full', when: shown },
  { who: 'register.review', act: 'read', noun: 'review', when: (answer) => answer.waits },
  { who: 'register.review', act: 'write', noun: 'review', when: (answer) => answer.shown && answer.waits },
  { who: 'drafts.read', act: 'read', noun: 'commitment', when: always },
  { who: 'drafts.read', act: 'read', noun: 'step', when: always },
  { who: 'drafts.read', act: 'read', noun: 'filing', when: always },
  { who: 'drafts.read', act: 'read', noun: 'rejected filing', when: always },
  { who: 'drafts.read', act: 'read', noun: 'difference', when: always },
  { who: 'drafts.read', act: 'read', noun: 'import', when: always },
  { who: 'register.write', act: 'read', noun: 'evidence taken back', when: always },
  { who: 'register.write', act: 'read', noun: 'suggestion', when: always },
  { who: 'register.write', act: 'write', noun: 'commitment', when: always },
  { who: 'register.write', act: 'write', noun: 'step', when: always },
  { who: 'register.write', act: 'write', noun: 'filing', when: always },
  { who: 'register.write', act: 'write', noun: 'rejected filing', when: always },
  { who: 'register.write', act: 'write', noun: 'difference', when: always },
  { who: 'register.write', act: 'write', noun: 'suggestion', when: always },
  { who: 'register.write', act: 'write', noun: 'import', when: always },
  { who: 'register.write', act: 'write', noun: 'sessions', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** What an actor may do with the steps of a commitment. */
export interface StepRights {
  take: boolean;
  takeBack: (step: { madeBy: string }) => boolean;
}

export function stepRights(actor: Actor, commitment: { shown: boolean }): StepRights {
  const { shown } = commitment;
  return {
    take: may(actor, 'write', 'step', { shown, madeBy: actor.kind === 'public' ? null : actor.id }),
    takeBack: ({ madeBy }) => may(actor, 'write', 'step', { shown, madeBy }),
  };
}

/** Whether what is not shown may be in an answer to `actor`. */
export function seesHidden(actor: Actor): boolean {
  return may(actor, 'read', 'commitment', { shown: false });
}

/** Whether an actor may state, or go on stating, something for a party. `writtenBy`: who wrote its words last; null before there are any. */
export function mayAnswer(
  actor: Actor,
  { shown, party, writtenBy }: { shown: boolean; party: string; writtenBy: string | null },
): boolean {
  if (actor.kind === 'public') return false;
  return may(actor, 'write', 'answer in full', { shown, party, madeBy: writtenBy ?? actor.id });
}

/** Whether an actor may review an answer. Nobody reviews what they wrote themselves. */
export function mayReview(
  actor: Actor,
  answer: { shown: boolean; waits: boolean; party: string; authors: ReadonlySet<string> },
): boolean {
  const { shown, waits, party, authors } = answer;
  if (actor.kind === 'public' || authors.has(actor.id)) return false;
  return may(actor, 'write', 'review', { shown, waits, party });
}
