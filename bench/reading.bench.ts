import { readFile } from 'node:fs/promises';
import { f1, type Gold, MEASURES, measureReading, poolMeasures } from '../src/modules/documents/reader/measure.js';
import { readText } from '../src/modules/documents/reader/read.js';
import { LANGS, type Reading } from '../src/modules/documents/reader/reading.js';
import { openSource } from '../src/modules/documents/reader/source/index.js';
import { loadSpecimen, specimenGoldFile } from '../src/modules/documents/specimen/index.js';
import { sharedData } from '../tests/kit/shared-data.js';
import type { Bench, Figure } from './bench.js';
import { readPlainly } from './plain-reader.js';

const REAL = [
  ['A-C.3-70-draft.zh.txt', 'A-C.3-70-draft.zh.json'],
  ['A-RES-70-179.clean.en.txt', 'A-RES-70-179.en.json'],
] as const;

const goldOf = async (file: URL | string) => JSON.parse(await readFile(file, 'utf8')) as Gold;

/** The texts with gold annotations: the specimens, and the real ones where they are at hand. */
async function texts(): Promise<{ name: string; text: string; gold: Gold }[]> {
  const specimens = LANGS.map(async (lang) => ({
    name: `specimen.${lang}.txt`,
    text: await loadSpecimen(lang),
    gold: await goldOf(specimenGoldFile(lang)),
  }));
  const folder = sharedData === null ? null : `${sharedData}/resolutions`;
  const real = (folder === null ? [] : REAL).map(async ([text, gold]) => ({
    name: text,
    text: await readFile(`${folder}/${text}`, 'utf8'),
    gold: await goldOf(`${folder}/gold/${gold}`),
  }));
  return Promise.all([...specimens, ...real]);
}

/** Errors of a reading: what was wanted and not found, and what was found and not wanted. */
function errors(measure: ReturnType<typeof measureReading>): number {
  return Object.values(measure.tallies).reduce((sum, t) => sum + (t.gold - t.right) + (t.found - t.right), 0);
}

export const bench: Bench = {
  title: 'Reading: what is found',
  about:
    'Every text with gold annotations at hand (the six specimens, the draft of the seventieth session in Chinese and A/RES/70/179 in English), read by the rules and, beside them, by a plain reader: lines that begin with a number are paragraphs, their first word is the act.',
  async run(): Promise<Figure[]> {
    const ours: ReturnType<typeof measureReading>[] = [];
    const plain: ReturnType<typeof measureReading>[] = [];
    const all = await texts();
    for (const { name, text, gold } of all) {
      const source = await openSource(new TextEncoder().encode(text), name);
      const reading: Reading = readText(source);
      ours.push(measureReading(gold, reading));
      plain.push(measureReading(gold, readPlainly(source, reading)));
    }
    const [a, b] = [poolMeasures(ours), poolMeasures(plain)];
    const aims: Record<string, string> = {
      preambular: '.99',
      operative: '.99',
      acts: '.95',
      addressees: '.90',
      dates: '.90',
      citations: '.95',
      footnotes: '.95',
    };
    const figures = MEASURES.flatMap((name): Figure[] => {
      const [x, y] = [a.tallies[name], b.tallies[name]];
      if (!x) return [];
      return [
        {
          what: `${name}, F1`,
          measured: f1(x).toFixed(3),
          beside: `plain reader ${y ? f1(y).toFixed(3) : '0.000'}`,
          target: aims[name] ?? '',
          met: f1(x) >= Number(aims[name]),
        },
      ];
    });
    figures.push({
      what: `errors in ${all.length} texts`,
      measured: String(errors(a)),
      beside: `plain reader ${errors(b)}, that is ${errors(a) === 0 ? 'all of them more' : `${(errors(b) / errors(a)).toFixed(0)} times as many`}`,
    });
    return figures;
  },
};
