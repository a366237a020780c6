import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { PageEnv } from './context.js';
import { type RecordSection, renderSections } from './record-section.js';

it('sections of a record stand in their order, and those with nothing to say are not there', async () => {
  const says = (order: number, words: string | null): RecordSection<{ name: string }> => ({
    order,
    render: async (_, { name }) => (words === null ? null : `${name}: ${words}`),
  });
  const sections = [says(30, 'last'), says(20, null), says(10, 'first')];
  const app = new Hono<PageEnv>().get('/', async (c) => c.json(await renderSections(c, sections, { name: 'x' })));
  expect(await (await app.request('/')).json()).toEqual(['x: first', 'x: last']);
});
