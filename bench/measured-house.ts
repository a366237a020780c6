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

/** An empty house on one engine for the length of `work`; `spent` gives CPU milliseconds of server and database. */
export async function inMeasuredHouse<T>(
  engine: Engine,
  work: (house: House, spent: (part: () => Promise<unknown>) => Promise<number>) => Promise<T>,
): Promise<T> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const settings = { host: '127.0.0.1', port: 0, trustProxy: false, logLevel: 'silent' } as const;
  const spentWith = (backends: () => number) => async (part: () => Promise<unknown>) => {
    const before = { own: process.cpuUsage(), database: backends() };
    await part();
    const { user, system } = process.cpuUsage(before.own);
    return (user + system) / 1000 + (backends() - before.database) * 1000;
  };
  if (engine === 'pglite') {
    const folder = mkdtempSync(path.join(tmpdir(), 'concordance-bench-'));
    const db = await openDatabase({ folder });
    const house: House = { db, config: { ...settings, dataFolder: folder, databaseUrl: undefined }, log };
    await prepareHouse(house);
    // The engine has a thread of this process.
    const measured = await work(
      house,
      spentWith(() => 0),
    );
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
  const measured = await work(
    house,
    spentWith(() => backendSeconds(name) ?? 0),
  );
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
