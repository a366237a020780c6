import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShared, sharedTexts } from '../../../../../tests/kit/reading-texts.js';
import { f1, type Gold, measureReading } from '../measure.js';
import { readText } from '../read.js';
import { openSource } from '../source/index.js';

const folder = sharedTexts();

describe.skipIf(!folder)('acts, addressees, dates and citations of texts annotated by hand', () => {
  it.each([
    ['A-C.3-70-draft.zh.txt', 'A-C.3-70-draft.zh.json'],
    ['A-RES-70-179.clean.en.txt', 'A-RES-70-179.en.json'],
  ])('are all read, and no other, in %s', async (name, annotations) => {
    const source = await openSource(readShared(folder ?? '', name), name);
    const gold = JSON.parse(readFileSync(join(folder ?? '', 'gold', annotations), 'utf8')) as Gold;
    const { tallies } = measureReading(gold, readText(source));
    for (const measure of ['acts', 'addressees', 'dates', 'citations'] as const) {
      const tally = tallies[measure];
      expect(tally && f1(tally), measure).toBe(1);
    }
  });
});
