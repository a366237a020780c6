import { describe, expect, it } from 'vitest';
import { readParagraphs } from '../../src/modules/commitments/clauses.js';
import { SCHEMES, type Scheme } from '../../src/modules/commitments/commitment.js';
import { type CommitmentFact, commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { suggestFilings } from '../../src/modules/commitments/filing/suggest-filings.js';
import { matchActs } from '../../src/modules/commitments/match-acts.js';
import { prepareReading } from '../../src/modules/documents/prepared.js';
import { readText } from '../../src/modules/documents/reader/read.js';
import { openSource } from '../../src/modules/documents/reader/source/index.js';
import { readShared, sharedTexts } from '../kit/reading-texts.js';

const folder = sharedTexts();

interface Tally {
  right: number;
  wanted: number;
  found: number;
}
const filedIn = (fact: CommitmentFact, scheme: Scheme): readonly string[] =>
  ({ theme: fact.themes, pillar: fact.pillars, target: fact.targets })[scheme];

/** What the rules suggest from a text beside how we filed the same acts, pooled over texts. */
async function measure(texts: readonly [name: string, document: string][]) {
  const tallies = new Map<Scheme, Tally>();
  const differences: string[] = [];
  for (const [name, document] of texts) {
    const source = await openSource(readShared(folder ?? '', name), name);
    const reading = readText(source);
    const { paragraphs } = prepareReading(reading, source.text);
    const { lang } = reading.document;
    for (const { section, n, acts, words, citations } of readParagraphs({ lang, reading, paragraphs })) {
      const facts = commitmentFacts.filter(
        (one) => one.document === document && one.section === section && one.n === n,
      );
      const { pairs } = matchActs(facts, acts);
      for (const [at, fact] of facts.entries()) {
        const read = acts[pairs[at] ?? -1];
        const found = suggestFilings({ ...fact, words: read?.words ?? words, lang, citations });
        for (const scheme of Object.keys(SCHEMES) as Scheme[]) {
          const [wanted, codes] = [filedIn(fact, scheme), found.filter((one) => one.scheme === scheme)];
          const tally = tallies.get(scheme) ?? { right: 0, wanted: 0, found: 0 };
          tallies.set(scheme, tally);
          tally.right += codes.filter(({ code }) => wanted.includes(code)).length;
          tally.wanted += wanted.length;
          tally.found += codes.length;
          const extra = codes.filter(({ code }) => !wanted.includes(code)).map(({ code, rule }) => `+${code} ${rule}`);
          const missed = wanted.filter((code) => !codes.some((one) => one.code === code)).map((code) => `-${code}`);
          if (extra.length + missed.length > 0)
            differences.push(`${fact.key} ${scheme}: ${[...extra, ...missed].join(', ')}`);
        }
      }
    }
  }
  return { tallies, differences };
}

/** Least precision and recall. The rules were written with these texts at hand: on others they find less. */
type Floors = Record<Scheme, [precision: number, recall: number]>;
const TEXTS: [lang: string, texts: [name: string, document: string][], floors: Floors][] = [
  [
    'English',
    [
      ['A-RES-70-179.clean.en.txt', '70-179'],
      ['A-RES-64-293.clean.en.txt', '64-293'],
    ],
    { theme: [0.95, 0.85], pillar: [0.97, 0.85], target: [0.9, 0.95] },
  ],
  [
    'Chinese',
    [['A-C.3-70-draft.zh.txt', '70-draft-belarus']],
    { theme: [0.97, 0.75], pillar: [0.97, 0.8], target: [0.97, 0.5] },
  ],
  ['French', [['A-RES-64-293.fr.txt', '64-293']], { theme: [0.9, 0.72], pillar: [0.95, 0.72], target: [0.87, 0.9] }],
];

describe.skipIf(!folder)('rules of filing beside our own filing', () => {
  it.each(TEXTS)('are right in what they suggest and find most of it, in %s', async (lang, texts, floors) => {
    const { tallies, differences } = await measure(texts);
    for (const [scheme, { right, wanted, found }] of tallies) {
      const [precision, recall] = [right / found, right / wanted];
      console.info(`${lang}, ${scheme}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${wanted}`);
      const [leastPrecision, leastRecall] = floors[scheme];
      expect(precision, differences.join('\n')).toBeGreaterThanOrEqual(leastPrecision);
      expect(recall, differences.join('\n')).toBeGreaterThanOrEqual(leastRecall);
    }
    expect([...tallies.keys()]).toEqual(Object.keys(SCHEMES));
  });
});
