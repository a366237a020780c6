import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import {
  drawCurve,
  drawHistogram,
  drawIntervals,
  drawSets,
  drawTraces,
  type Picture,
  type PictureWords,
} from './index.js';

const words = (rightToLeft: boolean, title = 'A title'): PictureWords => ({
  id: 'x',
  title,
  description: 'What it shows',
  rightToLeft,
  number: (value) => String(Math.round(value)),
  table: { caption: title, columns: [], rows: [] },
});

/** Numbers of an SVG by attribute, and its texts; throws where it is not well-formed. */
function read({ svg }: Picture): { numbers: number[]; texts: string[]; names: Set<string> } {
  const numbers: number[] = [];
  const texts: string[] = [];
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    names.add(name);
    for (const key of ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height'])
      if (attributes[key] !== undefined) numbers.push(Number(attributes[key]));
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(svg).close();
  return { numbers, texts, names };
}

const value = fc.double({ min: 0, max: 1e12, noNaN: true });

describe('pictures', () => {
  test('are well-formed, finite and small, whatever the numbers and names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ label: fc.string(), value: fc.option(value), spread: value }), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.string({ minLength: 1 }),
        fc.boolean(),
        (rows, title, rightToLeft) => {
          const groups = [
            {
              title,
              rows: rows.map(({ label, value: middle, spread }) => ({
                label,
                value: middle,
                ...(middle === null ? { instead: 'none' } : { low: middle - spread, high: middle + spread }),
              })),
            },
          ];
          const picture = drawIntervals(words(rightToLeft, title), groups, rows[0]?.value ?? null);
          expect(read(picture).numbers.every(Number.isFinite)).toBe(true);
          expect(picture.svg.length).toBeLessThan(150_000);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('nothing lies outside of the drawing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 1, maxLength: 40 }), fc.boolean(), (counts, rightToLeft) => {
        const sets = ['police', 'shelter', 'health'];
        const rows = counts.map((count, k) => ({
          members: [k % 3, (k + 1) % 3],
          count: count % 7 === 0 ? null : count,
          band: '1–4',
        }));
        const picture = drawSets(words(rightToLeft), sets, rows);
        for (const number of read(picture).numbers) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(Math.max(picture.width, picture.height));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a withheld number has the same band whatever it is', () => {
    const draw = (count: null) =>
      drawSets(
        words(false),
        ['a', 'b'],
        [
          { members: [0], count, band: '1–4' },
          { members: [1], count: 90 },
        ],
      ).svg;
    expect(draw(null)).toContain('1–4');
    expect(draw(null)).not.toMatch(/<rect[^>]*>.*<rect/s);
  });

  test('Arabic is the same picture from the right', () => {
    const bins = { low: 0, high: 10, counts: [1, 5, 2] };
    const marks = { interval: { low: 2, high: 8 }, value: 4, valueLabel: '4' };
    const left = drawHistogram(words(false), bins, marks);
    const right = drawHistogram(words(true), bins, marks);
    const boxes = ({ svg }: Picture) =>
      [...svg.matchAll(/<rect[^>]* x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g)].map(([, x, y, width]) => [
        Number(x),
        Number(y),
        Number(width),
      ]);
    expect(boxes(right).map(([x = 0, y, width = 0]) => [Math.round(400 - x - width), y])).toEqual(
      boxes(left).map(([x = 0, y]) => [Math.round(x), y]),
    );
    expect(right.svg).toContain('direction="ltr"');
  });

  test('a curve stays inside, whatever its steps, and draws none where there are none', () => {
    const steps = fc.array(fc.record({ year: fc.integer({ min: 1930, max: 2026 }), value: fc.nat(200) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, fc.boolean(), (given, rightToLeft) => {
        const days = given
          .sort((a, b) => a.year - b.year)
          .map(({ year, value: n }) => ({ day: `${year}-07-01`, value: n }));
        const picture = drawCurve(words(rightToLeft), days, '2026-11-30');
        for (const number of read(picture).numbers) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(picture.width);
        }
        expect(picture.svg.includes('pic-accent-stroke')).toBe(given.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  test('carry title and description inside, and nothing that a policy would refuse', () => {
    const picture = drawTraces(words(false, '<b>&"'), [
      [1, 2, 3],
      [2, 3, 2],
    ]);
    const { names, texts } = read(picture);
    expect(texts).toEqual(expect.arrayContaining(['<b>&"', 'What it shows']));
    expect(names.has('script') || names.has('style') || names.has('image')).toBe(false);
    expect(picture.svg).not.toMatch(/ style=| on\w+=|href=/);
  });
});
