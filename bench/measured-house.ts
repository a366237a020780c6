import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareHouse } from '../src/app/open-house.js';
import { type Engine, openDatabase } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';

const TICKS_A_SECOND = 100;

/** CPU ticks of each backend that serves a database, by its process, as far as this machine shows them. */
function backendTicks(database: string): Map<string, number> {
  const ticks = new Map<string, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    try {
      if (!readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(` ${database} `)) continue;
      const after = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks.set(entry, Number(after[11]) + Number(after[12]));
    } catch {
      // It ended while we looked.
    }
  }
  return ticks;
}

const LOOK_MS = 200;

/** CPU seconds of the backends over a part. Looked at again and again, since a backend takes its figure with it when it ends. */
async function backendSeconds(database: string, part: () => Promise<unknown>): Promise<number> {
  const before = backendTicks(database);
  const latest = new Map(before);
  const look = (): void => {
    for (const [process, ticks] of backendTicks(database)) latest.set(process, ticks);
  };
  const looking = setInterval(look, LOOK_MS);
  await part().finally(() => clearInterval(looking));
  look();
  return [...latest].reduce((sum, [process, ticks]) => sum + ticks - (before.get(process) ?? 0), 0) / TICKS_A_SECOND;
}

/** An empty house on one engine for the length of `work`; `spent` gives CPU milliseconds of server and database. */
export async function inMeasuredHouse<T>(
  engine: Engine,
  work: (house: House, spent: (part: () => Promise<unknown>) => Promise<number>) => Promise<T>,
): Promise<T> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const settings = { host: '127.0.0.1', port: 0, trustProxy: false, logLevel: 'silent' } as const;
  const spentIn = (database: string | null) => async (part: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    const seconds = database === null ? await part().then(() => 0) : await backendSeconds(database, part);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 + seconds * 1000;
  };
  if (engine === 'pglite') {
    const folder = mkdtempSync(path.join(tmpdir(), 'concordance-bench-'));
    const db = await openDatabase({ folder });
    const house: House = { db, config: { ...settings, dataFolder: folder, databaseUrl: undefined }, log };
    await prepareHouse(house);
    // The engine has a thread of this process.
    const measured = await work(house, spentIn(null));
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
  const measured = await work(house, spentIn(name));
  await db.close();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
  return measured;
}

/** Asks for addresses from a process of its own, so that its work is not counted. */
export interface Asker {
  ask(urls: readonly string[], cookie?: string): Promise<void>;
  end(): void;
}

export function startAsker(): Asker {
  const child: ChildProcess = fork(new URL('./requests-child.mjs', import.meta.url));
  return {
    ask: (urls, cookie = '') =>
      new Promise((done, fail) => {
        child.once('message', (message: { error?: string }) =>
          message.error === undefined ? done() : fail(new Error(message.error)),
        );
        child.send({ urls, cookie });
      }),
    end: () => child.kill(),
  };
}

export const milliseconds = (value: number) => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
