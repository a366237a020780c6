import { z } from 'zod';
import { findActors, OF_THE_HOUSE, type PersonActor, permits } from '../../kernel/access/index.js';
import { type ActionFollower, findSealedAction } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { enqueueJob, type RunJob } from '../../kernel/jobs/index.js';
import type { House, Work } from '../../kernel/module/index.js';
import type { Notifying, Recipients, Told } from '../../kernel/work/index.js';
import type { NewNotice } from './notice.js';
import { writeNotices } from './write-notices.js';

export const TELL = 'notices.tell';

/** Asks for a job for each act that concerns somebody. */
export function tellFollower(notifies: readonly Notifying[]): ActionFollower {
  return {
    name: TELL,
    verbs: [...new Set(notifies.flatMap(({ verbs }) => verbs))],
    async follow(c, { position }) {
      await enqueueJob(c, { kind: TELL, payload: { position }, key: String(position) });
    },
  };
}

const Payload = z.object({ position: z.number().int().positive() });

/** Writes down for each person whom an act concerns that it was done; for nobody who may not see the record, nor for who did it. */
export function tellJob(house: House, { notifies, records }: Work): RunJob {
  return async (job) => {
    const { position } = Payload.parse(job.payload);
    const { connection } = job.db;
    const found = await findSealedAction(connection, position);
    if (found === null) return { told: 0 };
    const { action } = found;
    const now = new Date();
    const notices: NewNotice[] = [];
    let n = 0;
    for (const { topic, verbs, tell } of notifies) {
      if (!verbs.includes(action.verb)) continue;
      for (const told of await tell(action)) {
        const refs = [told.about, ...Object.values(told.names ?? {})];
        const people = await findRecipients(connection, told.to, now);
        const sees = await records.sees(refs);
        for (const actor of people)
          if (actor.id !== action.actor.id && refs.every((ref) => sees(actor, ref)))
            notices.push(noticeOf(actor, topic, told, `action/${position}/${n}`));
        n += 1;
      }
    }
    return job.finish(async (c) => ({ told: await writeNotices(c, house, notices, now) }));
  };
}

function noticeOf(actor: PersonActor, topic: string, told: Told, source: string): NewNotice {
  const { message, about, names = {}, values = {}, path = null, open = false } = told;
  return { personId: actor.id, topic, source, message, about, names, values, path, open };
}

/** Everybody once, by name. */
async function findRecipients(c: Connection, to: readonly Recipients[], now: Date): Promise<PersonActor[]> {
  const found = new Map<string, PersonActor>();
  for (const which of to) {
    const people =
      'person' in which
        ? await findActors(c, { ids: [which.person] }, now)
        : 'party' in which
          ? await findActors(c, { parties: [which.party] }, now)
          : await findActors(c, { everywhere: which.permission }, now);
    for (const { actor } of people) if (isMeant(actor, which)) found.set(actor.id, actor);
  }
  return [...found.values()];
}

function isMeant(actor: PersonActor, which: Recipients): boolean {
  if ('person' in which) return true;
  // Whoever works on own records only may have made this one: whether they see it is asked of it.
  if ('party' in which) return permits(actor, which.permission, { party: which.party, madeBy: actor.id });
  return permits(actor, which.permission, OF_THE_HOUSE);
}
