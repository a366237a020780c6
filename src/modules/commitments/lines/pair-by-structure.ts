import { findNamed } from '../../documents/index.js';
import type { ClausePair } from './pair-by-words.js';
import type { ThreadClause } from './thread.js';

/** Between a draft and the text that it became, in their order, less must agree ... */
const SAME_IN_ORDER = 0.4;
/** ... than between texts of different years, where order says nothing and the next best must be well behind. */
const SAME_ANYWHERE = 0.75;
const AHEAD_OF_THE_NEXT = 0.15;
/** What structure shows is less sure than words: its similarity never passes this. */
const MOST_BY_STRUCTURE = 0.5;

/**
 * Pairs clauses of two documents that have no language in common, by what does not depend on language: the act, who is asked, what
 * is cited, who is named, numbers. `inOrder`: one is a draft of the other.
 */
export function pairByStructure(
  earlier: readonly ThreadClause[],
  later: readonly ThreadClause[],
  inOrder: boolean,
): ClausePair[] {
  const likeness = new StructureLikeness([...earlier, ...later]);
  const pairs = inOrder ? pairInOrder(earlier, later, likeness) : pairOutstanding(earlier, later, likeness);
  return pairs.map((pair) => ({ ...pair, similarity: pair.similarity * MOST_BY_STRUCTURE }));
}

/** The heaviest run of pairs that keeps the order of both texts, then what was joined to the clause before or after it. */
function pairInOrder(
  earlier: readonly ThreadClause[],
  later: readonly ThreadClause[],
  likeness: StructureLikeness,
): ClausePair[] {
  const alike = earlier.map((a, i) =>
    later.map((b, j) => {
      const apart = Math.abs(i / earlier.length - j / later.length);
      return likeness.between(a, b) - apart / 2;
    }),
  );
  const width = later.length + 1;
  const best = new Float64Array((earlier.length + 1) * width);
  const together = (i: number, j: number) => {
    const likely = alike[i]?.[j] ?? 0;
    return likely >= SAME_IN_ORDER ? likely + (best[(i + 1) * width + j + 1] ?? 0) : 0;
  };
  for (let i = earlier.length - 1; i >= 0; i--) {
    for (let j = later.length - 1; j >= 0; j--) {
      const here = i * width + j;
      best[here] = Math.max(together(i, j), best[here + width] ?? 0, best[here + 1] ?? 0);
    }
  }
  const pairs: ClausePair[] = [];
  for (let i = 0, j = 0; i < earlier.length && j < later.length; ) {
    const [a, b] = [earlier[i], later[j]];
    const here = i * width + j;
    if (a && b && together(i, j) > 0 && best[here] === together(i, j)) {
      pairs.push({ earlier: a, later: b, similarity: likeness.between(a, b) });
      i++;
      j++;
    } else if (best[here] === best[here + width]) i++;
    else j++;
  }
  return [...pairs, ...joined(earlier, pairs, likeness)];
}

/** A clause left over whose neighbour in the paragraph became a clause that does the same to those whom it asks too. */
function joined(
  earlier: readonly ThreadClause[],
  pairs: readonly ClausePair[],
  likeness: StructureLikeness,
): ClausePair[] {
  const paired = new Set(pairs.map((pair) => pair.earlier));
  return earlier.flatMap((part) => {
    if (paired.has(part) || part.addressees.length === 0) return [];
    const whole = pairs.find(
      ({ earlier: neighbour, later }) =>
        sameParagraph(neighbour, part) &&
        neighbour.act === part.act &&
        later.act === part.act &&
        part.addressees.every((code) => later.addressees.includes(code) && !neighbour.addressees.includes(code)),
    );
    return whole ? [{ earlier: part, later: whole.later, similarity: likeness.between(part, whole.later) }] : [];
  });
}

function sameParagraph(a: ThreadClause, b: ThreadClause): boolean {
  return a.section === b.section && a.part === b.part && a.n === b.n;
}

