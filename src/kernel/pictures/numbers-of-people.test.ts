import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { drawBars, drawFlowMap, drawMultiples, drawPyramid, drawRanked, drawSankey, type Picture } from './index.js';

const words = (rightToLeft = false) => ({
  id: 'p',
  title: 'A <title>',
  description: 'What it shows',
  rightToLeft,
  number: (value: number) => String(value),
  table: { caption: '', columns: [], rows: [] },
});

function read({ svg }: Picture) {
  const shapes: { name: string; attributes: Record<string, string> }[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    shapes.push({ name, attributes: { ...attributes } as Record<string, string> }),
  );
  parser.on('text', (text) => texts.push(text));
  parser.write(svg).close();
  expect(svg).not.toMatch(/ style=| on\w+=|href=|NaN|Infinity/);
  expect(svg.length).toBeLessThan(150_000);
  return { shapes, texts, boxes: shapes.filter(({ name }) => name === 'rect') };
}

describe('pictures of numbers of people', () => {
  test('a pyramid shows a number that is hidden as hidden, and no bar for it', () => {
    const bands = [
      { label: '0-17', left: 30, right: null },
      { label: '18+', left: 0, right: 70 },
    ];
    const { texts, boxes } = read(drawPyramid(words(), bands, { sides: ['Women', 'Men'], hidden: 'hidden' }));
    expect(texts).toEqual(expect.arrayContaining(['Women', 'Men', '30', '70', '0', 'hidden']));
    expect(boxes).toHaveLength(3);
  });

  test('ranked bars have none where a number is hidden, and carry the mark of made-up numbers', () => {
    const bars = [
      { label: 'Forced labour', value: 12, said: '12' },
      { label: 'Removal of organs', value: null, said: '<5' },
    ];
    const plain = drawRanked(words(), bars);
    const marked = drawRanked({ ...words(true), mark: 'Made up' }, bars);
    expect(read(plain).boxes).toHaveLength(1);
    expect(read(plain).texts).toEqual(expect.arrayContaining(['Forced labour', '12', '<5']));
    expect(read(marked).texts.join(' ')).toContain('Made up');
    expect(marked.height).toBeGreaterThan(plain.height);
  });

  test('show how far a number may be off as a bar with two ends, within the picture, and nothing where it is exact', () => {
    const range = { low: 8, high: 16 };
    const bar = { label: 'Forced labour', value: 12, said: '12 ± 4' };
    const lines = (picture: Picture) => read(picture).shapes.filter(({ name }) => name === 'line');
    const more = (plain: Picture, barred: Picture): void => {
      // The bar itself, and a stroke at each end.
      expect(lines(barred).length - lines(plain).length).toBeGreaterThanOrEqual(3);
      for (const { attributes } of lines(barred))
        for (const end of [attributes.x1, attributes.x2]) expect(Number(end)).toBeLessThanOrEqual(400);
    };
    more(drawRanked(words(), [bar]), drawRanked(words(), [{ ...bar, range }]));
    const group = { label: '2020', parts: [8, 4] };
    more(drawBars(words(), [group], ['a', 'b']), drawBars(words(true), [{ ...group, range }], ['a', 'b']));
    const band = { label: '0-17', left: 12, right: 3 };
    more(
      drawPyramid(words(), [band], { sides: ['Women', 'Men'], hidden: '' }),
      drawPyramid(words(), [{ ...band, ranges: { left: range, right: null } }], {
        sides: ['Women', 'Men'],
        hidden: '',
      }),
    );
    const line = { label: 'Asia', values: [12, 9] };
    const ends = { first: '2020', last: '2021' };
    more(drawMultiples(words(), [line], ends), drawMultiples(words(), [{ ...line, ranges: [range, null] }], ends));
  });

  test('carry notes in lines that fit when they leave their page', () => {
    const notes = ['Counted: persons. Period of the release: 2020 to 2021. '.repeat(4), '发布的保护措施'.repeat(20)];
    const plain = drawRanked(words(), []);
    const noted = drawRanked({ ...words(), notes }, []);
    const { texts } = read(noted);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join('').replace(/\s/gu, '')).toContain(notes[1] ?? '-');
    expect(noted.height).toBeGreaterThan(plain.height + 40);
  });

  test('bars leave out what is not known, and say where one is not whole', () => {
    const groups = [
      { label: '2020', parts: [4, 2] },
      { label: '2021', parts: [null, null] },
      { label: '2022', parts: [3, null] },
    ];
    const { boxes, shapes } = read(drawBars(words(), groups, ['one', 'two']));
    expect(boxes).toHaveLength(3 + 2);
    expect(shapes.filter(({ attributes }) => attributes['stroke-dasharray'] !== undefined)).toHaveLength(1);
  });

  test('bars run from the right in Arabic', () => {
    const bars = (rightToLeft: boolean) =>
      read(
        drawBars(
          words(rightToLeft),
          [
            { label: '1', parts: [1] },
            { label: '2', parts: [2] },
          ],
          ['k'],
        ),
      ).boxes.map(({ attributes }) => Number(attributes.x) + (rightToLeft ? Number(attributes.width) : 0));
    const [left, right] = [bars(false), bars(true)];
    expect(right).toEqual(left.map((x) => expect.closeTo(400 - x, 1)));
  });

  test('many small pictures have one scale, and a line is broken where a year is not known', () => {
    const { shapes } = read(
      drawMultiples(
        words(),
        [
          { label: 'a', values: [1, 2, null, 4, 5] },
          { label: 'b', values: [null, null, 9] },
        ],
        {
          first: '2018',
          last: '2022',
        },
      ),
    );
    expect(shapes.filter(({ name }) => name === 'path')).toHaveLength(2);
    expect(shapes.filter(({ name }) => name === 'circle')).toHaveLength(1);
  });

  test('a Sankey tells the sum of each side, and a region may stand on both', () => {
    const flows = [
      { from: 'A', to: 'A', value: 4 },
      { from: 'A', to: 'B', value: 6 },
      { from: 'C', to: 'B', value: 5 },
      { from: 'C', to: 'D', value: 0 },
    ];
    const { texts, shapes } = read(drawSankey(words(), flows, ['From', 'To']));
    expect(texts).toEqual(expect.arrayContaining(['A 10', 'C 5', 'A 4', 'B 11']));
    expect(shapes.filter(({ name }) => name === 'path')).toHaveLength(3);
    expect(read(drawSankey(words(), [], ['From', 'To'])).texts).toContain('From');
  });

  test('a map of flows draws ways and rings, leaves out what is nowhere, and never comes without its disclaimer', () => {
    const flows = [
      { from: '804', to: '616', value: 100, label: 'Ukraine to Poland: 100' },
      { from: '566', to: '566', value: 40, label: 'within Nigeria: 40' },
      { from: '000', to: '616', value: 9, label: 'nowhere' },
    ];
    const { picture, left } = drawFlowMap(words(), {
      flows,
      disclaimer: 'No opinion on any boundary.',
      complete: true,
    });
    const { texts, shapes } = read(picture);
    expect(left).toBe(1);
    expect(texts).toEqual(expect.arrayContaining(['Ukraine to Poland: 100', 'within Nigeria: 40']));
    expect(texts.join(' ')).toContain('No opinion on any boundary.');
    const ways = shapes.filter(({ attributes }) => attributes['stroke-linecap'] === 'round');
    expect(ways.map(({ attributes }) => Number(attributes['stroke-width']))).toEqual([6]);
  });

  test('a map of many long ways stays light: the weakest are left to the table', () => {
    const codes = [
      '804',
      '616',
      '566',
      '040',
      '496',
      '032',
      '840',
      '392',
      '036',
      '710',
      '356',
      '156',
      '076',
      '818',
      '578',
    ];
    const flows = codes.flatMap((from, a) =>
      codes.map((to, b) => ({ from, to, value: a * 20 + b, label: `А довольно длинное имя ${from} → ${to}` })),
    );
    const { picture, left } = drawFlowMap(words(), { flows, disclaimer: 'None.', complete: true });
    expect(Buffer.byteLength(picture.svg)).toBeLessThan(150_000);
    expect(left).toBeGreaterThan(0);
    expect(read(picture).texts).toContain('А довольно длинное имя 578 → 818');
  });
});
