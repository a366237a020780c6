import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { openHouse } from '../src/app/open-house.js';
import { serveHouse } from '../src/app/server.js';
import type { Actor } from '../src/kernel/access/index.js';
import { tables } from '../src/kernel/db/index.js';
import { translatorFor } from '../src/kernel/i18n/index.js';
import type { House } from '../src/kernel/module/index.js';
import { bringText } from '../src/modules/documents/bring-text.js';
import { confirmText } from '../src/modules/documents/confirm-text.js';
import { ReadingView } from '../src/modules/documents/pages/reading-view.js';
import { findWholeDocument } from '../src/modules/documents/store/documents.js';
import { findPrepared } from '../src/modules/documents/store/texts.js';
import type { Bench, Figure } from './bench.js';

const CONNECTIONS = 16;
const PARAGRAPHS = 60;
const TURNS = 5;
const TURN_MS = 2_000;
const ACTOR: Actor = { kind: 'administrator', id: 'bench' };

/** A text of sixty paragraphs in the manner of a resolution, written by a loop. */
function writtenText(): string {
  const half = PARAGRAPHS / 2;
  const preamble = Array.from(
    { length: half },
    (_, i) =>
      `Recalling that desk ${i + 1} was opened so that persons who arrive are heard in a language they understand, and noting the work of those who keep it,`,
  );
  const operative = Array.from(
    { length: half },
    (_, i) =>
      `${i + 1}. Requests the Secretary-General to report on desk ${i + 1} to the General Assembly at its ninety-second session, and invites Member States and other donors to contribute to it${i + 1 === half ? '.' : ';'}`,
  );
  return [
    'Resolution adopted by the General Assembly on 18 December 2035',
    '90/998. Desks by the score',
    'The General Assembly,',
    ...preamble,
    ...operative,
  ].join('\n\n');
}

async function bringAndConfirm(house: House): Promise<{ slug: string; textId: string }> {
  const bytes = new TextEncoder().encode(writtenText());
  const { importId } = await bringText(house.db, ACTOR, {
    bytes,
    name: 'written.txt',
    pasted: false,
    lang: null,
    symbol: '',
  });
  type Row = {
    text_import: { id: string; state: string; text_id: string | null };
    document: { id: string; slug: string };
  };
  for (;;) {
    const row = await tables<Row>(house.db.connection)
      .selectFrom('text_import')
      .select(['state', 'text_id'])
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    if (row.text_id !== null) {
      const { documentId } = await confirmText(house.db, ACTOR, row.text_id);
      const { slug } = await tables<Row>(house.db.connection)
        .selectFrom('document')
        .select('slug')
        .where('id', '=', documentId)
        .executeTakeFirstOrThrow();
      return { slug, textId: row.text_id };
    }
    if (row.state === 'refused') throw new Error('the written text was refused');
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** The same query and the same table, and nothing else: no layout, no language, no limits, no session, no log. */
function sameTable(house: House, slug: string): Hono {
  const t = translatorFor('en');
  return new Hono().get('/', async (c) => {
    const document = await findWholeDocument(house.db.connection, slug, false);
    const text = document?.texts[0];
    const prepared = text && (await findPrepared(house.db.connection, text.id));
    if (!prepared) return c.notFound();
    return c.html(
      <html lang="en">
        <head>
          <title>Bare</title>
        </head>
        <body>
          <ReadingView t={t} lang="en" prepared={prepared} />
        </body>
      </html>,
    );
  });
}

/** Less than the page shows: the plain paragraphs in a table, by the smallest query there is. */
function plainTable(house: House, textId: string): Hono {
  type Row = { paragraph: { text_id: string; position: number; n: number; body: string } };
  return new Hono().get('/', async (c) => {
    const rows = await tables<Row>(house.db.connection)
      .selectFrom('paragraph')
      .select(['n', 'body'])
      .where('text_id', '=', textId)
      .orderBy('position')
      .execute();
    return c.html(
      <html lang="en">
        <head>
          <title>Bare</title>
        </head>
        <body>
          <table>
            {rows.map((row) => (
              <tr>
                <th scope="row">{row.n}</th>
                <td>{row.body}</td>
              </tr>
            ))}
          </table>
        </body>
      </html>,
    );
  });
}

async function listenOn(app: Hono): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T | null> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) return null;
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
}

async function measure(url: string): Promise<Figure[]> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataFolder: '',
    databaseUrl: url,
    trustProxy: false,
    logLevel: 'silent' as const,
  };
  const house = await openHouse(config, silent);
  const server = await serveHouse(house, { worker: true });
  const { slug, textId } = await bringAndConfirm(house);
  const same = await listenOn(sameTable(house, slug));
  const plain = await listenOn(plainTable(house, textId));
  const client = new Worker(new URL('./requests-worker.mjs', import.meta.url), {
    workerData: { connections: CONNECTIONS },
  });
  const ask = (at: string, milliseconds: number) =>
    new Promise<{ answers: number; bytes: number; seconds: number }>((done, fail) => {
      client.once('message', (m: { answers: number; bytes: number; seconds: number; error?: string }) =>
        m.error ? fail(new Error(m.error)) : done(m),
      );
      client.postMessage({ url: at, milliseconds });
    });
  const pages = { ours: `${server.address}/en/documents/${slug}`, same: same.address, plain: plain.address };
  const names = ['ours', 'same', 'plain'] as const;
  const sums = new Map(names.map((name) => [name, { answers: 0, seconds: 0, bytes: 0 }]));
  for (let turn = -1; turn < TURNS; turn += 1) {
    for (const name of names) {
      const { answers, seconds, bytes } = await ask(pages[name], TURN_MS);
      const sum = sums.get(name);
      if (turn < 0 || !sum) continue;
      sums.set(name, { answers: sum.answers + answers, seconds: sum.seconds + seconds, bytes });
    }
  }
  await client.terminate();
  await Promise.all([same.close(), plain.close()]);
  await server.stop();
  await house.db.close();
  const rate = (name: (typeof names)[number]) => {
    const { answers = 0, seconds = 1 } = sums.get(name) ?? {};
    return answers / seconds;
  };
  const words = (name: (typeof names)[number]) =>
    `${rate(name).toFixed(0)} (${((sums.get(name)?.bytes ?? 0) / 1000).toFixed(0)} kB)`;
  const ratio = (name: 'same' | 'plain') => `${(rate('ours') / rate(name)).toFixed(2)} of it`;
  return [
    {
      what: `requests a second, a document of ${PARAGRAPHS} paragraphs, ${CONNECTIONS} connections`,
      measured: words('ours'),
      beside: `bare Hono route, same query, same table: ${words('same')}, ${ratio('same')}`,
      target: 'at least 0.8 of it',
      met: rate('ours') >= 0.8 * rate('same'),
    },
    {
      what: 'the same page',
      measured: words('ours'),
      beside: `bare Hono route, paragraphs alone, nothing marked: ${words('plain')}, ${ratio('plain')}`,
    },
  ];
}

export const bench: Bench = {
  title: 'A document page on PostgreSQL',
  about: `The whole page (layout, language, session, marks, citations) beside two bare Hono routes that render through hono/jsx on the same database and in the same process: one with the same query and the same marked paragraphs, and one with the plain paragraphs alone, in ${TURNS} turns of ${TURN_MS / 1000} s each.`,
  run: () => withDatabase(measure),
};
