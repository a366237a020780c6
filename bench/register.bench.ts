import { serveHouse } from '../src/app/server.js';
import type { Actor } from '../src/kernel/access/index.js';
import type { Engine } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { PILLARS, THEMES } from '../src/modules/commitments/commitment.js';
import { GROUPS } from '../src/modules/commitments/register/filter.js';
import { openRegister } from '../src/modules/commitments/register/open-register.js';
import { takeStep } from '../src/modules/commitments/take-step.js';
import { dayOf } from '../src/modules/commitments/timing/days.js';
import { FREQUENT_WORD, generateRegister, rareWord } from '../tests/kit/generated-register.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse, milliseconds, startAsker } from './measured-house.js';

const SIZES = [1_000, 100_000] as const;
const REQUESTS = 60;
const AIM = 1.5;
const ACTOR: Actor = { kind: 'administrator', id: 'bench' };

/** Leaves more than a page at both sizes: two pillars, two states, five purposes; all different. */
function wideFilter(nth: number): string {
  const pillars = [0, 1].map((i) => `pillar=${PILLARS[(Math.floor(nth / 18) + i) % 4]}`);
  const states = [0, 1].map((i) => `state=${['open', 'under-way', 'done'][(nth + i) % 3]}`);
  const themes = THEMES.filter((_, i) => i !== Math.floor(nth / 3) % 6).map((theme) => `theme=${theme}`);
  return [...pillars, ...states, ...themes, ...(nth % 2 === 0 ? [] : ['all=1'])].join('&');
}

const ASKED = ['UNODC', 'MEMBER_STATES', 'SECRETARY_GENERAL', 'ICAT', 'DONORS'];

/** Addresses of one kind, all different: what the register remembers of one filter does not answer the next. */
const KINDS: Readonly<Record<string, (nth: number, size: number) => string>> = {
  plain: (nth) => `/commitments?page=${1 + (nth % 8)}`,
  filtered: (nth) => `/commitments?${wideFilter(nth)}`,
  grouped: (nth) => `/commitments?group=${GROUPS[nth % 5]}&${wideFilter(nth)}`,
  sorted: (nth) =>
    `/commitments?sort=${['document', '-document', '-changed', 'state', '-due'][nth % 5]}&page=${1 + (nth % 7)}`,
  // First pages: at the small size the further ones of most are empty, and would be compared with full ones.
  'an addressee': (nth) => `/addressees/${ASKED[nth % ASKED.length]}`,
  words: (nth, size) => `/commitments?q=${rareWord(nth, size)}`,
};

interface Measured {
  /** CPU milliseconds a request, server and database, by kind. */
  kinds: Map<string, number>;
  open: number;
  changed: number;
  frequent: number;
  frequentAgain: number;
}

async function measure(
  house: House,
  size: number,
  spent: (work: () => Promise<unknown>) => Promise<number>,
): Promise<Measured> {
  await generateRegister(house.db, size);
  const open = await spent(() => openRegister(house.db, dayOf(new Date())));
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const cpu = async (paths: readonly string[]): Promise<number> => {
    const urls = paths.map((path) => `${server.address}/en${path}`);
    return (await spent(() => asker.ask(urls))) / urls.length;
  };
  const kinds = new Map<string, number>();
  for (const [kind, at] of Object.entries(KINDS)) {
    const nth = (from: number) => Array.from({ length: REQUESTS }, (_, i) => at(from + i, size));
    await cpu(nth(0));
    kinds.set(kind, await cpu(nth(REQUESTS)));
  }
  const frequent = await cpu([`/commitments?q=${FREQUENT_WORD}`]);
  const frequentAgain = await cpu(
    Array.from({ length: 20 }, (_, nth) => `/commitments?q=${FREQUENT_WORD}&page=${nth + 1}`),
  );
  const given = { kind: 'note', happened: '', note: 'Seen.', link: '', file: null, version: 1 } as const;
  await takeStep(house.db, ACTOR, 'generated-0', given, dayOf(new Date()));
  const changed = await cpu(['/commitments']);
  asker.end();
  await server.stop();
  return { kinds, open, changed, frequent, frequentAgain };
}

const onEngine = (engine: Engine, size: number): Promise<Measured> =>
  inMeasuredHouse(engine, (house, spent) => measure(house, size, spent));

async function figuresOf(engine: Engine): Promise<Figure[]> {
  const name = engine === 'pglite' ? 'PGlite' : 'PostgreSQL';
  const [small, large] = [await onEngine(engine, SIZES[0]), await onEngine(engine, SIZES[1])];
  const kinds = Object.keys(KINDS).map((kind): Figure => {
    const [before, after] = [small.kinds.get(kind) ?? NaN, large.kinds.get(kind) ?? NaN];
    return {
      what: `${name}: CPU a request of the register, ${kind}, at 100,000`,
      measured: milliseconds(after),
      beside: `at 1,000: ${milliseconds(before)}; ${(after / before).toFixed(2)} of it`,
      target: `at most ${AIM} of it`,
      met: after / before <= AIM,
    };
  });
  const once = (what: string, of: (measured: Measured) => number): Figure => ({
    what: `${name}: ${what}, at 100,000`,
    measured: milliseconds(of(large)),
    beside: `at 1,000: ${milliseconds(of(small))}`,
  });
  return [
    ...kinds,
    once('reading the register in, once a start and once a day', ({ open }) => open),
    once('first request after a change', ({ changed }) => changed),
    once('first request for a word that a third has', ({ frequent }) => frequent),
    once('further requests for it', ({ frequentAgain }) => frequentAgain),
  ];
}

export const bench: Bench = {
  title: 'The register at a hundred thousand commitments',
  about: `CPU time of server and database for a page of the register, whole, over HTTP, ${REQUESTS} requests a kind after as many to warm up, no two filters the same: at a register of 1,000 generated commitments and at one of 100,000. The client runs in a process of its own and is not counted; the backends of PostgreSQL are, as /proc shows them.`,
  async run() {
    const figures = await figuresOf('pglite');
    return process.env.TEST_DATABASE_URL === undefined ? figures : [...figures, ...(await figuresOf('postgres'))];
  },
};
