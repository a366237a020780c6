/**
 * Identities that people have unlocked, in the memory of this process alone, each for one person and for a short time. A restart locks everything.
 */
export interface Keyring {
  unlock(personId: string, partyId: string, identity: string): void;
  /** Null where it is locked. */
  identity(personId: string, partyId: string): string | null;
  /** Until when it is unlocked; null where it is locked. */
  until(personId: string, partyId: string): Date | null;
  lock(personId: string): void;
}

/** How long a key stays unlocked. */
export const UNLOCKED_FOR = 10 * 60_000;

/** @param now in milliseconds; of the tests. */
export function makeKeyring(now: () => number = Date.now): Keyring {
  const unlocked = new Map<string, { identity: string; until: number }>();
  const keyOf = (personId: string, partyId: string): string => `${personId} ${partyId}`;
  const held = (personId: string, partyId: string) => {
    for (const [key, { until }] of unlocked) if (until <= now()) unlocked.delete(key);
    return unlocked.get(keyOf(personId, partyId)) ?? null;
  };
  return {
    unlock(personId, partyId, identity) {
      held(personId, partyId);
      unlocked.set(keyOf(personId, partyId), { identity, until: now() + UNLOCKED_FOR });
    },
    identity: (personId, partyId) => held(personId, partyId)?.identity ?? null,
    until(personId, partyId) {
      const found = held(personId, partyId);
      return found === null ? null : new Date(found.until);
    },
    lock(personId) {
      for (const key of unlocked.keys()) if (key.startsWith(`${personId} `)) unlocked.delete(key);
    },
  };
}

/** The one of this process. */
export const keyring = makeKeyring();
