import { ClauseWords } from './clause-words.js';
import { pairByStructure } from './pair-by-structure.js';
import { asks, type ClausePair, pairByWords } from './pair-by-words.js';
import type { SuggestedLink, ThreadClause, ThreadDocument } from './thread.js';
import { rounded, twinsOf } from './twins.js';

/**
 * The links that a thread suggests: each clause to the closest earlier document that says it, a draft to the text that it became,
 * and clauses that say the same within one document. One to one as far as possible; a clause that was split has several children,
 * one that was merged several parents. Texts in one language are compared by their words, others by their structure.
 *
 * @param documents In the order of their adoption; a draft before the text that it became.
 */
export function alignThread(documents: readonly ThreadDocument[]): SuggestedLink[] {
  const words = new ClauseWords(documents.flatMap((document) => document.clauses));
  const parents = new Parents();
  const byId = new Map(documents.map((document) => [document.id, document]));
  for (const [i, document] of documents.entries()) {
    const before = documents.slice(0, i).reverse();
    const drafts = before.filter((draft) => draft.draftOf === document.id);
    for (const draft of drafts) parents.add(pairDocuments(draft.clauses, document.clauses, words, true));
    if (document.draftOf === null || !byId.has(document.draftOf)) linkBack(document, adopted(before), words, parents);
    // What a draft said and the text that it became does not may have been said before all the same.
    for (const draft of drafts) linkBack(lost(draft, parents), adopted(before), words, parents);
  }
  const twins = documents.flatMap((document) => twinsOf(document, words));
  return [...parents.links(), ...twins];
}

const adopted = (documents: readonly ThreadDocument[]) => documents.filter((document) => document.draftOf === null);

function lost(draft: ThreadDocument, parents: Parents): ThreadDocument {
  return { ...draft, clauses: draft.clauses.filter((clause) => !parents.hasChild(clause)) };
}

/** Links clauses to earlier documents, the latest first; what one of them says is not looked for in those before it. */
function linkBack(
  document: ThreadDocument,
  before: readonly ThreadDocument[],
  words: ClauseWords,
  parents: Parents,
): void {
  const said = new Map<ThreadClause, ThreadClause[]>();
  /** Earlier clauses whose line has reached this document. */
  const reached = new Set<ThreadClause>();
  const add = (pairs: readonly ClausePair[]) => {
    parents.add(pairs);
    for (const { earlier, later } of pairs) {
      said.set(later, [...(said.get(later) ?? []), earlier]);
      for (const ancestor of parents.ancestors(earlier)) reached.add(ancestor);
    }
  };
  for (const older of before) {
    const open = document.clauses.filter((clause) => !said.has(clause));
    add(
      pairDocuments(
        older.clauses.filter((clause) => !reached.has(clause)),
        open,
        words,
        false,
      ),
    );
    const waiting = older.clauses.filter((clause) => !reached.has(clause));
    add(partsIn(waiting, said, words));
  }
}

/** Older clauses that stand in what a clause says beside the parents that it has. */
function partsIn(
  older: readonly ThreadClause[],
  said: ReadonlyMap<ThreadClause, readonly ThreadClause[]>,
  words: ClauseWords,
): ClausePair[] {
  const pairs: ClausePair[] = [];
  for (const [later, known] of said) {
    for (const earlier of older) {
      if (asks(earlier) !== asks(later) || words.partOf(earlier, later, known) < WHOLE_PART) continue;
      pairs.push({ earlier, later, similarity: words.between(earlier, later) });
    }
  }
  return pairs;
}

/** How much of an older clause must stand beside what a clause has from others already. */
const WHOLE_PART = 0.6;

function pairDocuments(
  earlier: readonly ThreadClause[],
  later: readonly ThreadClause[],
  words: ClauseWords,
  draft: boolean,
): ClausePair[] {
  // A text is adopted once: what another one adopts is another text, however alike their names are.
  const lasting = (clauses: readonly ThreadClause[]) =>
    draft ? clauses : clauses.filter((clause) => clause.act !== 'adopt');
  const [a, b] = [lasting(earlier), lasting(later)];
  const comparable = a.some((one) => b.some((other) => words.shareLanguage(one, other)));
  return comparable ? pairByWords(a, b, words) : pairByStructure(a, b, draft);
}

/** Who descends from whom, while it is found out. */
class Parents {
  readonly #pairs = new Map<string, ClausePair>();
  readonly #of = new Map<ThreadClause, ThreadClause[]>();
  readonly #withChild = new Set<ThreadClause>();

  add(pairs: readonly ClausePair[]): void {
    for (const pair of pairs) {
      this.#pairs.set(`${pair.earlier.commitmentId}\n${pair.later.commitmentId}`, pair);
      this.#of.set(pair.later, [...(this.#of.get(pair.later) ?? []), pair.earlier]);
      this.#withChild.add(pair.earlier);
    }
  }

  hasChild(clause: ThreadClause): boolean {
    return this.#withChild.has(clause);
  }

  /** The clause itself and all before it. */
  ancestors(clause: ThreadClause): Set<ThreadClause> {
    const found = new Set([clause]);
    for (const one of found) for (const parent of this.#of.get(one) ?? []) found.add(parent);
    return found;
  }

  links(): SuggestedLink[] {
    return [...this.#pairs.values()].map(({ earlier, later, similarity }) => ({
      kind: 'line',
      earlierId: earlier.commitmentId,
      laterId: later.commitmentId,
      similarity: rounded(similarity),
    }));
  }
}
