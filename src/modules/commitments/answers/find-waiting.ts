import { type Actor, partiesPermitted, permits } from '../../../kernel/access/index.js';
import { heldUntilAct } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { NarrowedBy } from '../../../kernel/module/index.js';
import { findPartiesById, findParty, type Party } from '../../parties/index.js';
import { PENDING } from '../addressees/find-addressees.js';
import { type ListedCommitment, listCommitments, listSeen, type Scene } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { may, seesHidden } from '../policy.js';
import { Bits } from '../register/bits.js';
import { NO_FILTER } from '../register/filter.js';
import { type OpenRegister, openRegister } from '../register/open-register.js';
import { countToReview, findAnsweredBy, type HeldAnswer, listToReview } from '../store/answers.js';
import { codesAsking } from './addressed.js';
import type { AnswerState } from './answer.js';
import { findNotMeant } from './narrow.js';

/** What is asked of a party and not answered yet. */
export interface WaitingForParty {
  party: Party;
  /** Not answered, or only in a draft, or returned. */
  total: number;
  returned: number;
  drafts: number;
  /** How many are left out because their words do not mean this party today, and by what that is known. */
  notMeant: number;
  narrowedBy: readonly NarrowedBy[];
  /** What was returned first, then drafts, then what is due first. */
  rows: { commitment: ListedCommitment; state: AnswerState | null }[];
}

export interface WaitingForReview {
  total: number;
  rows: { answer: HeldAnswer; commitment: ListedCommitment; party: Party }[];
}

/** States of an answer in which it is the party's turn, in the order in which they are shown. */
const TURN: readonly (AnswerState | null)[] = ['returned', 'draft', null];

/**
 * For each party for which the actor speaks: what is open and not answered, the first `limit` of it from `offset` on. The administrator by
 * the link speaks for nobody in particular.
 */
export async function findUnanswered(
  db: Database,
  actor: Actor,
  { offset, limit }: { offset: number; limit: number },
  scene: Scene,
): Promise<WaitingForParty[]> {
  const parties = partiesPermitted(actor, 'register.answer');
  if (parties.length === 0) return [];
  const [register, openings] = await Promise.all([openRegister(db, scene.today), findOpenings(db.connection)]);
  const { index } = register;
  const found: WaitingForParty[] = [];
  for (const { id } of parties) {
    const party = await findParty(db, actor, { id });
    if (party === null) continue;
    const filter = { ...NO_FILTER, values: { addressee: codesAsking(party), state: PENDING } };
    const answered = slotsOf(register, await answeredBy(db, id));
    // What is begun stays with the party, asked or not.
    const notMeant = await findNotMeant(db, register, party);
    const done = Bits.union([answered.all, index.slotsOf(notMeant.ids)]);
    const order = { sort: 'due', descending: false } as const;
    const begun = new Set([...(await answeredBy(db, id)).values()].flat());
    const left = index.slotsOf(notMeant.ids.filter((one) => !begun.has(one)));
    const leftOut = index.among(filter, { only: left }, { ...order, offset: 0, limit: 0 }, seesHidden(actor)).total;
    const some: { commitmentId: string; state: AnswerState | null }[] = [];
    const counts = new Map<AnswerState | null, number>();
    let skip = offset;
    for (const state of TURN) {
      const which = state === null ? { but: done } : { only: answered.of(state) };
      const part = { ...order, offset: skip, limit: limit - some.length };
      const { total, ids } = index.among(filter, which, part, seesHidden(actor));
      counts.set(state, total);
      skip = Math.max(0, skip - total);
      some.push(...ids.map((commitmentId) => ({ commitmentId, state })));
    }
    const listed = await listSeen(
      db.connection,
      actor,
      some.map(({ commitmentId }) => commitmentId),
      openings,
      scene,
    );
    const byId = new Map(listed.map((one) => [one.id, one]));
    found.push({
      party,
      total: [...counts.values()].reduce((sum, one) => sum + one, 0),
      returned: counts.get('returned') ?? 0,
      drafts: counts.get('draft') ?? 0,
      notMeant: leftOut,
      narrowedBy: leftOut === 0 ? [] : notMeant.by,
      rows: some.flatMap(({ commitmentId, state }) => {
        const commitment = byId.get(commitmentId);
        return commitment === undefined ? [] : [{ commitment, state }];
      }),
    });
  }
  return found;
}

const answeredBy = heldUntilAct(findAnsweredBy);

/** Where answered commitments stand in the register. */
interface AnsweredSlots {
  all: Bits;
  of: (state: AnswerState) => Bits;
}

const reckoned = new WeakMap<object, { register: OpenRegister; slots: AnsweredSlots }>();

/** A State may have answered ten thousand: found once for what is held of its answers and of the register. */
function slotsOf(register: OpenRegister, answered: ReadonlyMap<AnswerState, readonly string[]>): AnsweredSlots {
  const known = reckoned.get(answered);
  if (known?.register === register) return known.slots;
  const { index } = register;
  const byState = new Map([...answered].map(([state, ids]) => [state, index.slotsOf(ids)]));
  const none = index.slotsOf([]);
  const slots = {
    all: index.slotsOf([...answered.values()].flat()),
    of: (state: AnswerState) => byState.get(state) ?? none,
  };
  reckoned.set(answered, { register, slots });
  return slots;
}

const toReview = heldUntilAct((c) => countToReview(c));

/** What waits for review, the oldest first; null for those who review nothing. */
export async function findToReview(
  db: Database,
  actor: Actor,
  page: { offset: number; limit: number },
  scene: Scene,
): Promise<WaitingForReview | null> {
  if (!permits(actor, 'register.review') || !may(actor, 'read', 'review', { shown: true, waits: true })) return null;
  const total = await toReview(db);
  const rows = page.limit === 0 ? [] : await listToReview(db.connection, page);
  const listed = await listCommitments(
    db.connection,
    [...new Set(rows.map(({ commitmentId }) => commitmentId))],
    scene,
  );
  const byId = new Map(listed.map((one) => [one.id, one]));
  const parties = await findPartiesById(
    db,
    actor,
    rows.map(({ partyId }) => partyId),
  );
  const found = rows.flatMap((answer) => {
    const [commitment, party] = [byId.get(answer.commitmentId), parties.get(answer.partyId)];
    return commitment === undefined || party === undefined ? [] : [{ answer, commitment, party }];
  });
  return { total, rows: found };
}
