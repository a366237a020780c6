import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './block.js';
import { roundOf } from './remind-of-reports.js';
import { afterReportEntry, foldReport, moved, type ReportEntry } from './report.js';

const SECTIONS = ['s', 't'];
const section = (id: string) => ({ id, headings: {}, questions: [], commitments: [] });
const block = (id: string, text: string): Block => ({
  ...{ id, version: 1, wording: { text, lang: 'en' }, joins: false, cites: false, body: { kind: 'text' }, sources: [] },
});
const BEGUN: ReportEntry[] = [
  { did: 'begun', kind: 'annual', lang: 'en', titles: { en: 'A' }, limit: null },
  ...SECTIONS.map((id): ReportEntry => ({ did: 'section-put', section: section(id) })),
];

const entry: fc.Arbitrary<ReportEntry> = fc.oneof(
  fc.record({
    did: fc.constant('block-put' as const),
    section: fc.constantFrom(...SECTIONS),
    block: fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string()).map(([id, text]) => block(id, text)),
  }),
  fc.record({
    did: fc.constant('block-removed' as const),
    section: fc.constantFrom(...SECTIONS),
    block: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ did: fc.constant('sections-ordered' as const), sections: fc.shuffledSubarray(SECTIONS) }),
  fc.record({
    did: fc.constant('signed' as const),
    signature: fc.record({ by: fc.constantFrom('m', 'n'), at: fc.constant('2026'), sha256: fc.constant('x') }),
  }),
);

describe('what the entries of a report lead to', () => {
  it('loses no signature but by a change, and says that it fell', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        let folded = foldReport(BEGUN);
        for (const one of entries) {
          const next = afterReportEntry(folded, one);
          if (one.did === 'signed') expect(next.signatures).toEqual([...folded.signatures, one.signature]);
          else {
            expect(next.signatures).toEqual([]);
            if (folded.signatures.length > 0) expect(next.fallen).toEqual(folded.signatures);
          }
          folded = next;
        }
      }),
    );
  });

  it('changes one section by an entry about it, and never the other', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), entry, (entries, one) => {
        const before = foldReport([...BEGUN, ...entries]);
        const after = afterReportEntry(before, one);
        if (!('section' in one) || typeof one.section !== 'string') return;
        const other = SECTIONS.find((id) => id !== one.section);
        const find = ({ content }: typeof before) => content.sections.find(({ id }) => id === other);
        expect(find(after)).toBe(find(before));
      }),
    );
  });

  it('keeps what a section holds when it is described or moved', () => {
    const held = foldReport([...BEGUN, { did: 'block-put', section: 's', block: block('a', 'x') }]);
    const named = { ...section('s'), headings: { fr: 'Lois' } };
    const after = afterReportEntry(held, { did: 'section-put', section: named });
    expect(after.content.sections[0]).toMatchObject({ headings: { fr: 'Lois' }, blocks: [{ id: 'a' }] });
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });

  it('is reminded of 30 and 7 days before its day, on it and 7 days after, and a missed round is made up for', () => {
    const rounds = ['2026-11-30', '2026-12-01', '2026-12-04', '2026-12-05', '2026-12-24', '2026-12-31', '2027-01-07'];
    expect(rounds.map((today) => roundOf('2026-12-31', today))).toEqual([null, -30, -30, null, -7, 0, 7]);
  });
});
