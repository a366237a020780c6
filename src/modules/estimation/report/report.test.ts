import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGS, translatorFor } from '../../../kernel/i18n/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { estimatePopulation } from '../estimate.js';
import { DEFAULT_OPTIONS, type EstimateOptions } from '../options.js';
import { protectCells } from '../publish/cells.js';
import { arbitraryHistories } from '../testing/arbitrary-histories.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { exploreSensitivity } from '../trust/sensitivity.js';
import '../words.js';
import type { ReadHistories } from '../data/read-histories.js';
import { composeReport } from './compose-report.js';
import type { ReportMatter } from './matter.js';

const APART = 'A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n';
/** Taking the first list away changes the estimate by more than a factor of two. */
const ONE_DECIDES = 'A,B,C,count\n1,0,0,400\n0,1,0,30\n0,0,1,25\n1,1,0,4\n1,0,1,3\n0,1,1,22\n1,1,1,2\n';

function matterOf(data: ReadHistories, options: Partial<EstimateOptions> = {}): ReportMatter {
  const all = { ...DEFAULT_OPTIONS, bootstrap: 40, ...options };
  return {
    estimate: estimatePopulation(data, all),
    sensitivity: exploreSensitivity(data, all),
    cells: protectCells(data, 5),
    checklist: null,
    focus: 'estimate',
    name: 'lists.csv',
    sha256: 'a'.repeat(64),
    version: '9.9.9',
    rounding: 'exact',
    whole: false,
  };
}

/** All words of some blocks, those of tables and pictures included. */
function wordsOf(blocks: readonly Block[]): string {
  const words = blocks.map((block) => {
    if (block.kind !== 'picture') return JSON.stringify(block);
    const { svg, title, description, table } = block.picture;
    return [svg.replace(/<[^>]*>/g, ' '), title, description, JSON.stringify(table)].join(' ');
  });
  return words.join('\n');
}

function beforeDiagnostics({ blocks, lang }: PrintedDocument): Block[] {
  const heading = translatorFor(lang)('estimation.report.diagnostics');
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  expect(at).toBeGreaterThan(0);
  return blocks.slice(0, at);
}

/** Figures of the population that the matter holds; a count of the data or a small limit may be the same number by chance. */
function figuresIn({ estimate, sensitivity, cells }: ReportMatter): number[] {
  const counts = new Set(cells.cells.map(({ count }) => count));
  const judged = estimate.judgement;
  return [
    estimate.fit?.estimate,
    ...(judged?.compared.flatMap(({ estimate: one, interval }) => [one, interval?.['2.5'], interval?.['97.5']]) ?? []),
    ...(judged?.omitted.map(({ estimate: one }) => one) ?? []),
    ...(sensitivity?.thresholds.map(({ estimate: one }) => one) ?? []),
  ]
    .flatMap((value) => (typeof value === 'number' ? [Math.round(value)] : []))
    .filter((figure) => figure > 100 && figure !== cells.observed && !counts.has(figure));
}

describe('the report', { timeout: 60_000 }, () => {
  test('begins with the estimate, its range and what it rests on', () => {
    const matter = matterOf(historiesOf(THREE_LISTS), { bootstrap: 200 });
    const { blocks } = composeReport(matter, 'en');
    const [lead] = blocks;
    expect(matter.estimate.judgement?.verdict).toBe('estimate');
    expect(lead).toMatchObject({
      kind: 'paragraph',
      manner: 'lead',
      text: expect.stringMatching(/^About \d+ persons, of whom 400 were seen \(95 % interval/),
    });
    const pictures = blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture.id] : []));
    expect(pictures).toEqual(['overlaps', 'choices', 'models', 'bootstrap']);
    expect(wordsOf(blocks)).toContain(
      'concordance estimate FILE --method stepwise --threshold 0.02 --bootstrap 200 --seed 1',
    );
  });

  test.each(LANGS)(
    'where there is no reliable estimate, no number of the population stands before the diagnostics (%s)',
    (lang) => {
      for (const text of [APART, ONE_DECIDES]) {
        const matter = matterOf(historiesOf(text));
        expect(matter.estimate.judgement?.verdict).toBe('no-reliable-estimate');
        const document = composeReport(matter, lang);
        const before = wordsOf(beforeDiagnostics(document)).replaceAll(/(?<=\d)[\s.,](?=\d)/g, '');
        for (const figure of figuresIn(matter)) expect(before).not.toMatch(new RegExp(`(?<!\\d)${figure}(?!\\d)`));
        expect(document.blocks[0]).toMatchObject({
          manner: 'lead',
          text: translatorFor(lang)('estimation.summary.refused'),
        });
      }
    },
  );

  test('holds on any data: refused means no figure outside of the diagnostics', () => {
    fc.assert(
      fc.property(arbitraryHistories({ most: 3 }), (histories) => {
        const data: ReadHistories = {
          ...histories,
          countColumn: 'count',
          countGuessed: false,
          rowHistories: new Int32Array(),
          rowCounts: new Float64Array(),
          duplicatedRows: 0,
          covariates: [],
        };
        const matter = matterOf(data, { bootstrap: 0 });
        if (matter.estimate.judgement?.verdict !== 'no-reliable-estimate') return;
        const before = wordsOf(beforeDiagnostics(composeReport(matter, 'en'))).replaceAll(/(?<=\d),(?=\d)/g, '');
        for (const figure of figuresIn(matter))
          expect(before).not.toMatch(new RegExp(`(?<![\\d.])${figure}(?![\\d.])`));
      }),
      { numRuns: 40 },
    );
  });

  test('what is published is rounded, and tells neither small numbers nor totals of lists', () => {
    const data = historiesOf('A,B,C,count\n1,0,0,473\n0,1,0,274\n0,0,1,22\n1,1,0,118\n1,0,1,10\n0,1,1,6\n1,1,1,2\n');
    const matter: ReportMatter = { ...matterOf(data), rounding: 'coarse' };
    const words = wordsOf(composeReport(matter, 'en').blocks);
    const total = 473 + 118 + 10 + 2;
    expect(words).not.toMatch(new RegExp(`(?<!\\d)${total}(?!\\d)`));
    expect(words).toContain('1 to 4');
    const lead = composeReport(matter, 'en').blocks[0];
    const figure = /About ([\d,]+)/.exec(lead?.kind === 'paragraph' ? lead.text : '')?.[1]?.replace(',', '') ?? '';
    expect(figure.slice(2)).toMatch(/^0+$/);
  });

  test('shows the assumptions as someone answered and signed them', () => {
    const matter = matterOf(historiesOf(THREE_LISTS));
    const answer = { answer: 'partly' as const, note: 'Two shelters share a hotline' };
    const checklist = {
      answers: { closed: answer, linkage: answer, heterogeneity: answer, referral: answer },
      signedBy: 'A. Analyst',
      signedOn: '2026-11-29',
    };
    const words = wordsOf(composeReport({ ...matter, checklist }, 'en').blocks);
    expect(words).toContain('Two shelters share a hotline');
    expect(words).toContain('signed by A. Analyst, 29 November 2026');
    expect(wordsOf(composeReport(matter, 'en').blocks)).toContain('Nobody has answered');
  });
});
