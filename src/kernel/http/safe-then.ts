const NOWHERE = 'http://nowhere.invalid';

/**
 * A path of this house to go on to, out of what an address says, or null: other hosts, other schemes and whatever a browser might take for
 * them lead nowhere.
 */
export function safeThen(then: string | null | undefined): string | null {
  if (!then || then.length > 2000 || !/^\/(?![/\\])/.test(then) || /[\p{Cc}\\]/u.test(then)) return null;
  if (!URL.canParse(then, NOWHERE)) return null;
  const { origin, pathname, search, hash } = new URL(then, NOWHERE);
  // "/.//elsewhere" has become "//elsewhere" by now.
  return origin === NOWHERE && !pathname.startsWith('//') ? pathname + search + hash : null;
}
