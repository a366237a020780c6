import type { Unit } from './paragraphs.js';
import { Likeness, type Profile } from './similarity.js';

/** Paragraphs of both sides that belong together: one of each, or several on one side, or none. */
export interface Group {
  old: Unit[];
  new: Unit[];
  similarity: number;
  moved: boolean;
}

/** From here on two paragraphs are one reworded, wherever they stand. */
const SAME_PARAGRAPH = 0.45;
/** ... and from one part of the text to another (a preambular paragraph made operative). */
const SAME_ELSEWHERE = 0.6;
/** Between the same neighbours less will do. */
const SAME_BETWEEN_NEIGHBOURS = 0.25;
/** How much of a paragraph must be in what another has lost or gained, to be a part of it. */
const PART_OF = 0.5;
const FEWEST_WORDS_OF_A_PART = 5;

/** Pairs the paragraphs of two texts in one language. */
export function alignByWords(old: readonly Unit[], now: readonly Unit[]): Group[] {
  const likeness = new Likeness([...old, ...now]);
  const partner = new Map<Unit, Unit>();
  const pair = (a: Unit, b: Unit) => {
    partner.set(a, b);
    partner.set(b, a);
  };
  pairEqual(old, now, partner, pair);
  pairAlike(old, now, likeness, partner, pair);
  pairBetweenNeighbours(old, now, likeness, partner, pair);
  const groups: Group[] = [];
  const groupOf = new Map<Unit, Group>();
  for (const a of old) {
    const b = partner.get(a);
    if (!b) continue;
    const group: Group = {
      old: [a],
      new: [b],
      similarity: a.saying === b.saying ? 1 : likeness.between(a, b),
      moved: false,
    };
    groups.push(group);
    groupOf.set(a, group).set(b, group);
  }
  joinParts(old, now, likeness, partner, groupOf);
  for (const a of old) if (!groupOf.has(a)) groups.push({ old: [a], new: [], similarity: 0, moved: false });
  for (const b of now) if (!groupOf.has(b)) groups.push({ old: [], new: [b], similarity: 0, moved: false });
  markMoved(groups);
  return groups;
}

type Pair = (a: Unit, b: Unit) => void;

/** Equal texts first, in order (so that a text repeated word for word keeps its place), then the ones that moved. */
function pairEqual(old: readonly Unit[], now: readonly Unit[], partner: Map<Unit, Unit>, pair: Pair): void {
  for (const across of [false, true]) {
    const waiting = new Map<string, Unit[]>();
    const key = (unit: Unit) => (across ? unit.saying : `${unit.column}\n${unit.saying}`);
    for (const b of now) {
      if (partner.has(b)) continue;
      const list = waiting.get(key(b));
      if (list) list.push(b);
      else waiting.set(key(b), [b]);
    }
    for (const a of old) {
      const b = partner.has(a) || a.saying === '' ? undefined : waiting.get(key(a))?.shift();
      if (b) pair(a, b);
    }
  }
}

function pairAlike(
  old: readonly Unit[],
  now: readonly Unit[],
  likeness: Likeness<Unit>,
  partner: Map<Unit, Unit>,
  pair: Pair,
): void {
  const candidates: { a: Unit; b: Unit; score: number; distance: number }[] = [];
  for (const a of old) {
    if (partner.has(a)) continue;
    for (const b of now) {
      if (partner.has(b)) continue;
      const here = a.column === b.column;
      const score = likeness.between(a, b);
      if (score >= (here ? SAME_PARAGRAPH : SAME_ELSEWHERE)) {
        candidates.push({ a, b, score: score + (here ? 0.05 : 0), distance: Math.abs(a.index - b.index) });
      }
    }
  }
  // The sort is stable and the candidates are in the order of both texts, so ties fall the same way every time.
  candidates.sort((x, y) => y.score - x.score || x.distance - y.distance);
  for (const { a, b } of candidates) if (!partner.has(a) && !partner.has(b)) pair(a, b);
}

