import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/index.js';
import { addMessages, translatorFor } from '../i18n/index.js';
import { findTasks, type RecordKind, recordKind, recordsOf, type TaskGroup, type WaitProvider } from './index.js';

const reader: Actor = { kind: 'person', id: 'p', name: 'A', lang: 'en', holds: [], steppedUp: false };
addMessages('work', new URL('../http/messages/', import.meta.url));
const t = translatorFor('en');

const [ONE, TWO, THREE] = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`) as [string, string, string];

const kind = (type: string, seen: readonly string[], asked: string[][] = []): RecordKind =>
  recordKind<string>({
    type,
    comments: true,
    async load(ids) {
      asked.push([...ids]);
      return new Map(ids.filter((id) => seen.includes(id)).map((id) => [id, id]));
    },
    sees: (actor) => actor.kind === 'person' && actor.name !== 'Blind',
    show: (id) => ({ title: `${type} ${id}`, lang: 'en', path: `/${type}/${id}`, open: true }),
  });

describe('records of all modules', () => {
  it('are found by type, each asked once, without what nobody keeps or the reader may not see', async () => {
    const asked: string[][] = [];
    const records = recordsOf([kind('a', [ONE, TWO], asked), kind('b', [ONE])]);
    const refs = [
      { type: 'a', id: ONE },
      { type: 'a', id: ONE },
      { type: 'a', id: THREE },
      // What no record can be called is not asked of anybody.
      { type: 'a', id: 'a-res-70-179' },
      { type: 'b', id: ONE },
      { type: 'c', id: ONE },
    ];
    const found = await records.find(reader, refs, t);
    expect(refs.map((ref) => found.get(ref)?.title ?? null)).toEqual([
      `a ${ONE}`,
      `a ${ONE}`,
      null,
      null,
      `b ${ONE}`,
      null,
    ]);
    expect(asked).toEqual([[ONE, THREE]]);
  });

  it('are read once for any number of people, each of whom sees what the policy says', async () => {
    const asked: string[][] = [];
    const ref = { type: 'a', id: ONE };
    const sees = await recordsOf([kind('a', [ONE], asked)]).sees([ref, ref]);
    const people = ['A', 'Blind', 'B'].map((name) => ({ ...reader, name }));
    expect(people.map((person) => sees(person, ref))).toEqual([true, false, true]);
    expect(sees(reader, { type: 'b', id: ONE })).toBe(false);
    expect(asked).toEqual([[ONE]]);
  });

  it('cannot be kept by two modules', () => {
    expect(() => recordsOf([kind('a', []), kind('a', [])])).toThrow('Two modules');
  });
});

describe('what waits', () => {
  const group = (id: string, total: number): TaskGroup => ({ id, heading: id, total, tasks: [], more: null });
  const providers: WaitProvider[] = [
    { order: 2, find: async () => [group('later', 1)] },
    { order: 1, find: async () => [group('first', 3), group('empty', 0)] },
  ];

  it('stands in the order of the providers, without empty groups, and never for the public', async () => {
    const request = { t, today: '2026-01-01', limit: 1 };
    expect((await findTasks(providers, { ...request, actor: reader })).map(({ id }) => id)).toEqual(['first', 'later']);
    expect(await findTasks(providers, { ...request, actor: { kind: 'public' } })).toEqual([]);
  });
});
