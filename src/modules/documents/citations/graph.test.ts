import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutArcs, MOST_ARCS, MOST_HERE, MOST_ONLY_CITED } from './arcs.js';
import { byTime, type Citation, type GraphDocument, onlyCited, selectCitations, sortCitations } from './graph.js';

function document(symbol: string, date: string, more: Partial<GraphDocument> = {}): GraphDocument {
  return { ...onlyCited(symbol), id: symbol, slug: onlyCited(symbol).key, status: 'adopted', date, ...more };
}
const cite = (citing: GraphDocument, cited: GraphDocument, paragraphs = 1): Citation => ({
  citing,
  cited,
  sources: paragraphs === 0 ? ['fact'] : ['reading'],
  paragraphs,
});

const first = document('A/RES/61/180', '2006-12-20', { inThread: true });
const plan = document('A/RES/64/293', '2010-07-30', { inThread: true });
const later = document('A/RES/70/179', '2015-12-17', { inThread: true });
const women = document('A/RES/79/152', '2024-12-17');
const charter = onlyCited('A/RES/55/25');
const all = [cite(plan, first, 2), cite(later, first, 0), cite(later, plan), cite(later, charter), cite(women, plan)];

describe('a selection of citations', () => {
  it('keeps to the thread, and counts what it cites outside', () => {
    const { drawn, listed, outside } = selectCitations(all, { scope: 'thread', of: null });
    expect([drawn.length, listed.length, outside]).toEqual([3, 3, 1]);
  });

  it('narrows the list to the document in focus and draws the others as well', () => {
    const { drawn, listed, focus } = selectCitations(all, { scope: 'thread', of: 'a-res-64-293' });
    expect(focus).toBe(plan);
    expect(drawn.length).toBe(3);
    expect(listed.map(({ citing, cited }) => [citing.symbol, cited.symbol])).toEqual([
      ['A/RES/64/293', 'A/RES/61/180'],
      ['A/RES/70/179', 'A/RES/64/293'],
    ]);
  });

  it('widens to all documents for one outside of the thread', () => {
    const { scope, listed } = selectCitations(all, { scope: 'thread', of: 'a-res-55-25' });
    expect([scope, listed.length]).toEqual(['all', 1]);
  });

  it('lists nothing of a document that nobody knows', () => {
    expect(selectCitations(all, { scope: 'all', of: 'nothing' })).toMatchObject({ focus: null, listed: [] });
  });

  it('sorts by either end and by weight', () => {
    const symbols = (sort: 'citing' | 'cited' | 'paragraphs', descending: boolean) =>
      sortCitations(all, { sort, descending }).map(({ citing }) => citing.symbol);
    expect(symbols('citing', true)[0]).toBe('A/RES/79/152');
    expect(symbols('citing', false)[0]).toBe('A/RES/64/293');
    expect(symbols('cited', false)[0]).toBe('A/RES/70/179');
    expect(symbols('paragraphs', true)[0]).toBe('A/RES/64/293');
  });
});

describe('the picture of citations', () => {
  it('puts documents in the order of time, each year said once', () => {
    const { rows } = layOutArcs(all, null);
    expect(rows.map(({ document }) => document.symbol)).toEqual([
      'A/RES/55/25',
      'A/RES/61/180',
      'A/RES/64/293',
      'A/RES/70/179',
      'A/RES/79/152',
    ]);
    expect(rows.map(({ year }) => year)).toEqual(['2000', '2006', '2010', '2015', '2024']);
  });

  it('tells what the document in focus cites from what cites it, and draws them last', () => {
    const { arcs, rows } = layOutArcs(all, plan);
    expect(
      arcs
        .slice(-3)
        .map(({ standing }) => standing)
        .sort(),
    ).toEqual(['in', 'in', 'out']);
    expect(rows.find(({ standing }) => standing === 'focus')?.document).toBe(plan);
    expect(rows.filter(({ standing }) => standing === 'far').map(({ document }) => document)).toEqual([charter]);
  });

  it('keeps every arc inside and leaves to the table what would be too much, whatever cites what', () => {
    const node = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node, fc.integer({ min: 0, max: 9 })), { maxLength: 900 }), (pairs) => {
        const known = Array.from({ length: 401 }, (_, n) =>
          n % 2 === 0 ? document(`A/RES/${n}/1`, String(1945 + n)) : onlyCited(`A/RES/${n}/1`),
        );
        const citations = pairs.flatMap(([from, to, paragraphs]) => {
          const [citing, cited] = [known[from], known[to]];
          return citing && cited && citing !== cited ? [cite(citing, cited, paragraphs)] : [];
        });
        const { rows, arcs, height, left } = layOutArcs(citations, citations[0]?.cited ?? null);
        expect(rows.length).toBeLessThanOrEqual(MOST_HERE + MOST_ONLY_CITED);
        expect(arcs.length).toBeLessThanOrEqual(MOST_ARCS);
        expect(arcs.length + left.arcs).toBe(citations.length);
        for (const { from, to, reach } of arcs) {
          expect(Math.min(from, to, reach)).toBeGreaterThan(0);
          expect(Math.max(from, to)).toBeLessThan(height);
          expect(reach).toBeLessThanOrEqual(1);
        }
        expect(rows.map(({ document }) => document)).toEqual(rows.map(({ document }) => document).sort(byTime));
      }),
      { numRuns: 40 },
    );
  });
});
