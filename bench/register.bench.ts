import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareHouse } from '../src/app/open-house.js';
import { serveHouse } from '../src/app/server.js';
import type { Actor } from '../src/kernel/access/index.js';
import { type Engine, openDatabase } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { PILLARS, THEMES } from '../src/modules/commitments/commitment.js';
import { GROUPS } from '../src/modules/commitments/register/filter.js';
import { openRegister } from '../src/modules/commitments/register/open-register.js';
import { takeStep } from '../src/modules/commitments/take-step.js';
import { dayOf } from '../src/modules/commitments/timing/days.js';
import { FREQUENT_WORD, generateRegister, rareWord } from '../tests/kit/generated-register.js';
import type { Bench, Figure } from './bench.js';

const SIZES = [1_000, 100_000] as const;
const REQUESTS = 60;
const TICKS_A_SECOND = 100;
const AIM = 1.5;
const ACTOR: Actor = { kind: 'administrator', id: 'bench' };

/** Leaves more than a page at both sizes: two pillars, two states, five purposes; all different. */
function wideFilter(nth: number): string {
  const pillars = [0, 1].map((i) => `pillar=${PILLARS[(Math.floor(nth / 18) + i) % 4]}`);
  const states = [0, 1].map((i) => `state=${['open', 'under-way', 'done'][(nth + i) % 3]}`);
  const themes = THEMES.filter((_, i) => i !== Math.floor(nth / 3) % 6).map((theme) => `theme=${theme}`);
  return [...pillars, ...states, ...themes, ...(nth % 2 === 0 ? [] : ['all=1'])].join('&');
}

/** Addresses of one kind, all different: what the register remembers of one filter does not answer the next. */
const KINDS: Readonly<Record<string, (nth: number, size: number) => string>> = {
  plain: (nth) => `?page=${1 + (nth % 8)}`,
  filtered: (nth) => `?${wideFilter(nth)}`,
  grouped: (nth) => `?group=${GROUPS[nth % 5]}&${wideFilter(nth)}`,
  sorted: (nth) => `?sort=${['document', '-document', '-changed', 'state', '-due'][nth % 5]}&page=${1 + (nth % 7)}`,
  words: (nth, size) => `?q=${rareWord(nth, size)}`,
};

/** CPU seconds of the backends that serve a database, as far as this machine shows them; null where it does not. */
function backendSeconds(database: string): number | null {
  const ticks = readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/u.test(entry)) return [];
    try {
      if (!readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(` ${database} `)) return [];
      const after = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return [Number(after[11]) + Number(after[12])];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
  return ticks.length === 0 ? null : ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}

interface Measured {
  /** CPU milliseconds a request, server and database, by kind. */
  kinds: Map<string, number>;
  open: number;
  changed: number;
  frequent: number;
  frequentAgain: number;
}

async function measure(house: House, size: number, backends: () => number): Promise<Measured> {
  await generateRegister(house.db, size);
  const spent = async (work: () => Promise<unknown>): Promise<number> => {
    const before = { own: process.cpuUsage(), database: backends() };
    await work();
    const { user, system } = process.cpuUsage(before.own);
    return (user + system) / 1000 + (backends() - before.database) * 1000;
  };
  const open = await spent(() => openRegister(house.db, dayOf(new Date())));
  const server = await serveHouse(house, { worker: false });
  const child = fork(new URL('./requests-child.mjs', import.meta.url));
  const cpu = async (paths: readonly string[]): Promise<number> => {
    const urls = paths.map((query) => `${server.address}/en/commitments${query}`);
    return (await spent(() => ask(child, urls))) / urls.length;
  };
  const kinds = new Map<string, number>();
  for (const [kind, at] of Object.entries(KINDS)) {
    const nth = (from: number) => Array.from({ length: REQUESTS }, (_, i) => at(from + i, size));
    await cpu(nth(0));
    kinds.set(kind, await cpu(nth(REQUESTS)));
  }
  const frequent = await cpu([`?q=${FREQUENT_WORD}`]);
  const frequentAgain = await cpu(Array.from({ length: 20 }, (_, nth) => `?q=${FREQUENT_WORD}&page=${nth + 1}`));
  const given = { kind: 'note', happened: '', note: 'Seen.', link: '', file: null, version: 1 } as const;
  await takeStep(house.db, ACTOR, 'generated-0', given, dayOf(new Date()));
  const changed = await cpu(['']);
  child.kill();
  await server.stop();
  return { kinds, open, changed, frequent, frequentAgain };
}

function ask(child: ChildProcess, urls: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    child.once('message', (message: { error?: string }) =>
      message.error === undefined ? done() : fail(new Error(message.error)),
    );
    child.send(urls);
  });
}

async function onEngine(engine: Engine, size: number): Promise<Measured> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const settings = { host: '127.0.0.1', port: 0, trustProxy: false, logLevel: 'silent' } as const;
  if (engine === 'pglite') {
    const folder = mkdtempSync(path.join(tmpdir(), 'concordance-bench-'));
    const db = await openDatabase({ folder });
    const house: House = { db, config: { ...settings, dataFolder: folder, databaseUrl: undefined }, log };
    await prepareHouse(house);
    const measured = await measure(house, size, () => 0);
    await db.close();
    rmSync(folder, { recursive: true, force: true });
    return measured;
  }
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(`create database ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  const db = await openDatabase({ url: url.href });
  const house: House = { db, config: { ...settings, dataFolder: '', databaseUrl: url.href }, log };
  await prepareHouse(house);
  const measured = await measure(house, size, () => backendSeconds(name) ?? 0);
  await db.close();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
  return measured;
}

const milliseconds = (value: number) => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;

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
