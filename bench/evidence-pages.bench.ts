import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { translatorFor } from '../src/kernel/i18n/index.js';
import { registryOf } from '../src/modules/evidence/concepts/concept.js';
import { shippedConcepts } from '../src/modules/evidence/concepts/open-registry.js';
import { readTable } from '../src/modules/evidence/disclosure/read-table.js';
import { placesOf } from '../src/modules/evidence/published/places.js';
import { count } from '../src/modules/evidence/published/published-table.js';
import { readPublished } from '../src/modules/evidence/published/read-published.js';
import { drawQuestion } from '../src/modules/evidence/questions/draw-question.js';
import { QUESTIONS, type Question } from '../src/modules/evidence/questions/question.js';
import type { Told } from '../src/modules/evidence/questions/told.js';
import '../src/modules/evidence/words.js';
import { partyFacts } from '../src/modules/parties/facts/index.js';
import type { Party } from '../src/modules/parties/party.js';
import { sharedData } from '../tests/kit/shared-data.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';

const FILES = [
  { name: 'GLOTIP, half of the countries', file: 'evidence/glotip_half_of_the_countries.xlsx', kind: 'table' },
  { name: 'CTDC, 7,000 cases', file: 'evidence/ctdc_cases_7000.csv', kind: 'synthetic' },
] as const;

/** A released file on its way to the pages: read, put into codes, counted, drawn. */
export const bench: Bench = {
  title: 'Evidence: from a released file to its pictures',
  about:
    'The open table of the Global Report (half of it, .xlsx) and 7,000 case records: put into codes by the registry once, then the pictures of all six questions with the map of flows, beside reading the file in the same run.',
  async run() {
    if (sharedData === null) return null;
    const figures: Figure[] = [];
    for (const { name, file, kind } of FILES) {
      const at = path.join(sharedData, file);
      if (existsSync(at)) figures.push(...(await figuresOf(name, readFileSync(at), kind)));
    }
    return figures.length === 0 ? null : figures;
  },
};

async function figuresOf(name: string, bytes: Uint8Array, kind: 'table' | 'synthetic'): Promise<Figure[]> {
  const registry = { ...registryOf(await shippedConcepts()), version: '' };
  const places = placesOf(partyFacts().map((party) => ({ ...party, id: party.code }) as unknown as Party));
  const read = await cpuSeconds(() => readTable(bytes));
  // What stands above the header of a published file is not released with it.
  const head = read.result.rows.findIndex(({ texts }) => texts.length > 3 && texts.every((text) => text !== ''));
  const rows = read.result.rows.slice(Math.max(0, head));
  const coded = await cpuSeconds(() => readPublished(rows, { kind, columns: [] }, { registry, places }));
  const table = coded.result;
  const t = translatorFor('en');
  const told: Told = {
    ...{ key: 'x/1', release: null, title: name, titleLang: 'en', generated: false, party: '', citation: '' },
    ...{ licence: '', table },
    about: {
      ...{ name, lang: 'en', from: null, to: null, countingRule: 'persons', unit: 'persons' },
      ...{ source: '', coverage: '', biases: '' },
    },
  };
  const filter = { release: null, from: null, to: null, country: null, region: null, form: null, sex: null, age: null };
  const indicator = table.columns.some(({ concept }) => concept === 'INDICATOR');
  const whereOf = (question: Question) => (indicator && question !== 'case' ? { INDICATOR: ['VICTIMS'] } : {});
  const drawn = await cpuSeconds(() =>
    QUESTIONS.flatMap((question) =>
      drawQuestion({ t, ground: { registry, places }, filter, told, where: whereOf(question) }, question),
    ),
  );
  const largest = Math.max(0, ...drawn.result.map(({ picture }) => picture.svg.length));
  const counted = await cpuSeconds(() => count(table, ['CITIZENSHIP'], whereOf('who')));
  const s = (seconds: number): string => `${seconds.toFixed(2)} s CPU`;
  return [
    {
      what: `${name}: rows put into codes, once`,
      measured: s(coded.seconds),
      beside: `reading the file ${s(read.seconds)}`,
    },
    {
      what: `${name}: ${drawn.result.length} pictures of six questions`,
      measured: s(drawn.seconds),
      beside: `one count over all rows ${s(counted.seconds)}`,
    },
    {
      what: `${name}: the largest picture`,
      measured: `${(largest / 1000).toFixed(0)} kB`,
      target: 'under 150 kB',
      met: largest < 150_000,
    },
  ];
}
