import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { GOLD_DRAFT, GOLD_LINES, type GoldLines } from '../../../../tests/kit/gold-lines.js';
import { readShared, sharedTexts } from '../../../../tests/kit/reading-texts.js';
import { readSource, readSpecimen, threadDocument } from '../../../../tests/kit/thread-clauses.js';
import { alignThread } from './align-thread.js';
import type { SuggestedLink, ThreadClause, ThreadDocument } from './thread.js';

const FILES: Record<string, string> = {
  '64-293': 'A-RES-64-293.clean.en.txt',
  '64-293 fr': 'A-RES-64-293.fr.txt',
  draft: 'A-C.3-70-draft.zh.txt',
  '70-179': 'A-RES-70-179.clean.en.txt',
  '72-1': 'A-RES-72-1.clean.en.txt',
  '79-189': 'A-RES-79-189.layout.en.txt',
};

const nameOf = (link: SuggestedLink) => `${link.earlierId} > ${link.laterId}`;
const lineNames = (links: readonly SuggestedLink[]) => links.filter((link) => link.kind === 'line').map(nameOf);

function golden(tables: readonly GoldLines[], what: 'one' | 'near' | 'never'): Set<string> {
  return new Set(tables.flatMap((table) => table[what].map(([a, b]) => `${table.earlier}/${a} > ${table.later}/${b}`)));
}

/** Right, wrong and missed links, those aside that a fair reader may draw or not. */
function measure(links: readonly SuggestedLink[], tables: readonly GoldLines[]) {
  const [one, near] = [golden(tables, 'one'), golden(tables, 'near')];
  const found = lineNames(links).filter((name) => !near.has(name));
  const right = found.filter((name) => one.has(name));
  return {
    precision: right.length / found.length,
    recall: right.length / one.size,
    wrong: found.filter((name) => !one.has(name)),
    missed: [...one].filter((name) => !found.includes(name)),
    never: lineNames(links).filter((name) => golden(tables, 'never').has(name)),
  };
}

const folder = sharedTexts();

