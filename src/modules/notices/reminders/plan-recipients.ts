import { findActors, type PersonActor } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { translatorFor } from '../../../kernel/i18n/index.js';
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
    for (const party of new Set(actor.holds.flatMap((held) => held.party?.id ?? [])))
      byParty.set(party, [...(byParty.get(party) ?? []), actor]);
  const seen = new Map<string, Awaited<ReturnType<Records['find']>>>();
  for (const { actor } of people) {
    const own = new Set(actor.holds.flatMap((held) => held.party?.id ?? []));
    const lines = asked.filter(({ party }) => own.has(party)).map(({ about }) => about);
    seen.set(actor.id, await records.find(actor, lines, translatorFor(actor.lang)));
  }
  const sees = (person: PersonActor, { about }: AskedParty) => seen.get(person.id)?.get(about) != null;
  return recipientsOf(asked, (party) => byParty.get(party) ?? [], sees);
}
