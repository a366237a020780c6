import { serveHouse } from '../src/app/server.js';
import type { House } from '../src/kernel/module/index.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { generateRehearsal, type Rehearsal, type RehearsalSize } from '../tests/kit/rehearsal.js';
import { letIn } from '../tests/kit/served-house.js';
import { againstATenth, type Spent } from './against-a-tenth.js';
import type { Bench } from './bench.js';
import { startAsker } from './measured-house.js';

const REQUESTS = 40;

const PAGES: Readonly<Record<string, (rehearsal: Rehearsal, nth: number) => string>> = {
  'the list of who has answered': ({ call }) => `/calls/${call.key}/reading/answered`,
  'the answers to one question side by side': ({ call, questions }, nth) =>
    `/calls/${call.key}/reading/beside?question=${1 + (nth % questions.length)}&column=lang&column=group`,
  'the figures of all questions': ({ call }) => `/calls/${call.key}/reading/figures`,
  'the page of the call': ({ call }) => `/calls/${call.key}`,
  'what one State answered': ({ call, answered }, nth) =>
    `/calls/${call.key}/answers/${answered[nth % answered.length]}`,
};

async function measure(house: House, spent: Spent, size: RehearsalSize): Promise<Map<string, number>> {
  await loadParties(house.db);
  const rehearsal = await generateRehearsal(house.db, size);
  const { cookie } = await letIn(house.db, [['secretariat-officer', null]]);
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const measured = new Map<string, number>();
  for (const [page, at] of Object.entries(PAGES)) {
    const urls = Array.from({ length: REQUESTS }, (_, nth) => `${server.address}/en${at(rehearsal, nth)}`);
    await asker.ask(urls, cookie);
    measured.set(page, (await spent(() => asker.ask(urls, cookie))) / urls.length);
  }
  asker.end();
  await server.stop();
  return measured;
}

export const bench: Bench = {
  title: 'A rehearsal: 193 States, 60 questions, 120 answers',
  about: `CPU time of server and database for pages asked by an officer, over HTTP, ${REQUESTS} requests a page after as many to warm up, at a generated call that 193 States were asked and 120 answered, in six languages with up to 2,000 words an answer; beside one of 19 States and 12 answers, with the same questions.`,
  run: () => againstATenth(measure, 'a tenth of the data'),
};
