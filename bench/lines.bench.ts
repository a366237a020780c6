import { performance } from 'node:perf_hooks';
import { alignThread } from '../src/modules/commitments/lines/align-thread.js';
import type { ThreadClause, ThreadDocument } from '../src/modules/commitments/lines/thread.js';
import { readSpecimen, threadDocument } from '../tests/kit/thread-clauses.js';
import type { Bench, Figure } from './bench.js';

/** Less about one in twelve that is left out each time: some 60 in each. */
const PARAGRAPHS = 66;
const DOCUMENTS = 14;

/** Numbers between 0 and 1, the same ones every time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** The specimen and what the years may have made of it: clauses reworded, moved, left out, put in, until there are enough paragraphs. */
function variant(id: string, clauses: readonly ThreadClause[], year: number): ThreadDocument {
  const next = sequence(17 + year * 101);
  const made: ThreadClause[] = [];
  const vocabulary = clauses.flatMap((clause) => (clause.words.get('en') ?? '').split(' '));
  for (let n = 1; n <= PARAGRAPHS; n++) {
    const model = clauses[(n - 1) % clauses.length];
    if (!model) break;
    // Which subject a paragraph has stays the same from year to year; every other paragraph of one model speaks of something else.
    const subject = sequence(n);
    const words = (model.words.get('en') ?? '').split(' ').map((word) => {
      const swap = subject() < (n <= clauses.length ? 0 : 0.5) || next() < 0.06;
      return swap
        ? (vocabulary[Math.floor((n <= clauses.length ? next() : subject()) * vocabulary.length)] ?? word)
        : word;
    });
    if (next() < 0.08) continue;
    made.push({ ...model, commitmentId: `${id}/${n}`, n, ordinal: 1, words: new Map([['en', words.join(' ')]]) });
  }
  return { id, draftOf: null, clauses: made };
}

/** What a program would do that cuts every clause into words anew for every pair and counts how many both have. */
function alignNaively(documents: readonly ThreadDocument[]): number {
  let links = 0;
  for (const [i, later] of documents.entries()) {
    for (const earlier of documents.slice(0, i)) {
      for (const b of later.clauses) {
        let best = 0;
        for (const a of earlier.clauses) {
          const [one, other] = [a, b].map((clause) => (clause.words.get('en') ?? '').toLowerCase().split(/\P{L}+/u));
          const both = (one ?? []).filter((word) => other?.includes(word)).length;
          best = Math.max(best, (2 * both) / ((one?.length ?? 0) + (other?.length ?? 0)));
        }
        if (best > 0.5) links++;
      }
    }
  }
  return links;
}

/** The middle of several runs, in milliseconds. */
function milliseconds(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

export const bench: Bench = {
  title: 'Lines: the same request through a thread',
  about: `${DOCUMENTS} resolutions of some 60 clauses, made from the specimen by rewording, leaving out and putting in, aligned clause by clause. Beside it a naive comparison that cuts every pair of clauses into words anew and looks at every earlier document.`,
  async run(): Promise<Figure[]> {
    const { clauses } = threadDocument('specimen', await readSpecimen('en', 'resolution'));
    const thread = Array.from({ length: DOCUMENTS }, (_, year) => variant(`year-${year}`, clauses, year));
    const two = thread.slice(0, 2);
    alignThread(two);
    const [pair, naivePair] = [milliseconds(15, () => alignThread(two)), milliseconds(5, () => alignNaively(two))];
    const [all, naiveAll] = [milliseconds(5, () => alignThread(thread)), milliseconds(1, () => alignNaively(thread))];
    const links = alignThread(thread).filter((link) => link.kind === 'line');
    const right = links.filter((link) => link.earlierId.split('/')[1] === link.laterId.split('/')[1]).length;
    return [
      {
        what: `two resolutions of ${two.map((document) => document.clauses.length).join(' and ')} clauses`,
        measured: `${pair.toFixed(1)} ms`,
        beside: `naive ${naivePair.toFixed(1)} ms, ${(naivePair / pair).toFixed(1)} times`,
        target: '100 ms',
        met: pair < 100,
      },
      {
        what: `a thread of ${DOCUMENTS}`,
        measured: `${all.toFixed(0)} ms`,
        beside: `naive ${naiveAll.toFixed(0)} ms, ${(naiveAll / all).toFixed(1)} times`,
        target: '5000 ms',
        met: all < 5000,
      },
      { what: 'links of the thread that join variants of one paragraph', measured: `${right} of ${links.length}` },
    ];
  },
};
