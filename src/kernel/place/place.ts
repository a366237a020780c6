import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Where what is done now comes from. Set by whoever lets the world in (requests, the worker, the command line) and read by
 * `recordAction` alone, so that no use case passes it on (decision 0056).
 */
const places = new AsyncLocalStorage<string>();

/** `here`: a browser or program on this very machine. */
export type KnownPlace = 'here' | 'job' | 'command line';

/** Does the work with `place` as its place; a place inside of another one wins. */
export function inPlace<T>(place: KnownPlace | (string & {}) | null, work: () => T): T {
  return place === null ? work() : places.run(place, work);
}

export function currentPlace(): string | null {
  return places.getStore() ?? null;
}

/**
 * As much of an address as the log keeps: the /24 of an IPv4, the /48 of an IPv6, which say a provider or an institution and no person.
 *
 * @param address IPv4, or IPv6 with all its groups written or at least its first four, as `Client.address` has it.
 * @returns null for what is no address.
 */
export function placeOfAddress(address: string): string | null {
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (four) return `${four[1]}.0/24`;
  const groups = address.toLowerCase().split(':');
  if (groups.length < 4 || !groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return null;
  const bare = groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${bare.join(':')}::/48`;
}