describe.skipIf(folder === null)('the lines of the real thread', () => {
  const documents = new Map<string, ThreadDocument>();
  const get = (id: string): ThreadDocument => documents.get(id) ?? { id, draftOf: null, clauses: [] };
  const clauseOf = (id: string) => get(id.split('/')[0] ?? '').clauses.find((clause) => clause.commitmentId === id);

  beforeAll(async () => {
    if (folder === null) return;
    for (const [id, file] of Object.entries(FILES)) {
      const source = await readSource(readShared(folder, file), file);
      documents.set(id, threadDocument(id.replace(' fr', ''), source, id === 'draft' ? '70-179' : null));
    }
  });

  it('has gold tables that name clauses which are there', () => {
    for (const name of [...golden([...GOLD_LINES, GOLD_DRAFT], 'one'), ...golden(GOLD_LINES, 'near')]) {
      for (const id of name.split(' > ')) expect(clauseOf(id), id).toBeDefined();
    }
  });

  it('are found by words, wrong ones seldom', () => {
    const links = alignThread(['64-293', '70-179', '72-1', '79-189'].map(get));
    const { precision, recall, missed, wrong, never } = measure(links, GOLD_LINES);
    expect(never).toEqual([]);
    expect(precision, `wrong: ${wrong}`).toBeGreaterThanOrEqual(0.95);
    expect(recall, `missed: ${missed}`).toBeGreaterThanOrEqual(0.85);
  });

  it('are found two texts at a time too, where words weigh differently', () => {
    for (const table of GOLD_LINES.filter(({ one }) => one.length > 0)) {
      const { precision, recall, missed, wrong, never } = measure(alignThread([table.earlier, table.later].map(get)), [
        // What is one by way of a text that is left out here is one here.
        {
          ...table,
          near: [
            ...table.near,
            ['op-3-1', 'an-5-2'],
            ['op-3-2', 'an-5-3'],
            ['an-12-1', 'an-3-1'],
            ['an-21-1', 'an-9-1'],
          ],
        },
      ]);
      expect(never, `${table.earlier} and ${table.later}`).toEqual([]);
      expect(precision, `${table.earlier} > ${table.later}, wrong: ${wrong}`).toBeGreaterThanOrEqual(0.75);
      expect(recall, `${table.earlier} > ${table.later}, missed: ${missed}`).toBeGreaterThanOrEqual(0.6);
    }
  });

  it('go from a draft in Chinese to the text that it became in English, with a similarity that says how sure that is', () => {
    const links = alignThread(['draft', '70-179'].map(get));
    const { precision, recall, missed, wrong, never } = measure(links, [GOLD_DRAFT]);
    expect(never).toEqual([]);
    expect(precision, `wrong: ${wrong}`).toBeGreaterThanOrEqual(0.95);
    expect(recall, `missed: ${missed}`).toBeGreaterThanOrEqual(0.9);
    for (const link of links) if (link.kind === 'line') expect(link.similarity).toBeLessThanOrEqual(0.5);
  });

  it('go through the draft beside the final text, not instead of it', () => {
    const links = lineNames(alignThread(['64-293', 'draft', '70-179', '72-1', '79-189'].map(get)));
    expect(links).toContain('64-293/op-3-1 > 70-179/op-1-1');
    expect(links).toContain('draft/op-1-1 > 70-179/op-1-1');
    expect(links).toContain('70-179/op-1-1 > 72-1/an-5-2');
    expect(links).toContain('72-1/an-5-2 > 79-189/op-2-1');
    expect(links.filter((name) => name.startsWith('draft/') && !name.includes('> 70-179/'))).toEqual([]);
  });

  it('pair a text with itself in another language, clause by clause', () => {
    const [fr, en] = [get('64-293 fr'), get('64-293')];
    const draft: ThreadDocument = {
      id: 'fr',
      draftOf: '64-293',
      clauses: fr.clauses.map((clause) => ({ ...clause, commitmentId: clause.commitmentId.replace('64-293/', 'fr/') })),
    };
    const pairs = alignThread([draft, en]).map((link) => [
      link.earlierId.replace('fr/', ''),
      link.laterId.replace('64-293/', ''),
    ]);
    expect(pairs.filter(([a, b]) => a !== b)).toEqual([]);
    expect(pairs.length).toBeGreaterThanOrEqual(0.95 * en.clauses.length);
  });

  it('say little between years without a common language, and nothing wrong', () => {
    const links = lineNames(alignThread([get('64-293 fr'), get('70-179')]));
    expect(links).toEqual(['64-293/op-3-1 > 70-179/op-1-1']);
  });

  it('point out the two paragraphs of the draft that nearly say the same, and no others', () => {
    const twins = alignThread(['64-293', 'draft', '70-179', '72-1', '79-189'].map(get)).filter(
      (link) => link.kind === 'twin',
    );
    expect(twins.map(nameOf)).toEqual(['draft/op-4-1 > draft/op-18-1']);
  });
});

describe('the specimen, a draft and what it became', () => {
  it('is paired by structure as it is by words', async () => {
    const final = threadDocument('final', await readSpecimen('en', 'resolution'));
    const byWords = lineNames(
      alignThread([threadDocument('draft', await readSpecimen('en', 'draft'), 'final'), final]),
    );
    const byStructure = lineNames(
      alignThread([threadDocument('draft', await readSpecimen('zh', 'draft'), 'final'), final]),
    );
    const agreed = byStructure.filter((name) => byWords.includes(name));
    expect(byWords.length).toBeGreaterThan(10);
    expect(agreed.length / byStructure.length, `${byStructure}\n${byWords}`).toBeGreaterThanOrEqual(0.9);
    expect(agreed.length / byWords.length).toBeGreaterThanOrEqual(0.8);
  });
});

const A = 'Urges Member States to open a desk at every port of entry and to keep that desk open at night';
const B =
  'Requests the Secretary-General to draw up common standards for the training of the interpreters at such desks';
const C = 'Encourages carriers to tell the desk before landing how many young persons travel alone on board';

