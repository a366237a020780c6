import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { NarrowedBy } from '../../../kernel/module/index.js';
import { EVERY_PARTY, findParties, type Party } from '../../parties/index.js';
import { asksSomething, type Commitment } from '../commitment.js';
import { readableCommitment } from '../get-commitment.js';
import { may, mayAnswer } from '../policy.js';
import { type ListedAnswer, listAnswers } from '../store/answers.js';
import { type Addressed, addressedParties, NOT_NARROWED } from './addressed.js';
import { type AnswerCounts, type AnswerStanding, type AnswerState, countAnswers } from './answer.js';
import { findNarrowed } from './narrow.js';

/** What one party says, as far as the actor sees it. */
export interface AnswerLine {
  party: Party;
  /** Of the reviewed version that everybody sees; null where there is none. */
  publicStanding: AnswerStanding | null;
  /** Where the answer stands, for its party and the secretariat; null for all others, and where there is none. */
  latest: { state: AnswerState; standing: AnswerStanding | null } | null;
  /** Whether the actor speaks for this party. */
  own: boolean;
}

export interface FoundAnswers {
  commitment: Commitment;
  asked: Pick<Addressed, 'statesOnly' | 'byTreaty'>;
  /** By what those who are asked were narrowed to whom the words mean today; empty where all stayed. */
  narrowedBy: readonly NarrowedBy[];
  /** Of what everybody sees, whoever asks. */
  counts: AnswerCounts;
  /** How many stand where, for those who see all; null for others. */
  latest: Readonly<Record<AnswerState, number>> | null;
  /** A line for each party that is asked, by name. Empty where nobody is asked anything. */
  lines: AnswerLine[];
  /** Those of them for which the actor speaks. */
  own: AnswerLine[];
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/**
 * What each party that a commitment asks says of itself: one line a party, never more.
 *
 * @throws Refusal `no-such-commitment`.
 */
export async function findAnswers(db: Database, actor: Actor, key: string, lang: Lang): Promise<FoundAnswers> {
  const { held: commitment, document } = await readableCommitment(db.connection, actor, key);
  const shown = commitment.shown && document.shown;
  const asks = asksSomething(commitment.act);
  const every = asks ? (await findParties(db, actor, EVERY_PARTY, ALL, lang)).rows : [];
  const { narrowed, by: narrowedBy } = await findNarrowed(db, commitment);
  const { parties: meant, ...asked } = addressedParties(every, commitment.addressees, narrowed);
  const answers = every.length === 0 ? [] : await listAnswers(db.connection, { commitmentId: commitment.id });
  const byParty = new Map(answers.map((answer) => [answer.partyId, answer]));
  // Who answered by joining the treaty is no longer asked; what it said stays, to those who see it.
  const meantIds = new Set(meant.map(({ id }) => id));
  const once = addressedParties(every, commitment.addressees, NOT_NARROWED).parties;
  const parties = once.filter(({ id }) => meantIds.has(id) || (byParty.get(id)?.published ?? null) !== null);
  const lines = once
    .map((party) => lineOf(actor, shown, party, byParty.get(party.id)))
    .filter(
      ({ party, publicStanding, latest }) => meantIds.has(party.id) || publicStanding !== null || latest !== null,
    );
  const whole = may(actor, 'read', 'answer in full', { shown });
  return {
    commitment,
    asked,
    narrowedBy,
    counts: countAnswers(
      parties.map(({ id }) => ({ standing: (shown ? byParty.get(id)?.publicStanding : null) ?? null })),
    ),
    latest: whole ? countStates(lines) : null,
    lines,
    own: actor.kind === 'person' ? lines.filter(({ own }) => own) : [],
  };
}

function lineOf(actor: Actor, shown: boolean, party: Party, answer: ListedAnswer | undefined): AnswerLine {
  const own = mayAnswer(actor, { shown, party: party.id, writtenBy: null });
  if (answer === undefined) return { party, publicStanding: null, latest: null, own };
  const about = { shown, party: party.id, madeBy: answer.writtenBy };
  const published = answer.published !== null;
  return {
    party,
    publicStanding: may(actor, 'read', 'answer', { ...about, published }) ? answer.publicStanding : null,
    latest: may(actor, 'read', 'answer in full', about) ? { state: answer.state, standing: answer.standing } : null,
    own,
  };
}

function countStates(lines: readonly AnswerLine[]): Record<AnswerState, number> {
  const counts = { draft: 0, stated: 0, returned: 0, reviewed: 0, withdrawn: 0 };
  for (const { latest } of lines) if (latest !== null) counts[latest.state] += 1;
  return counts;
}
