import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { coverage, textSource } from '../../../../tests/kit/reading-texts.js';
import { readText } from './read.js';
import type { Item, OperativeParagraph, Reading } from './reading.js';

vi.setConfig({ testTimeout: 120_000 });

/** Sentences of no resolution, one for each opener, with what reading stumbles over: figures, years, brackets, hyphens. */
const PREAMBLE = [
  'Recalling its resolutions 80/1 of 3 October 2025 and 81/999, and the outcome of the meeting held in 2005,1 as well as its annex,',
  'Deeply concerned that boats, bridges and well-known ferries are closed in 20 of 30 harbours,',
  'Bearing in mind the Charter of Harbours,2 in particular article 5 thereof, and paragraph 3 of decision 4/5,',
  'Welcoming the work of the Bureau, which met from 2 to 4 May 2031,',
];
const OPERATIVE = [
  '1. Decides that every harbour is open to people at sea, and requests the Bureau to publish a list of harbours in 2032;',
  '2. Urges States to mark "safe steps" on every quay, in accordance with the Charter of Harbours2 and other rules;',
  '3. Invites the Bureau:',
  '(a) To number the steps;',
  '(b) To train keepers, who:',
  '(i) Can swim;',
  '(ii) Can read;',
  '(c) To report on ice;',
  "4. Requests the Secretary-General to report at its ninetieth session on the Bureau's work.",
];
const NOTES = ['1 Resolution 60/1.', '2 See A/90/999, annex.'];
const HEAD = ['Resolution adopted by the General Assembly on 3 May 2031', '81/998. Harbours and steps'];
const RULE = '__________________';

interface Shape {
  /** Characters a line; 0 keeps a paragraph on one line. */
  width: number;
  blank: boolean;
  indent: boolean;
}

function wrap(paragraph: string, { width, indent }: Shape): string[] {
  const words = `${indent ? '     ' : ''}${paragraph}`;
  if (width === 0) return [words];
  const lines: string[] = [];
  let rest = words;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= 6) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

function lay(paragraphs: string[], shape: Shape): string {
  return paragraphs.flatMap((paragraph) => [...wrap(paragraph, shape), ...(shape.blank ? [''] : [])]).join('\n');
}

const document = (shape: Shape): string =>
  [
    lay(HEAD, { ...shape, blank: true, indent: false }),
    '',
    lay(['The General Assembly,', ...PREAMBLE, ...OPERATIVE], shape),
    '',
    RULE,
    ...NOTES,
  ].join('\n');

const outline = (items: Item[]): unknown[] => items.map((item) => [item.label, item.text, outline(item.items)]);
const paragraph = (p: OperativeParagraph): unknown => [p.n, p.text, outline(p.items), p.footnotes];
/** Everything a reading says but its spans. */
const said = (reading: Reading): unknown => ({
  formula: reading.enactingFormula,
  preambular: reading.preambular.map((p) => [p.n, p.text, outline(p.items), p.footnotes]),
  operative: reading.operative.map(paragraph),
  notes: reading.notes.map((note) => [note.n, note.text]),
});
const WHOLE = document({ width: 0, blank: true, indent: false });

const shapes = fc.record({
  width: fc.oneof(fc.constant(0), fc.integer({ min: 60, max: 110 })),
  blank: fc.boolean(),
  indent: fc.boolean(),
});

describe('reading', () => {
  it('finds what the example holds', () => {
    const reading = readText(textSource(WHOLE));
    expect(reading.preambular).toHaveLength(4);
    expect(reading.operative.map((p) => p.n)).toEqual([1, 2, 3, 4]);
    expect(reading.preambular.map((p) => p.footnotes)).toEqual([[1], [], [2], []]);
    expect(reading.operative[1]?.footnotes).toEqual([2]);
    expect(reading.operative[2]?.items.map((item) => [item.label, item.items.length])).toEqual([
      ['(a)', 0],
      ['(b)', 2],
      ['(c)', 0],
    ]);
  });

  it('says the same however the lines are wrapped', () => {
    const expected = said(readText(textSource(WHOLE)));
    fc.assert(
      fc.property(shapes, (shape) => {
        // Lines that are neither parted nor set in nor full say nothing of where a paragraph ends.
        fc.pre(shape.blank || shape.indent || shape.width > 0);
        expect(said(readText(textSource(document(shape))))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same with page furniture between any two lines', () => {
    const expected = said(readText(textSource(WHOLE)));
    const lines = document({ width: 84, blank: false, indent: true }).split('\n');
    const first = lines.findIndex((line) => line.includes('Recalling')) + 1;
    const last = lines.indexOf(RULE) - 1;
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1, maxLength: 4 }), (cuts) => {
        const pages = lines.flatMap((line, i) => {
          const page = [...cuts].sort((a, b) => a - b).indexOf(i) + 2;
          return page > 1 ? ['', `31-99999    ${page}/6`, '\fA/RES/81/998', 'Harbours and steps', '', line] : [line];
        });
        const reading = readText(textSource(pages.join('\n')));
        expect(said(reading)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same with curly quotes, quotes aside', () => {
    const curly = WHOLE.replace(/"([^"]*)"/g, '“$1”').replace(/'/g, '’');
    const [a, b] = [readText(textSource(WHOLE)), readText(textSource(curly))];
    const straight = JSON.stringify(said(b)).replace(/[“”]/g, '\\"').replace(/’/g, "'");
    expect(straight).toBe(JSON.stringify(said(a)));
    expect(b.rest).toEqual(a.rest);
  });

  it('covers every character once, whatever the text, and never throws', () => {
    const words = fc.constantFrom(
      'The General Assembly,',
      'Recalling x,',
      '1. Decides',
      '2.',
      '(a)',
      '(i)',
      'Annex',
      RULE,
      '1 See A/1/2.',
      '\f',
      '31-99999',
      'A/RES/81/998',
      '大会，',
      '回顾',
      '1',
      'إن الجمعية العامة،',
      '1 - تقرر',
      '(1)',
      'Генеральная Ассамблея,',
      '12th plenary meeting',
      '\u200f',
      '²',
      '*',
      '   ',
      'I. Title',
      '；',
      '，1',
    );
    const piece = fc.oneof(words, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\r\n', '\t', '')), { maxLength: 60 }),
        (pieces) => {
          const text = pieces.flat().join('');
          const reading = readText(textSource(text));
          expect(coverage(reading, text)).toEqual({ missed: 0, doubled: 0 });
          expect(readText(textSource(text))).toEqual(reading);
        },
      ),
      { numRuns: 400 },
    );
  });
});
