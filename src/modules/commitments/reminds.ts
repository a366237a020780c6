import { PUBLIC } from '../../kernel/access/index.js';
import { addDays, dayOf } from '../../kernel/calendar/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { House } from '../../kernel/module/index.js';
import type { AskedParty, DueMatter, Reminding } from '../../kernel/work/index.js';
import { EVERY_PARTY, findParties } from '../parties/index.js';
import { PENDING } from './addressees/find-addressees.js';
import { addressedParties } from './answers/addressed.js';
import { findNarrowed } from './answers/narrow.js';
import { openCalendar } from './calendar/open-calendar.js';
import { asksSomething } from './commitment.js';
import { type ListedCommitment, listSeen } from './find-commitments.js';
import { listAnswers } from './store/answers.js';
import type { Day } from './timing/days.js';
import { type Occurrence, occurrences } from './timing/occurrences.js';

/** Deadlines of commitments that everybody sees, for each party that is asked. */
export function commitmentsRemind({ db }: House): Reminding[] {
  return [
    {
      name: 'commitments.deadlines',
      label: 'commitments.reminds.deadlines',
      due: (days) => findDue(db, days),
    },
  ];
}

const EVERYONE = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** What is expected of nobody in particular is no deadline. */
const OWED: ReadonlySet<Occurrence['role']> = new Set(['due', 'recurs']);

async function findDue(db: Database, { from, to }: { from: Day; to: Day }): Promise<DueMatter[]> {
  // The language chooses words that nothing here says.
  const scene = { today: dayOf(new Date()), lang: 'en' } as const;
  // The days of all commitments are in memory; only those that are due about now are read.
  const { dated, openings } = await openCalendar(db);
  const owed = new Map<string, Occurrence[]>();
  for (const { id, state, timing } of dated.values()) {
    if (!PENDING.some((one) => one === state)) continue;
    const due = occurrences(timing, from, to, openings).filter(
      ({ role, window }) => OWED.has(role) && window.to >= from && window.to <= to,
    );
    if (due.length > 0) owed.set(id, due);
  }
  const listed = await listSeen(db.connection, PUBLIC, [...owed.keys()], openings, scene);
  return listed
    .filter(({ act, addressees }) => asksSomething(act) && addressees.length > 0)
    .flatMap((commitment) => (owed.get(commitment.id) ?? []).map((occurrence) => matterOf(db, commitment, occurrence)));
}

function matterOf(db: Database, commitment: ListedCommitment, { role, window }: Occurrence): DueMatter {
  const about = { type: 'commitment', id: commitment.id };
  return {
    key: `${commitment.id}/${window.to}`,
    about,
    due: window.to,
    async asked() {
      const { rows } = await findParties(db, PUBLIC, EVERY_PARTY, EVERYONE, 'en');
      const { narrowed } = await findNarrowed(db, commitment);
      const { parties } = addressedParties(rows, commitment.addressees, narrowed);
      const answers = await listAnswers(db.connection, { commitmentId: commitment.id });
      // What was stated for the time before does not answer for this one.
      const since = role === 'due' ? null : (window.from ?? addDays(window.to, -365));
      const acted = new Set(
        answers
          .filter(({ state }) => state === 'stated' || state === 'reviewed')
          .filter(({ changedAt }) => since === null || dayOf(changedAt) >= since)
          .map(({ partyId }) => partyId),
      );
      return parties.map(
        ({ id, code }): AskedParty => ({
          party: id,
          permission: 'register.answer',
          acted: acted.has(id),
          about,
          path: `/commitments/${commitment.key}/answers/${code}/state`,
        }),
      );
    },
  };
}
