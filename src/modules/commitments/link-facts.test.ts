import { describe, expect, it } from 'vitest';
import { type CommitmentFact, commitmentFacts } from './facts/index.js';
import { linksOfFacts } from './link-facts.js';

const ids = new Map(commitmentFacts.map(({ key }) => [key, `id of ${key}`]));
const drafts = new Map([['70-draft-belarus', '70-179']]);
const shown = (facts: readonly CommitmentFact[]) =>
  linksOfFacts(facts, ids, drafts).map((link) => [
    link.kind,
    link.earlier_id.replace('id of ', ''),
    link.later_id.replace('id of ', ''),
  ]);

describe('links that facts know of', () => {
  it('lead from one adopted document to the next that asks the same, and from a draft to what it became', () => {
    const links = shown(commitmentFacts.filter(({ same }) => same === 'join-the-protocol'));
    expect(links).toEqual([
      ['line', '70-draft-belarus-op-1-1', '70-179-op-1-1'],
      ['line', '64-293-op-3-1', '70-179-op-1-1'],
    ]);
  });

  it('go back from a draft where the text that it became is silent', () => {
    const links = shown(
      commitmentFacts.filter(({ same, document }) => same === 'join-the-protocol' && document !== '70-179'),
    );
    expect(links).toEqual([['line', '64-293-op-3-1', '70-draft-belarus-op-1-1']]);
  });

  it('bring together what one document asks in two acts and the next in one', () => {
    const links = shown(commitmentFacts.filter(({ same }) => same === 'continue-the-activities'));
    expect(links).toEqual([
      ['line', '70-draft-belarus-op-11-1', '70-179-op-10-1'],
      ['line', '70-draft-belarus-op-11-2', '70-179-op-10-1'],
    ]);
  });

  it('point out twins, and are suggestions', () => {
    expect(shown(commitmentFacts).filter(([kind]) => kind === 'twin')).toEqual([
      ['twin', '70-draft-belarus-op-4-1', '70-draft-belarus-op-18-1'],
    ]);
    for (const link of linksOfFacts(commitmentFacts, ids, drafts))
      expect(link).toMatchObject({ standing: 'suggested', suggested_by: 'fact', similarity: null, decided_by: null });
  });

  it('leave out facts that have no commitment', () => {
    expect(linksOfFacts(commitmentFacts, new Map(), drafts)).toEqual([]);
  });
});
