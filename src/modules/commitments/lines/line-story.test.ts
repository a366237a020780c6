import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineDocument, type LineMember, lineStory, stepOf } from './line-story.js';
import { layOutTree, type TreeEdge } from './line-tree.js';
import type { Join } from './lines-of.js';

function member(id: string, documentId: string, rest: Partial<LineMember> = {}): LineMember {
  return { id, documentId, act: 'urge', addressees: ['MEMBER_STATES'], dates: [], words: new Map(), ...rest };
}
const link = (earlierId: string, laterId: string, standing: Join['standing'] = 'suggested'): Join => ({
  earlierId,
  laterId,
  standing,
});
const said = (words: string) => ({ words: new Map([['en', words]] as const) });

const THREAD: LineDocument[] = [
  { id: '2010', year: 2010, draftOf: null, known: true },
  { id: '2013', year: 2013, draftOf: null, known: true },
  { id: '2014', year: 2014, draftOf: null, known: false },
  { id: 'draft', year: 2015, draftOf: '2015', known: true },
  { id: '2015', year: 2015, draftOf: null, known: true },
  { id: '2017', year: 2017, draftOf: null, known: true },
  { id: '2019', year: 2019, draftOf: null, known: false },
];

describe('the story of a line', () => {
  const story = lineStory(
    [member('a', '2010'), member('d', 'draft'), member('b', '2015')],
    [link('a', 'b'), link('d', 'b')],
    THREAD,
  );

  it('says when it was first said and how often, drafts left out', () => {
    expect(story.first).toEqual({ memberId: 'a', documentId: '2010', year: 2010 });
    expect(story.saidIn).toEqual(['2010', '2015']);
  });

  it('says where it was dropped and where silent, but not of documents whose commitments nobody knows', () => {
    expect(story.droppedIn).toEqual(['2017']);
    expect(story.silentIn).toEqual(['2013']);
  });

  it('begins with a draft only where nothing adopted says it', () => {
    expect(lineStory([member('d', 'draft')], [], THREAD)).toMatchObject({
      first: { memberId: 'd', documentId: 'draft' },
      saidIn: [],
      droppedIn: [],
      silentIn: [],
    });
    expect(lineStory([member('d', 'draft'), member('b', '2015')], [link('d', 'b')], THREAD).first.memberId).toBe('b');
  });

  it('stands the draft beside the trunk', () => {
    expect(story.tree.nodes.map(({ id, column }) => `${id}${column}`)).toEqual(['a0', 'd1', 'b0']);
  });

  it('leaves out links that somebody rejected', () => {
    const cut = lineStory([member('a', '2010'), member('b', '2015')], [link('a', 'b', 'rejected')], THREAD);
    expect(cut.steps).toEqual([]);
    expect(cut.tree.edges).toEqual([]);
  });
});

describe('a step of a line', () => {
  const cases: [string, Partial<LineMember>, Partial<LineMember>, object][] = [
    ['an act up the ladder', { act: 'invite' }, { act: 'urge' }, { act: 'stronger', force: 'stronger' }],
    ['an act down the ladder', { act: 'urge' }, { act: 'encourage' }, { act: 'weaker', force: 'weaker' }],
    ['the same act again', { act: 'request' }, { act: 'request_again' }, { act: 'same', force: 'kept' }],
    ['another ladder', { act: 'undertake' }, { act: 'invite' }, { act: 'different', force: 'other' }],
    [
      'a softener taken out',
      said('Urges States to consider opening desks'),
      said('Urges States to open desks'),
      { act: 'same', force: 'stronger', softening: { lang: 'en', gone: ['consider'], new: [] } },
    ],
    [
      'a softener put in',
      said('Urges States to open desks'),
      said('Urges States to open desks, as appropriate'),
      { force: 'weaker', softening: { lang: 'en', gone: [], new: ['as-appropriate'] } },
    ],
    [
      'an act up and a softener in',
      { act: 'invite', ...said('Invites States to open desks') },
      { act: 'urge', ...said('Urges States to consider opening desks') },
      { act: 'stronger', force: 'mixed' },
    ],
    [
      'others asked',
      { addressees: ['MEMBER_STATES', 'UNODC'] },
      { addressees: ['MEMBER_STATES', 'ICAT'] },
      { force: 'kept', addressees: { gone: ['UNODC'], new: ['ICAT'] } },
    ],
    [
      'a deadline that moved',
      { dates: [{ kind: 'deadline', text: 'by 2016', year: 2016 }] },
      { dates: [{ kind: 'deadline', text: 'by 2018', year: 2018 }] },
      { dates: [{ change: 'later', old: { year: 2016 }, new: { year: 2018 } }] },
    ],
    ['no language in common', { words: new Map([['zh', '敦促']]) }, said('Urges'), { softening: null, force: 'kept' }],
  ];

  it.each(cases)('tells %s', (_, earlier, later, expected) => {
    expect(stepOf(member('a', '2010', earlier), member('b', '2015', later))).toMatchObject(expected);
  });
});

describe('the layout of the tree', () => {
  it('gives branches columns of their own and takes them back when they meet', () => {
    const edges = [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
      ['d', 'e'],
    ].map(([earlierId = '', laterId = '']) => ({ earlierId, laterId }));
    const tree = layOutTree(['a', 'b', 'c', 'd', 'e'], edges);
    expect(tree.nodes.map(({ id, column }) => `${id}${column}`)).toEqual(['a0', 'b0', 'c1', 'd0', 'e0']);
    expect(tree.columns).toBe(2);
  });

  it('never draws a member over the line of others', () => {
    const ids = Array.from({ length: 9 }, (_, i) => `n${i}`);
    const edge = fc
      .tuple(fc.nat(8), fc.nat(8))
      .filter(([a, b]) => a < b)
      .map(([a, b]): TreeEdge => ({ earlierId: `n${a}`, laterId: `n${b}` }));
    fc.assert(
      fc.property(fc.uniqueArray(edge, { maxLength: 14, selector: (e) => `${e.earlierId} ${e.laterId}` }), (edges) => {
        const { nodes } = layOutTree(ids, edges);
        const at = new Map(nodes.map((node) => [node.id, node]));
        for (const { earlierId, laterId } of edges) {
          const [from, to] = [at.get(earlierId), at.get(laterId)];
          if (!from || !to) throw new Error('a member is missing');
          const between = nodes.filter(
            (node) => node.row > from.row && node.row < to.row && node.column === from.column,
          );
          const children = edges.filter((other) => other.earlierId === earlierId).map((other) => other.laterId);
          // Only its own first descendant may stand there, which goes on in its column.
          for (const node of between) {
            const heirs = between.slice(0, between.indexOf(node) + 1).map((heir) => heir.id);
            expect(heirs.some((heir) => children.includes(heir))).toBe(true);
          }
        }
      }),
    );
  });
});
