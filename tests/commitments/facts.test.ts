import { describe, expect, it } from 'vitest';
import type { CommitmentFact } from '../../src/modules/commitments/facts/commitment-fact.js';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { thread } from '../../src/modules/documents/facts/thread.js';
import { ENTITIES } from '../../src/modules/documents/reader/lexicon/entities/index.js';
import { ACTS } from '../../src/modules/documents/reader/reading.js';

const paragraphs = (document: string, section: CommitmentFact['section']) => [
  ...new Set(
    commitmentFacts.filter((fact) => fact.document === document && fact.section === section).map(({ n }) => n),
  ),
];
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('starting facts', () => {
  it('have every paragraph of the texts at hand, in order, and what is live', () => {
    expect(paragraphs('70-draft-belarus', 'operative')).toEqual(upTo(20));
    expect(paragraphs('70-179', 'operative')).toEqual(upTo(18));
    expect(paragraphs('64-293', 'operative')).toEqual(upTo(7));
    expect(paragraphs('64-293', 'annex')).toEqual(upTo(61));
    expect(paragraphs('80-228', 'operative')).toEqual([5, 7, 14, 36, 38]);
  });

  it('have a key each, name documents that are facts, acts and addressees that the reader knows', () => {
    expect(new Set(commitmentFacts.map(({ key }) => key)).size).toBe(commitmentFacts.length);
    const documents = new Set(thread.map(({ key }) => key));
    const acts = new Set<string>([...ACTS, 'undertake']);
    // The reader puts these together from "international, regional and subregional organizations".
    const composed = ['INT_ORGS', 'REGIONAL_ORGS', 'SUBREGIONAL_ORGS'];
    const codes = new Set([...ENTITIES.map(({ code }) => code), ...composed]);
    for (const { key, document, act, addressees } of commitmentFacts) {
      expect(documents.has(document), key).toBe(true);
      expect(acts.has(act), key).toBe(true);
      expect(
        addressees.filter((code) => !codes.has(code)),
        key,
      ).toEqual([]);
      expect(new Set(addressees).size, key).toBe(addressees.length);
    }
  });

  it('ask somebody wherever they ask something', () => {
    const nobody = new Set([
      'adopt',
      'affirm',
      'condemn',
      'note',
      'reaffirm',
      'recall',
      'recognize',
      'stress',
      'take_note',
      'welcome',
    ]);
    for (const { key, act, addressees } of commitmentFacts) expect(addressees.length === 0, key).toBe(nobody.has(act));
  });

  it('share the name of a request between documents, and inside of one only between acts of one paragraph', () => {
    const named = commitmentFacts.filter(({ same }) => same !== null);
    for (const name of new Set(named.map(({ same }) => same))) {
      const facts = named.filter(({ same }) => same === name);
      const documents = new Set(facts.map(({ document }) => document));
      expect(documents.size, `${name}`).toBeGreaterThan(1);
      for (const document of documents) {
        const inOne = facts.filter((fact) => fact.document === document);
        expect(new Set(inOne.map(({ n }) => n)).size, `${name} in ${document}`).toBe(1);
      }
    }
  });

  it('point from the later of two twins to the earlier, in the draft once', () => {
    const keys = new Set(commitmentFacts.map(({ key }) => key));
    const twins = commitmentFacts.filter(({ twinOf }) => twinOf !== null);
    expect(twins.map(({ key, twinOf }) => [twinOf, key])).toEqual([
      ['70-draft-belarus-op-4-1', '70-draft-belarus-op-18-1'],
    ]);
    for (const { twinOf } of twins) expect(keys.has(twinOf ?? '')).toBe(true);
  });
});
