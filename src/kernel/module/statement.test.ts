import { expect, test } from 'vitest';
import { PUBLIC } from '../access/index.js';
import { allStatements, type Statement, type StatementProvider } from './statement.js';

const said = (id: string, day: string): Statement => ({
  id,
  partyId: 'by',
  about: ['measure/1'],
  words: '',
  lang: 'en',
  at: new Date(day),
  reviewed: true,
  source: { name: id, path: `/${id}` },
});

const provider = (...statements: Statement[]): StatementProvider => ({
  find: async (_, { limit }) => statements.slice(0, limit),
  count: async () =>
    statements.map(({ partyId, at }) => ({ subject: 'measure/1', partyId, statements: 1, latest: at })),
});

test('What several modules heard comes as one list, the latest first, cut once', async () => {
  const all = allStatements([
    provider(said('c', '2026-03-01'), said('a', '2026-01-01')),
    provider(said('b', '2026-02-01')),
  ]);
  const found = await all.find(PUBLIC, { limit: 2 }, 'en');
  expect(found.map(({ id }) => id)).toEqual(['c', 'b']);
});

test('Counts of one party on one subject are added, whoever heard it', async () => {
  const all = allStatements([
    provider(said('a', '2026-01-01'), said('c', '2026-03-01')),
    provider(said('b', '2026-02-01')),
  ]);
  expect(await all.count(PUBLIC, {})).toEqual([
    { subject: 'measure/1', partyId: 'by', statements: 3, latest: new Date('2026-03-01') },
  ]);
});
