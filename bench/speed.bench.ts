import { readFile } from 'node:fs/promises';
import { readText } from '../src/modules/documents/reader/read.js';
import { LANGS } from '../src/modules/documents/reader/reading.js';
import { openSource } from '../src/modules/documents/reader/source/index.js';
import { loadSpecimen } from '../src/modules/documents/specimen/index.js';
import { sharedData } from '../tests/kit/shared-data.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';

/** Characters on a printed page of a resolution: A/RES/79/189 has 28,374 on its eight pages. */
const PAGE = 3_500;
const REAL = [
  'A-C.3-70-draft.zh.txt',
  'A-RES-70-179.clean.en.txt',
  'A-RES-64-293.clean.en.txt',
  'A-RES-64-293.fr.txt',
  'A-RES-72-1.clean.en.txt',
  'A-RES-79-189.layout.en.txt',
  'A-RES-79-189.raw.en.txt',
];

async function sources() {
  const specimens = LANGS.map(async (lang) => [`specimen.${lang}.txt`, await loadSpecimen(lang)] as const);
  const real = (sharedData === null ? [] : REAL).map(
    async (name) => [name, await readFile(`${sharedData}/resolutions/${name}`, 'utf8')] as const,
  );
  const texts = await Promise.all([...specimens, ...real]);
  return Promise.all(texts.map(([name, text]) => openSource(new TextEncoder().encode(text), name)));
}

/** The least work that touches every character: what no reader can be faster than by much. */
function splitOnly(text: string): number {
  return text.split(/\n/u).filter((line) => /^\s*\d+\.\s/u.test(line)).length;
}

export const bench: Bench = {
  title: 'Reading: speed on one core',
  about: `All plain texts at hand, read over and over; a page is ${PAGE.toLocaleString('en')} characters. CPU seconds of the process, so that a busy machine changes little.`,
  async run(): Promise<Figure[]> {
    const all = await sources();
    const characters = all.reduce((sum, source) => sum + source.text.length, 0);
    for (let warm = 0; warm < 5; warm += 1) for (const source of all) readText(source);
    const rounds = 20;
    const { seconds } = await cpuSeconds(() => {
      for (let round = 0; round < rounds; round += 1) for (const source of all) readText(source);
    });
    const plain = await cpuSeconds(() => {
      for (let round = 0; round < rounds; round += 1) for (const source of all) splitOnly(source.text);
    });
    const pages = (characters * rounds) / PAGE / seconds;
    return [
      {
        what: `pages a second (${all.length} texts, ${Math.round(characters / PAGE)} pages, ${rounds} times)`,
        measured: `${Math.round(pages).toLocaleString('en')}`,
        beside: `finding numbered lines and nothing else: ${Math.round((characters * rounds) / PAGE / plain.seconds).toLocaleString('en')}`,
        target: '1,000',
        met: pages >= 1_000,
      },
    ];
  },
};
