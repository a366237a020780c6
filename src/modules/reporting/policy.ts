import { type Actor, partiesPermitted, permits, permitted, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { AnswerAudience } from './submissions/answer-value.js';

/** Who may do what with calls and submissions, a rule a line. Pages, exports, feeds, API and search ask here and nowhere else. */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** `shown`: it was sent, or is kept as a record. */
  call: { shown: boolean };
  /** A party that is asked: letters, addresses, deadlines. */
  recipient: object;
  /** That a party asks for more time. */
  extension: object;
  /** What a party is writing: of its own people only, until it is sent. */
  draft: object;
  /** A section of it. `given`: to the person who asks. */
  section: { given: boolean };
  signature: object;
  /** An answer as it was sent. */
  'sent answer': { audience: AnswerAudience };
  /** Codes of a call, marks on answers, what they have in common, translations: the work of officers. */
  reading: object;
  /** An old document that is cut into answers. */
  'brought in': object;
}

export type Act = 'read' | 'write';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'call', when: ({ shown }) => shown },
  { who: 'everyone', act: 'read', noun: 'sent answer', when: ({ audience }) => audience === 'public' },
  {
    who: 'submissions.read',
    ofAnyParty: true,
    act: 'read',
    noun: 'sent answer',
    when: ({ audience }) => audience === 'parties',
  },
  { who: 'submissions.read', act: 'read', noun: 'sent answer', when: always },
  { who: 'submissions.read', act: 'read', noun: 'extension', when: always },
  { who: 'drafts.read', act: 'read', noun: 'call', when: always },
  { who: 'calls.answer', act: 'read', noun: 'draft', when: always },
  { who: 'calls.answer', act: 'write', noun: 'draft', when: always },
  { who: 'calls.answer', act: 'read', noun: 'section', when: always },
  { who: 'calls.answer', act: 'write', noun: 'section', when: always },
  { who: 'calls.answer', act: 'write', noun: 'extension', when: always },
  { who: 'calls.contribute', act: 'read', noun: 'draft', when: always },
  { who: 'calls.contribute', act: 'read', noun: 'section', when: always },
  { who: 'calls.contribute', act: 'write', noun: 'section', when: ({ given }) => given },
  { who: 'calls.sign', act: 'read', noun: 'draft', when: always },
  { who: 'calls.sign', act: 'read', noun: 'section', when: always },
  { who: 'calls.sign', act: 'read', noun: 'signature', when: always },
  { who: 'calls.sign', act: 'write', noun: 'signature', when: always },
  { who: 'calls.write', act: 'read', noun: 'call', when: always },
  { who: 'calls.write', act: 'write', noun: 'call', when: always },
  { who: 'calls.write', act: 'read', noun: 'recipient', when: always },
  { who: 'calls.write', act: 'write', noun: 'recipient', when: always },
  { who: 'submissions.read', act: 'read', noun: 'reading', when: always },
  { who: 'calls.write', act: 'read', noun: 'reading', when: always },
  { who: 'calls.write', act: 'write', noun: 'reading', when: always },
  { who: 'calls.write', act: 'read', noun: 'brought in', when: always },
  { who: 'calls.write', act: 'write', noun: 'brought in', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** What the rules above say of reading calls, for the condition on the rows of a list. */
export function seenCalls(actor: Actor): { all: boolean; madeBy: string | null } {
  const reached = [permitted(actor, 'drafts.read'), permitted(actor, 'calls.write')];
  return { all: reached.some(({ all }) => all), madeBy: reached.find(({ own }) => own?.all)?.own?.by ?? null };
}

/** Who asks, as the maker of something new; nobody in particular for the public. */
export function maker(actor: Actor): string | null {
  return actor.kind === 'public' ? null : actor.id;
}

/** Parties for which the actor writes, or signs, answers to calls. */
export function partiesOf(actor: Actor): string[] {
  const permissions = ['calls.answer', 'calls.contribute', 'calls.sign'] as const;
  return [...new Set(permissions.flatMap((one) => partiesPermitted(actor, one).map(({ id }) => id)))];
}

/** Whether the actor sees an answer of a party as it was sent. */
export function seesAnswer(actor: Actor, answer: { audience: AnswerAudience; partyId: string }): boolean {
  return may(actor, 'read', 'sent answer', { audience: answer.audience, party: answer.partyId });
}

/** Whether the actor sees what officers marked in answers. */
export function readsMarks(actor: Actor): boolean {
  return may(actor, 'read', 'reading', { party: null });
}

/** Whose answers, as they were sent, the actor sees, for the condition on the rows of a list: what `seesAnswer` says of each. */
export interface AnswersSeen {
  /** Of whatever party, confidential ones too. */
  all: boolean;
  /** Those shared with parties. */
  shared: boolean;
  /** All of these parties. */
  parties: string[];
}

export function answersSeen(actor: Actor): AnswersSeen {
  const { all, parties } = permitted(actor, 'submissions.read');
  return { all, parties, shared: permits(actor, 'submissions.read', { madeBy: null }) };
}