function clause(id: string, words: string, rest: Partial<ThreadClause> = {}): ThreadClause {
  const n = Number(id.split('/')[1]);
  return {
    commitmentId: id,
    section: 'operative',
    part: null,
    n,
    ordinal: 1,
    act: 'urge',
    addressees: ['MEMBER_STATES'],
    citations: [],
    words: new Map([['en', words]]),
    ...rest,
  };
}
const document = (id: string, texts: readonly string[], draftOf: string | null = null): ThreadDocument => ({
  id,
  draftOf,
  clauses: texts.map((text, i) => clause(`${id}/${i + 1}`, text)),
});

describe('links', () => {
  it('go to the closest earlier document, and past it where it is silent', () => {
    const thread = [document('a', [A, B, C]), document('b', [B, C]), document('c', [C, A])];
    expect(lineNames(alignThread(thread))).toEqual(['a/2 > b/1', 'a/3 > b/2', 'b/2 > c/1', 'a/1 > c/2']);
  });

  it('part where a clause was split and meet where two were merged', () => {
    const both = `${A}, and ${B}`;
    expect(lineNames(alignThread([document('a', [both, C]), document('b', [A, B, C])])).sort()).toEqual([
      'a/1 > b/1',
      'a/1 > b/2',
      'a/2 > b/3',
    ]);
    expect(lineNames(alignThread([document('a', [A, B, C]), document('b', [both, C])])).sort()).toEqual([
      'a/1 > b/1',
      'a/2 > b/1',
      'a/3 > b/2',
    ]);
  });

  it('find the second parent in an older document', () => {
    const both = `${A}, and ${B}`;
    const thread = [document('a', [B, C]), document('b', [A, C]), document('c', [both])];
    expect(lineNames(alignThread(thread)).filter((name) => name.endsWith('c/1'))).toEqual(['b/1 > c/1', 'a/1 > c/1']);
  });

  it('take up what a draft said and its final text does not from before, and nothing twice', () => {
    const thread = [document('a', [A, B]), document('d', [A, B], 'f'), document('f', [A])];
    expect(lineNames(alignThread(thread))).toEqual(['d/1 > f/1', 'a/1 > f/1', 'a/2 > d/2']);
  });

  it('do not join two texts because both were adopted', () => {
    const adopt = (id: string) =>
      clause(id, 'Adopts the plan that stands in the annex to the present text', { act: 'adopt', addressees: [] });
    expect(
      alignThread([
        { id: 'a', draftOf: null, clauses: [adopt('a/1')] },
        { id: 'b', draftOf: null, clauses: [adopt('b/1')] },
      ]),
    ).toEqual([]);
  });

  it('use any language that both have', () => {
    const zh = new Map([['zh', '敦促会员国在每个入境口岸设立服务台并在夜间开放']] as const);
    const en = new Map([['en', A]] as const);
    const a = { id: 'a', draftOf: null, clauses: [clause('a/1', '', { words: new Map([...en, ...zh]) })] };
    const b = { id: 'b', draftOf: null, clauses: [clause('b/1', '', { words: zh })] };
    expect(lineNames(alignThread([a, b]))).toEqual(['a/1 > b/1']);
    const without = { id: 'b', draftOf: null, clauses: [clause('b/1', '', { words: new Map() })] };
    expect(alignThread([a, without])).toEqual([]);
  });

  it('always go back in time, once, and never to themselves', () => {
    const words = fc.array(fc.constantFrom('desk', 'port', 'night', 'young', 'carrier', 'tell', 'open', 'train'), {
      minLength: 1,
      maxLength: 14,
    });
    const texts = fc.array(
      words.map((all) => all.join(' ')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), fc.boolean(), (all, drafted) => {
        const thread = all.map((each, i) =>
          document(`d${i}`, each, drafted && i === 1 && all.length > 2 ? 'd2' : null),
        );
        const links = alignThread(thread);
        expect(new Set(links.map((link) => `${link.kind} ${nameOf(link)}`)).size).toBe(links.length);
        for (const { kind, earlierId, laterId, similarity } of links) {
          const [from, to] = [earlierId, laterId].map((id) => Number(id.slice(1).split('/')[0]));
          if (kind === 'line') expect(from).toBeLessThan(to ?? 0);
          else expect(from).toBe(to);
          expect(earlierId).not.toBe(laterId);
          expect(similarity).toBeGreaterThanOrEqual(0);
          expect(similarity).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
