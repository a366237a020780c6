import type { Actor } from '../../../kernel/access/index.js';
import { addDays, type Day, momentOf, rangeOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { EVERY_PARTY, findParties, findPartiesById, type Party } from '../../parties/index.js';
import { may } from '../policy.js';
import { type ConcreteFilter, passes } from './filter.js';
import { foldAsOf, type PublishedView } from './log.js';
import { openConcrete } from './open-concrete.js';

/** A concrete measure of a list, as everybody sees it, or saw it on the day that is asked for. */
export interface ListedConcrete {
  key: string;
  party: Party;
  view: PublishedView;
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** Parties by their ids, as far as the actor sees them. */
export async function partiesById(db: Database, actor: Actor): Promise<ReadonlyMap<string, Party>> {
  const { rows } = await findParties(db, actor, EVERY_PARTY, ALL, 'en');
  return new Map(rows.map((party) => [party.id, party]));
}

/** The moment that a day ends: everything that was done on it counts. */
export function endOf(day: Day): Date {
  return new Date(momentOf(addDays(day, 1)).getTime() - 1);
}

/**
 * The list of concrete measures that pass a filter, the ones that end first before the others. As of an earlier day it is what everybody
 * saw at the end of that day, whatever was said since.
 */
export async function findConcrete(db: Database, actor: Actor, filter: ConcreteFilter): Promise<ListedConcrete[]> {
  const all = await openConcrete(db);
  const parties = await findPartiesById(
    db,
    actor,
    [...all.values()].map(({ partyId }) => partyId),
  );
  const found: ListedConcrete[] = [];
  for (const { key, partyId, entries, folded } of all.values()) {
    const party = parties.get(partyId);
    const view = filter.asOf === null ? folded.published : foldAsOf(entries, endOf(filter.asOf));
    if (party === undefined || view === null) continue;
    if (!may(actor, 'read', 'concrete', { published: true, party: partyId })) continue;
    if (passes(filter, view, party)) found.push({ key, party, view });
  }
  return found.sort(byDays);
}

const NEVER = '9999';

function byDays(a: ListedConcrete, b: ListedConcrete): number {
  const [one, other] = [lastDayOf(a.view) ?? NEVER, lastDayOf(b.view) ?? NEVER];
  if (one !== other) return one < other ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** The last day on which it is to be done; null where nobody said. */
export function lastDayOf({ content }: Pick<PublishedView, 'content'>): Day | null {
  return content.ends === null ? null : (rangeOf(content.ends)?.to ?? null);
}
