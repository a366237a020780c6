import type { PublishedEntry } from '../store/calendar-entries.js';
import { calendarRange, type WantedEntry } from './entries.js';

/** A commitment with the entries that it should have now. */
export interface WantedEntries {
  commitment: { id: string; key: string };
  entries: readonly WantedEntry[];
}

type NewState = Omit<PublishedEntry, 'sequence'>;

/**
 * What must be written so that calendars learn of everything: new entries, moved ones, and those no longer wanted as cancelled.
 * Entries of the past that fell out of the range of the calendar are left as they are. Pure.
 */
export function changesTo(
  published: readonly PublishedEntry[],
  wanted: readonly WantedEntries[],
  { today, now }: { today: string; now: Date },
): NewState[] {
  const known = new Map(published.map((entry) => [placeOf(entry), entry]));
  const changes: NewState[] = [];
  for (const { commitment, entries } of wanted) {
    for (const entry of entries) {
      const state = stateOf(commitment, entry, now);
      const place = placeOf(state);
      const old = known.get(place);
      known.delete(place);
      if (old === undefined) changes.push(state);
      else if (differs(old, state)) changes.push({ ...state, uid: old.uid });
    }
  }
  const { from } = calendarRange(today);
  for (const { sequence: _, ...entry } of known.values()) {
    if (entry.status === 'cancelled' || (!entry.yearly && entry.last_day < from)) continue;
    changes.push({ ...entry, status: 'cancelled', changed_at: now });
  }
  return changes;
}

function placeOf({ commitment_id, occurrence, part }: Pick<NewState, 'commitment_id' | 'occurrence' | 'part'>): string {
  return [commitment_id, occurrence, part].join(' ');
}

function stateOf(commitment: WantedEntries['commitment'], entry: WantedEntry, now: Date): NewState {
  const { occurrence, part, firstDay, lastDay, yearly, status, done } = entry;
  return {
    uid: `${commitment.key}.${occurrence.key}.${part}@concordance`,
    commitment_id: commitment.id,
    occurrence: occurrence.key,
    part,
    first_day: firstDay,
    last_day: lastDay,
    yearly,
    status,
    done,
    changed_at: now,
  };
}

function differs(a: NewState, b: NewState): boolean {
  return (
    a.first_day !== b.first_day ||
    a.last_day !== b.last_day ||
    a.yearly !== b.yearly ||
    a.status !== b.status ||
    a.done !== b.done
  );
}
