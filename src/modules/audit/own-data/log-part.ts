import { findActions } from '../../../kernel/audit/index.js';
import type { OwnDataPart } from '../../../kernel/privacy/index.js';

const BATCH = 500;

/** What stands in the log about a person: what they did, and what was done to their account. It stays, under the number alone. */
export const LOG_PART: OwnDataPart = {
  name: 'log',
  fields: ['position', 'made', 'did', 'subject', 'party', 'place'],
  words: { did: 'audit.did' },
  async *rows(c, personId) {
    // By them, then to them by others.
    for (const by of ['them', 'others'] as const)
      for (let before: number | undefined; ; ) {
        const filter = by === 'them' ? { actorId: personId } : { subject: { type: 'person', id: personId } };
        const batch = await findActions(c, { ...filter, before, limit: BATCH });
        for (const { position, moment, verb, subject, party, place, actor } of batch)
          if (by === 'them' || actor.id !== personId)
            yield { position, made: moment, did: verb, subject: `${subject.type} ${subject.id}`, party, place };
        if (batch.length < BATCH) break;
        before = batch.at(-1)?.position;
      }
  },
};
