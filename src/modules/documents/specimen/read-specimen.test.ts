import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compareReadings } from '../reader/compare/index.js';
import { type Gold, type MeasureName, measureReading, poolMeasures, shortfalls } from '../reader/measure.js';
import { readText } from '../reader/read.js';
import { LANGS, type Lang, type Reading } from '../reader/reading.js';
import { loadSpecimen, specimenGoldFile, withPageFurniture } from './index.js';

interface SpecimenGold extends Gold {
  title: string;
  annexes: { title: string; paragraphs: { n: number; starts: string }[] }[];
}

/** What the reader does not read of the specimen yet; whoever mends it takes it out of here. */
const NOT_YET: Partial<Record<Lang, (MeasureName | 'furniture')[]>> = {
  ar: ['acts'],
};

const read = (text: string): Reading =>
  readText({ name: 'specimen.txt', sha256: '', mediaType: 'text/plain', text, hints: [] });
const bare = (text: string) => text.replace(/\s/gu, '');

const specimens = await Promise.all(
  LANGS.map(async (lang) => {
    const text = await loadSpecimen(lang);
    const gold: SpecimenGold = JSON.parse(await readFile(specimenGoldFile(lang), 'utf8'));
    return { lang, gold, plain: read(text), printed: read(withPageFurniture(text, lang, gold.title)) };
  }),
);

describe.each(specimens)('the specimen in $lang', ({ lang, gold, plain, printed }) => {
  it('is known for what it is', () => {
    expect(plain.document).toMatchObject({
      symbol: 'A/RES/90/999',
      status: 'adopted',
      lang,
      organ: 'GENERAL_ASSEMBLY',
      session: 90,
      adopted: '2035-12-18',
    });
  });

  it('is read well enough, as a plain text and as printed pages', () => {
    for (const reading of [plain, printed]) {
      const measure = measureReading(gold, reading);
      for (const name of NOT_YET[lang] ?? []) {
        if (name === 'furniture') measure.furnitureIn = [];
        else delete measure.tallies[name];
      }
      expect(shortfalls(measure)).toEqual([]);
    }
  });

  it('has its annex, with numbers of its own', () => {
    const [annex] = plain.annexes;
    expect(annex?.title).toBe(gold.annexes[0]?.title);
    for (const wanted of gold.annexes[0]?.paragraphs ?? []) {
      expect(bare(annex?.paragraphs[wanted.n - 1]?.text ?? '').startsWith(bare(wanted.starts))).toBe(true);
    }
  });
});

describe('the specimen in all languages', () => {
  it('is dated and addressed as its annotations say', () => {
    const measure = poolMeasures(specimens.map(({ gold, plain }) => measureReading(gold, plain)));
    for (const name of ['preambular', 'footnotes', 'citations', 'acts'] as const) delete measure.tallies[name];
    expect(shortfalls(measure)).toEqual([]);
  });

  it('is paired paragraph by paragraph with its translations', () => {
    const [english, french] = [
      specimens.find(({ lang }) => lang === 'en'),
      specimens.find(({ lang }) => lang === 'fr'),
    ];
    if (!english || !french) throw new Error('The specimen is missing in English or French.');
    const { changes, comparedBy } = compareReadings(english.plain, french.plain);
    expect(comparedBy).toBe('structure');
    expect(changes.map(({ kind, old: [a], new: [b] }) => [kind, a?.eId === b?.eId])).toEqual(
      changes.map(() => ['kept', true]),
    );
  });
});

describe.each(['en', 'zh'] as const)('the draft of the specimen in %s', (lang) => {
  it('is a draft, and what was made of it is told change by change', async () => {
    const draft = read(await loadSpecimen(lang, 'draft'));
    const adopted = specimens.find((specimen) => specimen.lang === lang)?.plain;
    if (!adopted) throw new Error('The specimen is missing.');
    expect(draft.document).toMatchObject({ status: 'draft', symbol: 'A/C.3/90/L.999' });
    const { changes, summary, twins } = compareReadings(draft, adopted);
    const operative = changes.filter(({ old: [a], new: [b] }) => (a ?? b)?.place === 'operative');
    const told = operative.map(({ kind, old, new: now }) => `${kind} ${old.map((p) => p.n)}>${now.map((p) => p.n)}`);
    expect(told).toContain('merged 2,3>2');
    expect(told).toContain('moved 4>8');
    expect(told).toContain('gone 10>');
    expect(told).toContain('kept 6>4');
    expect(operative[0]).toMatchObject({
      kind: 'reworded',
      acts: [{ change: 'stronger', old: { act: 'invite' }, new: { act: 'urge' } }],
    });
    expect(operative.flatMap((change) => change.dates.map((date) => date.change))).toEqual(['earlier', 'more-often']);
    expect(summary.paragraphs.new).toBeGreaterThan(0);
    expect(twins.old.map(({ first, second }) => [first.n, second.n])).toEqual([[4, 7]]);
    expect(twins.new).toEqual([]);
  });
});