function pairBetweenNeighbours(
  old: readonly Unit[],
  now: readonly Unit[],
  likeness: Likeness<Unit>,
  partner: Map<Unit, Unit>,
  pair: Pair,
): void {
  const place = new Map(now.map((unit, i) => [unit, i]));
  let after = -1;
  for (const [i, a] of old.entries()) {
    const found = partner.get(a);
    if (found) {
      after = place.get(found) ?? after;
      continue;
    }
    const b = now[after + 1];
    if (!b || partner.has(b) || a.column !== b.column) continue;
    const next = old[i + 1];
    const following = next && partner.get(next);
    if (following && place.get(following) !== after + 2) continue;
    if (likeness.between(a, b) >= SAME_BETWEEN_NEIGHBOURS) {
      pair(a, b);
      after += 1;
    }
  }
}

/** A paragraph left over may be a part of one that is paired: then that one was split, or both were merged. */
function joinParts(
  old: readonly Unit[],
  now: readonly Unit[],
  likeness: Likeness<Unit>,
  partner: Map<Unit, Unit>,
  groupOf: Map<Unit, Group>,
): void {
  const taken = new Map<Unit, Profile[]>();
  const join = (left: readonly Unit[], wholes: readonly Unit[], add: (group: Group, part: Unit) => void) => {
    for (const part of left) {
      if (partner.has(part) || part.tokens.filter((word) => word.isWord).length < FEWEST_WORDS_OF_A_PART) continue;
      const profile = likeness.profile(part);
      let best: { whole: Unit; share: number; before: Profile[] } | null = null;
      for (const whole of wholes) {
        const other = partner.get(whole);
        if (!other || whole.column !== part.column) continue;
        const before = taken.get(whole) ?? [likeness.profile(other)];
        const rest = likeness.without(likeness.profile(whole), before);
        const share = likeness.within(profile, rest);
        if (share >= PART_OF && (!best || share > best.share)) best = { whole, share, before };
      }
      const group = best && groupOf.get(best.whole);
      if (!best || !group) continue;
      taken.set(best.whole, [...best.before, profile]);
      add(group, part);
      groupOf.set(part, group);
    }
  };
  // A group is split or merged, never both.
  join(
    now,
    old.filter((whole) => groupOf.get(whole)?.old.length === 1),
    (group, part) => insert(group.new, part),
  );
  join(
    old,
    now.filter((whole) => groupOf.get(whole)?.new.length === 1),
    (group, part) => insert(group.old, part),
  );
}

function insert(units: Unit[], part: Unit): void {
  units.push(part);
  units.sort((a, b) => a.index - b.index);
}

/**
 * What keeps its order is the heaviest increasing run of pairs; the others moved. Numbers play no part: a paragraph whose number
 * changed because another came before it has not moved.
 */
function markMoved(groups: readonly Group[]): void {
  const columns = new Map<string, Group[]>();
  for (const group of groups) {
    const [a, b] = [group.old[0], group.new[0]];
    if (!a || !b) continue;
    if (a.column !== b.column) group.moved = true;
    else columns.set(a.column, [...(columns.get(a.column) ?? []), group]);
  }
  for (const column of columns.values()) {
    const order = [...column].sort((x, y) => (x.old[0]?.index ?? 0) - (y.old[0]?.index ?? 0));
    const weight = order.map((group) => 1 + Math.log(1 + (group.old[0]?.tokens.length ?? 0)));
    const best = weight.slice();
    const before = order.map(() => -1);
    for (let i = 0; i < order.length; i++) {
      for (let k = 0; k < i; k++) {
        const grows = (order[k]?.new[0]?.index ?? 0) < (order[i]?.new[0]?.index ?? 0);
        const total = (best[k] ?? 0) + (weight[i] ?? 0);
        if (grows && total > (best[i] ?? 0)) {
          best[i] = total;
          before[i] = k;
        }
      }
    }
    const inOrder = new Set<number>();
    for (let i = best.indexOf(Math.max(...best)); i >= 0; i = before[i] ?? -1) inOrder.add(i);
    for (const [i, group] of order.entries()) group.moved = !inOrder.has(i);
  }
}