/** Clauses that are each other's best by far. */
function pairOutstanding(
  earlier: readonly ThreadClause[],
  later: readonly ThreadClause[],
  likeness: StructureLikeness,
): ClausePair[] {
  return later.flatMap((b) => {
    const best = outstanding(b, earlier, likeness);
    if (!best || outstanding(best.clause, later, likeness)?.clause !== b) return [];
    return [{ earlier: best.clause, later: b, similarity: best.similarity }];
  });
}

function outstanding(
  of: ThreadClause,
  among: readonly ThreadClause[],
  likeness: StructureLikeness,
): { clause: ThreadClause; similarity: number } | null {
  if (of.addressees.length === 0) return null;
  const ranked = among
    .map((clause) => ({ clause, similarity: likeness.between(of, clause) }))
    .sort((x, y) => y.similarity - x.similarity);
  const [best, next] = ranked;
  if (!best || best.similarity < SAME_ANYWHERE || !likeness.telling(of, best.clause)) return null;
  return best.similarity - (next?.similarity ?? 0) >= AHEAD_OF_THE_NEXT ? best : null;
}

/** What two clauses share of their marks, each by how rare it is in the two documents (Dice, weighted). */
class StructureLikeness {
  readonly #marks: ReadonlyMap<ThreadClause, Set<string>>;
  readonly #weights = new Map<string, number>();

  constructor(clauses: readonly ThreadClause[]) {
    const holders = new Map<string, number>();
    this.#marks = withNeighbours(clauses);
    for (const marks of this.#marks.values()) {
      for (const mark of marks) holders.set(mark, (holders.get(mark) ?? 0) + 1);
    }
    for (const [mark, count] of holders) this.#weights.set(mark, Math.log(1 + clauses.length / count));
  }

  /** 0 to 1. */
  between(a: ThreadClause, b: ThreadClause): number {
    const [one, other] = [this.#marks.get(a) ?? new Set<string>(), this.#marks.get(b) ?? new Set<string>()];
    const both = [...one].filter((mark) => other.has(mark));
    const all = this.#weigh(one) + this.#weigh(other);
    return all === 0 ? 0 : (2 * this.#weigh(both)) / all;
  }

  /** Whether they share more than an act of those who are asked for everything. */
  telling(a: ThreadClause, b: ThreadClause): boolean {
    const other = this.#marks.get(b) ?? new Set<string>();
    return [...(this.#marks.get(a) ?? [])].some((mark) => other.has(mark) && TELLING.test(mark));
  }

  #weigh(marks: Iterable<string>): number {
    let sum = 0;
    for (const mark of marks) sum += this.#weights.get(mark) ?? 0;
    return sum;
  }
}

/** A treaty's own States, something cited, a year; the bodies named are those asked, as often as not. */
const TELLING = /^(?:cites|number) |^asks (?:MEMBER_STATES_NOT_YET_PARTY|STATES_PARTIES)$/u;

/** The marks of each clause, and who else is asked in its paragraph. */
function withNeighbours(clauses: readonly ThreadClause[]): Map<ThreadClause, Set<string>> {
  const all = new Map(clauses.map((clause) => [clause, marksOf(clause)] as const));
  for (const [i, clause] of clauses.entries()) {
    for (const beside of [clauses[i - 1], clauses[i + 1]]) {
      if (!beside || !sameParagraph(clause, beside)) continue;
      for (const code of beside.addressees) all.get(clause)?.add(`beside ${beside.act} ${code}`);
    }
  }
  return all;
}

function marksOf(clause: ThreadClause): Set<string> {
  const marks = new Set<string>([`act ${clause.act}`]);
  for (const code of clause.addressees) marks.add(`asks ${code}`).add(`${clause.act} ${code}`);
  for (const citation of clause.citations) marks.add(`cites ${citation}`);
  for (const [lang, words] of clause.words) {
    for (const code of findNamed(words, lang)) marks.add(`names ${code}`);
    // Years and the like: shorter numbers are months in one language and words in another.
    for (const [number] of words.normalize('NFKC').matchAll(/(?<!\d)\d{4}(?!\d)/gu)) marks.add(`number ${number}`);
  }
  return marks;
}
