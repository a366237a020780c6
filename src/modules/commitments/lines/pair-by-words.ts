import { strengthOf } from '../../documents/index.js';
import { asksSomething } from '../commitment.js';
import type { ClauseWords } from './clause-words.js';
import type { ThreadClause } from './thread.js';

/** Two clauses that say the same, the earlier one first. */
export interface ClausePair {
  earlier: ThreadClause;
  later: ThreadClause;
  similarity: number;
}

/** From here on two clauses are one reworded (tuned, with the next one, on the texts of `tests/kit/gold-lines.ts`). */
const SAME_REQUEST = 0.41;
/** What a shorter clause has in a longer one counts for so much: requests grow from resolution to resolution. */
const GROWN = 0.6;
/** How much of a leftover clause must be in what a paired one has beside its partner, to be a part of it. */
const PART_OF = 0.5;

/**
 * Pairs the clauses of two documents by their words: the most alike first, one to one; then what is left over as parts of clauses
 * that were split or merged.
 */
export function pairByWords(
  earlier: readonly ThreadClause[],
  later: readonly ThreadClause[],
  words: ClauseWords,
): ClausePair[] {
  const pairs = pairAlike(earlier, later, words);
  const childOf = new Map(pairs.map((pair) => [pair.earlier, pair.later]));
  const parentOf = new Map(pairs.map((pair) => [pair.later, pair.earlier]));
  const left = { earlier: earlier.filter((a) => !childOf.has(a)), later: later.filter((b) => !parentOf.has(b)) };
  const split = partsOf(left.later, childOf, words).map(({ part, whole, similarity }) => ({
    earlier: whole,
    later: part,
    similarity,
  }));
  const merged = partsOf(left.earlier, parentOf, words).map(({ part, whole, similarity }) => ({
    earlier: part,
    later: whole,
    similarity,
  }));
  return [...pairs, ...split, ...merged];
}

function pairAlike(earlier: readonly ThreadClause[], later: readonly ThreadClause[], words: ClauseWords): ClausePair[] {
  const candidates: (ClausePair & { score: number })[] = [];
  for (const a of earlier) {
    for (const b of later) {
      const similarity = words.between(a, b);
      const alike = Math.max(similarity, GROWN * words.shorterWithin(a, b));
      const kin = kinship(a, b);
      if (alike + kin < SAME_REQUEST) continue;
      // Of two that will do, the one that asks the same of the same, in the same manner.
      const manner = asksSomething(a.act) === asksSomething(b.act) ? 0 : -0.1;
      candidates.push({ earlier: a, later: b, similarity, score: alike + 2 * kin + manner });
    }
  }
  // The sort is stable and the candidates stand in the order of both texts, so ties fall the same way every time.
  candidates.sort((x, y) => y.score - x.score);
  const taken = new Set<ThreadClause>();
  return candidates.flatMap(({ score: _score, ...pair }) => {
    if (taken.has(pair.earlier) || taken.has(pair.later)) return [];
    taken.add(pair.earlier).add(pair.later);
    return [pair];
  });
}

/**
 * -0.1 to 0.1: what the act and those asked add to the words. Long names make clauses alike that ask for different things; the same
 * act of the same addressee is asked in other words more often.
 */
export function kinship(a: ThreadClause, b: ThreadClause): number {
  if (asks(a) !== asks(b)) return -0.1;
  const sameAct = a.act === b.act;
  const [x, y] = [a, b].map(({ act }) => (act === 'undertake' ? null : strengthOf(act)));
  const all = new Set([...a.addressees, ...b.addressees]).size;
  const both = a.addressees.filter((code) => b.addressees.includes(code)).length;
  const sameLadder = x && y && x.ladder === y.ladder;
  return (sameAct ? 0.05 : sameLadder ? 0.02 : 0) + (all === 0 ? 0 : (0.05 * both) / all);
}

/** Plans and declarations commit those who made them, also where they "reaffirm" or "stress". */
export const asks = (clause: ThreadClause): boolean => clause.section === 'annex' || asksSomething(clause.act);

interface Part {
  part: ThreadClause;
  whole: ThreadClause;
  similarity: number;
}

/** Which leftover clauses are parts of paired ones: of what these have beside their partner and the parts found before. */
function partsOf(
  left: readonly ThreadClause[],
  partnerOf: ReadonlyMap<ThreadClause, ThreadClause>,
  words: ClauseWords,
): Part[] {
  const taken = new Map<ThreadClause, ThreadClause[]>();
  return left.flatMap((part) => {
    let best: { whole: ThreadClause; share: number; others: ThreadClause[] } | null = null;
    for (const [whole, partner] of partnerOf) {
      // The name of a body that somebody is asked to support stands in many requests.
      if (asks(whole) !== asks(part)) continue;
      const others = taken.get(whole) ?? [partner];
      const share = words.partOf(part, whole, others);
      if (share >= PART_OF && (!best || share > best.share)) best = { whole, share, others };
    }
    if (!best) return [];
    taken.set(best.whole, [...best.others, part]);
    return [{ part, whole: best.whole, similarity: words.between(part, best.whole) }];
  });
}
