import { findActors, type PersonActor } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import type { AskedParty, Records } from '../../../kernel/work/index.js';
import { type Recipients, recipientsOf } from './recipients.js';

/** Who gets a round, and who does not and why, as it is now: people, roles, what they see, and who has acted. */
export async function planRecipients(
  c: Connection,
  records: Records,
  asked: readonly AskedParty[],
  now: Date,
): Promise<Recipients> {
  const open = asked.filter(({ acted }) => !acted).map(({ party }) => party);
  const people = open.length === 0 ? [] : await findActors(c, { parties: open }, now);
  const byParty = new Map<string, PersonActor[]>();
  for (const { actor } of people)
    for (const party of new Set(actor.holds.flatMap((held) => held.party?.id ?? []))) {
      const those = byParty.get(party);
      if (those === undefined) byParty.set(party, [actor]);
      else those.push(actor);
    }
  const sees = await records.sees(asked.filter(({ acted }) => !acted).map(({ about }) => about));
  return recipientsOf(
    asked,
    (party) => byParty.get(party) ?? [],
    (person, { about }) => sees(person, about),
  );
}
