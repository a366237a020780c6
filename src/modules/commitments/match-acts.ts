/** What is compared of an act of the register and an act that was read. */
export interface ActSeen {
  act: string;
  addressees: readonly string[];
}

/**
 * Pairs the acts of one paragraph as the register holds them with those that were read: equal ones first, then the same act with others
 * asked, then by place where as many are left over on both sides. Pure; both in the order of the text.
 *
 * @returns for each act of the register the index of the read one, or null; and the indexes of read ones that are left.
 */
export function matchActs(
  held: readonly ActSeen[],
  read: readonly ActSeen[],
): { pairs: (number | null)[]; left: number[] } {
  const pairs: (number | null)[] = held.map(() => null);
  const free = new Set(read.keys());
  const pass = (fits: (a: ActSeen, b: ActSeen) => boolean) => {
    for (const [at, one] of held.entries()) {
      if (pairs[at] !== null) continue;
      const found = [...free].find((other) => {
        const act = read[other];
        return act !== undefined && fits(one, act);
      });
      if (found === undefined) continue;
      pairs[at] = found;
      free.delete(found);
    }
  };
  pass((a, b) => a.act === b.act && sameSet(a.addressees, b.addressees));
  pass((a, b) => a.act === b.act);
  const waiting = pairs.filter((pair) => pair === null).length;
  if (waiting === free.size) pass(() => true);
  else pass((a, b) => a.addressees.length > 0 && sameSet(a.addressees, b.addressees));
  return { pairs, left: [...free].sort((a, b) => a - b) };
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
