import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { coverage, readShared, sharedTexts } from '../../../../tests/kit/reading-texts.js';
import { f1, type Gold, measureReading } from './measure.js';
import { readText } from './read.js';
import type { Reading } from './reading.js';
import { openSource } from './source/index.js';

vi.setConfig({ testTimeout: 60_000 });

const folder = sharedTexts();
const numbers = (reading: Reading): number[] => reading.operative.map((paragraph) => paragraph.n);
const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe.skipIf(!folder)('real texts', () => {
  const read = async (name: string): Promise<{ reading: Reading; text: string }> => {
    const source = await openSource(readShared(folder ?? '', name), name);
    return { reading: readText(source), text: source.text };
  };
  const gold = (name: string): Gold => JSON.parse(readFileSync(join(folder ?? '', 'gold', name), 'utf8')) as Gold;

  it.each([
    ['A-C.3-70-draft.zh.txt', 'A-C.3-70-draft.zh.json'],
    ['A-RES-70-179.clean.en.txt', 'A-RES-70-179.en.json'],
  ])('finds every paragraph and note marker of %s', async (name, annotations) => {
    const { reading } = await read(name);
    const { tallies, furnitureIn } = measureReading(gold(annotations), reading);
    for (const measure of ['preambular', 'operative', 'footnotes'] as const) {
      const tally = tallies[measure];
      expect(tally && f1(tally), measure).toBe(1);
    }
    expect(furnitureIn).toEqual([]);
  });

  it('knows the draft from the adopted text', async () => {
    const draft = await read('A-C.3-70-draft.zh.txt');
    expect(draft.reading.document).toMatchObject({
      status: 'draft',
      lang: 'zh',
      sponsors: ['白俄罗斯'],
      title: '改进工作协调，打击贩运人口行为',
    });
    const adopted = await read('A-RES-70-179.clean.en.txt');
    expect(adopted.reading.document).toMatchObject({
      symbol: 'A/RES/70/179',
      status: 'adopted',
      session: 70,
      adopted: '2015-12-17',
    });
  });

  it.each([
    ['A-RES-64-293.clean.en.txt', 16, 7, 61],
    ['A-RES-64-293.fr.txt', 16, 7, 61],
    ['A-RES-72-1.clean.en.txt', 0, 1, 26],
    ['A-RES-79-189.layout.en.txt', 24, 23, 0],
    ['A-RES-79-189.raw.en.txt', 24, 23, 0],
  ])('numbers %s without a gap', async (name, preambular, operative, annexed) => {
    const { reading } = await read(name);
    expect(reading.preambular).toHaveLength(preambular);
    expect(numbers(reading)).toEqual(count(operative));
    expect(reading.annexes.flatMap((annex) => annex.paragraphs.map((paragraph) => paragraph.n))).toEqual(
      count(annexed),
    );
  });

  it.each([
    'A-C.3-70-draft.zh.txt',
    'A-RES-64-293.clean.en.txt',
    'A-RES-64-293.fr.txt',
    'A-RES-70-179.clean.en.txt',
    'A-RES-72-1.clean.en.txt',
    'A-RES-79-189.layout.en.txt',
    'A-RES-79-189.raw.en.txt',
  ])('covers every character of %s once', async (name) => {
    const { reading, text } = await read(name);
    expect(coverage(reading, text)).toEqual({ missed: 0, doubled: 0 });
  });
});
