import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommitmentFact } from '../../src/modules/commitments/facts/commitment-fact.js';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import type { DateMention } from '../../src/modules/documents/index.js';
import { readText } from '../../src/modules/documents/reader/read.js';
import { openSource } from '../../src/modules/documents/reader/source/index.js';
import { readShared, sharedTexts } from '../kit/reading-texts.js';

const folder = sharedTexts();

interface GoldParagraph {
  n: number;
  acts: { act: string; addressees: string[] }[];
  dates: DateMention[];
  citations: string[];
}

const factsOf = (document: string, section: CommitmentFact['section'], n: number) =>
  commitmentFacts.filter((fact) => fact.document === document && fact.section === section && fact.n === n);
const actsOf = (facts: readonly { act: string; addressees: readonly string[] }[]) =>
  facts.map(({ act, addressees }) => ({ act, addressees }));
/** What a date says, without its words and its place. */
const saidBy = ({ kind, text: _text, on: _on, place: _place, spans: _spans, by: _by, ...rest }: DateMention) => ({
  kind,
  ...rest,
});

const goldParagraphs = (name: string) =>
  (JSON.parse(readFileSync(join(folder ?? '', 'gold', name), 'utf8')) as { operative: { paragraphs: GoldParagraph[] } })
    .operative.paragraphs;

describe.skipIf(!folder)('facts beside texts annotated by hand', () => {
  it.each([
    ['70-draft-belarus', 'A-C.3-70-draft.zh.json', 32],
    ['70-179', 'A-RES-70-179.en.json', 28],
  ] as const)('of %s have the same acts, addressees and dates as %s', (document, name, count) => {
    const gold = goldParagraphs(name);
    expect(gold.flatMap(({ acts }) => acts)).toHaveLength(count);
    for (const { n, acts, dates } of gold) {
      const facts = factsOf(document, 'operative', n);
      expect(actsOf(facts), `paragraph ${n}`).toEqual(actsOf(acts));
      expect(
        facts.flatMap((fact) => fact.dates.map(saidBy)),
        `paragraph ${n}`,
      ).toEqual(dates.map(saidBy));
    }
  });

  it('of the draft rest on what its notes cite', () => {
    for (const { n, citations } of goldParagraphs('A-C.3-70-draft.zh.json')) {
      for (const fact of factsOf('70-draft-belarus', 'operative', n))
        expect(fact.citations, fact.key).toEqual(citations);
    }
  });
});

describe.skipIf(!folder)('facts of the Global Plan beside its reading', () => {
  const read = async () => {
    const name = 'A-RES-64-293.clean.en.txt';
    return readText(await openSource(readShared(folder ?? '', name), name));
  };

  it('have the acts, addressees and dates of its seven operative paragraphs', async () => {
    const { operative } = await read();
    expect(operative).toHaveLength(7);
    for (const { n, acts, dates } of operative) {
      const facts = factsOf('64-293', 'operative', n);
      expect(actsOf(facts), `paragraph ${n}`).toEqual(actsOf(acts));
      expect(facts.flatMap((fact) => fact.dates.map(saidBy))).toEqual(dates.map(saidBy));
    }
  });

  it('have in the annex every act that the reader finds with somebody to do it, and every date', async () => {
    const paragraphs = (await read()).annexes.flatMap((annex) => annex.paragraphs);
    expect(paragraphs).toHaveLength(61);
    let found = 0;
    for (const { n, acts, dates, citations } of paragraphs) {
      const facts = factsOf('64-293', 'annex', n);
      // "Support the Council" and "support the mandates" are what the Members resolve to do, not what somebody says of them.
      for (const { act, addressees } of acts.filter(
        (one) => one.addressees.length > 0 && one.act !== 'express_support',
      )) {
        found += 1;
        expect(actsOf(facts), `paragraph ${n}`).toContainEqual({ act, addressees });
      }
      expect(facts.flatMap((fact) => fact.dates.map(saidBy))).toEqual(dates.map(saidBy));
      for (const fact of facts) expect(fact.citations, fact.key).toEqual(citations);
    }
    expect(found).toBeGreaterThan(6);
  });
});
