import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/kernel/config/index.js';
import type { Engine } from '../../src/kernel/db/index.js';
import { createLogger } from '../../src/kernel/log/index.js';
import { readCases } from '../../src/modules/evidence/cases/read-cases.js';
import { auditRows } from '../../src/modules/evidence/disclosure/audit-table.js';
import { readTable } from '../../src/modules/evidence/disclosure/read-table.js';
import { domainOfData } from '../../src/modules/evidence/synthesize/domain.js';
import { findParty } from '../../src/modules/parties/index.js';
import { accessibilityViolations, findChromium, launchBrowser, openPage } from '../kit/browser.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { sharedData } from '../kit/shared-data.js';

/** A value that one person alone has, and that is on no public list. */
const CANARY = 'zqxlinnet';
const PASS = 'correct horse battery';
const COLUMNS = ['gender', 'ExploitType', 'ageCategories', 'citizenship', 'isForcedLabour', 'Labor_Type'];
const ABOUT = {
  unit: 'persons detected',
  source: 'The open files of their owners',
  coverage: 'Half of it',
  biases: 'Who is not detected is not in it',
  keepUntil: `${new Date().getUTCFullYear() + 1}-01-31`,
};

function story(engine: Engine): void {
  const data = (name: string) => join(sharedData ?? '', 'evidence', name);
  let test: TestDatabase;
  let server: PeopleServer;
  let browser: Browser;
  const pages = new Map<string, Page>();
  const complaints: string[] = [];
  const errors = () => logged.filter((line) => line.includes('"error"')).map((line) => line.slice(0, 400));
  const logged: string[] = [];
  const before = new Set(readdirSync(tmpdir()));

  async function enter(name: string, actor: Person | null): Promise<void> {
    if (actor !== null) server.as(actor);
    const opened = await openPage(browser, `${server.address}/en`);
    if (actor !== null)
      await opened.page.context().addCookies([{ name: 'session', value: actor.id, url: server.address }]);
    opened.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    pages.set(name, opened.page);
  }
  const at = (name: string): Page => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(name);
    return page;
  };
  const open = async (name: string, path: string): Promise<Page> => {
    const page = at(name);
    await page.goto(new URL(path, server.address).href);
    return page;
  };
  const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [field, value] of Object.entries(values)) await page.fill(`[name="${field}"]`, value);
  };
  const send = async (page: Page, words: string): Promise<void> => {
    await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name: words, exact: true }).click()]);
  };
  const afresh = async (page: Page): Promise<string> => {
    await page.reload();
    return (await page.textContent('main')) ?? '';
  };
  const settled = async (page: Page, gone: string): Promise<void> => {
    await expect.poll(() => afresh(page), { timeout: 200_000, interval: 1000 }).not.toContain(gone);
  };

  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    const log = createLogger({ level: 'debug', readable: false, write: (line) => logged.push(line) });
    server = await servePeople({ db: test.db, config: readConfig({}, 'unused'), log });
    const party = await findParty(test.db, { kind: 'public' }, { code: 'BY' });
    if (party === null) throw new Error('no party');
    browser = await launchBrowser();
    for (const name of ['ann', 'bob'])
      await enter(name, {
        ...person(name, 'data-officer', { id: party.id, kind: party.kind, code: 'BY' }),
        steppedUp: true,
      });
    await enter('anyone', null);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await test?.drop();
  });

  let release = '';

  it('shows anybody what the open table of the Global Report gives away', async () => {
    const page = await open('anyone', '/en/evidence/audit');
    await page.setInputFiles('[name="file"]', data('glotip_half_of_the_countries.xlsx'));
    await send(page, 'Audit');
    await page.waitForURL(/audit\/[0-9a-f-]{36}/u, { timeout: 200_000 });
    expect(await page.textContent('main')).toContain('2,408');
    expect(await accessibilityViolations(page)).toEqual([]);
  }, 300_000);

  it('takes it in, and publishes a protected version whose own audit is clean', async () => {
    const page = await open('ann', '/en/evidence/data/key/BY');
    await fill(page, { fresh: PASS, again: PASS });
    await send(page, 'Make the key');
    await bring('ann', 'table', data('glotip_half_of_the_countries.xlsx'));
    await keep('ann', 'The open table');
    await fill(at('ann'), { title: 'The open table, protected' });
    await send(at('ann'), 'Make it and propose it');
    await expect
      .poll(() => afresh(at('ann')), { timeout: 400_000, interval: 2000 })
      .toContain('The open table, protected');
    const slug = await approved('the-open-table-protected');
    const file = await (await fetch(new URL(`${slug}/files/csv`, server.address))).arrayBuffer();
    const { rows } = await readTable(new Uint8Array(file));
    expect(await auditRows(rows, { solve: false })).toMatchObject({ recoverable: 0 });
    expect(rows.length).toBeGreaterThan(20_000);
  }, 600_000);

  it('takes cases through validation to a release at epsilon 1 under two names', async () => {
    const text = await readFile(data('ctdc_cases_7000.csv'), 'utf8');
    const bytes = Buffer.from(
      `${text.trimEnd()}\n2012,${CANARY},Female,LK,1,Financial,Other,Forced Labor,Other,Age 30-38\n`,
    );
    await bring('ann', 'cases', { name: 'cases.csv', mimeType: 'text/csv', buffer: bytes });
    const seen = await at('ann').textContent('main');
    expect(seen).toContain('CTDC');
    await keep('ann', 'Cases');
    const set = at('ann').url();
    // Of what the owner of the list has published: the test has no other copy of it than the file.
    const known = domainOfData((await readCases(Buffer.from(text))).table);
    const page = at('ann');
    await page.check('[name="method"][value="aim"]');
    for (const column of COLUMNS) await page.check(`[name="columns"][value="${column}"]`);
    await fill(page, { title: 'Synthetic cases', epsilon: '1' });
    const lists = Buffer.from(JSON.stringify(known));
    await page.setInputFiles('[name="domain"]', { name: 'lists.json', mimeType: 'application/json', buffer: lists });
    expect(await page.inputValue('[name="rules"]')).toContain('{"isForcedLabour":["1","-99"]}');
    await send(page, 'Make it and propose it');
    expect(page.url()).toBe(set);
    await expect.poll(() => afresh(page), { timeout: 200_000, interval: 2000 }).toContain('Synthetic cases');
    release = await approved('synthetic-cases');
    const shown = await open('anyone', release);
    expect(await shown.textContent('main')).toContain('These records are of nobody');
    expect(await accessibilityViolations(shown)).toEqual([]);
    const csv = await (await fetch(new URL(`${release}/files/csv`, server.address))).text();
    expect(csv.split('\r\n')[0]?.split(',').sort()).toEqual([...COLUMNS].sort());
    expect(csv).not.toContain(CANARY);
    expect(await shown.textContent('main')).toContain('Rules that no record breaks');
    const names = csv.split('\r\n')[0]?.split(',') ?? [];
    const [forced, sector] = ['isForcedLabour', 'Labor_Type'].map((name) => names.indexOf(name));
    const without = csv
      .split('\r\n')
      .map((line) => line.split(','))
      .filter((cells) => cells[forced ?? -1] === '0' && !['Unknown', '', '""'].includes(cells[sector ?? -1] ?? ''));
    expect(without).toEqual([]);
    const api = (format: string) =>
      fetch(new URL(`/api/v1${release.replace('/en', '')}/files/${format}`, server.address));
    const sdmx = await api('sdmx-csv');
    expect(sdmx.headers.get('Content-Type')).toContain('sdmx.data+csv');
    expect(await sdmx.text()).toContain('STRUCTURE');
    const zip = Buffer.from(await (await api('package')).arrayBuffer());
    expect(zip.includes('datapackage.json')).toBe(true);
    const map = await open('anyone', `/ar/evidence/where?release=synthetic-cases`);
    expect(await map.locator('svg').count()).toBeGreaterThan(0);
    expect(await map.getAttribute('html', 'dir')).toBe('rtl');
    const arabic = await open('anyone', release.replace('/en/', '/ar/'));
    expect(await arabic.getAttribute('html', 'dir')).toBe('rtl');
    expect(await accessibilityViolations(arabic)).toEqual([]);
  }, 600_000);

  it('leaves no raw row anywhere outside of its vault: not in the database, its files, a log or a temporary file', async () => {
    const tables = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = current_schema()`.execute(test.db.connection.queries);
    expect(tables.rows.length).toBeGreaterThan(20);
    for (const { name } of tables.rows) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
        test.db.connection.queries,
      );
      const found = rows.some((row) =>
        Object.values(row).some((value) =>
          (value instanceof Uint8Array
            ? Buffer.from(value).toString('latin1')
            : String(JSON.stringify(value))
          ).includes(CANARY),
        ),
      );
      expect([name, found]).toEqual([name, false]);
    }
    expect(logged.join('\n')).not.toContain(CANARY);
    for (const path of newFiles(tmpdir(), before))
      expect([path, readFileSync(path).includes(CANARY)]).toEqual([path, false]);
    expect(errors()).toEqual([]);
    expect(complaints).toEqual([]);
  }, 120_000);

  async function bring(
    name: string,
    kind: string,
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const page = await open(name, '/en/evidence/data/new');
    await page.check(`[name="kind"][value="${kind}"]`);
    await page.setInputFiles('[name="file"]', file);
    await send(page, 'Look through the file');
    await page.waitForURL(/intakes\//u);
    await settled(page, 'being looked through');
  }

  async function keep(name: string, title: string): Promise<void> {
    const page = at(name);
    await fill(page, { ...ABOUT, name: title });
    await send(page, 'Encrypt and keep');
    await page.waitForURL(/data\/[0-9a-f-]{36}$/u, { timeout: 60_000 });
  }

  /** Both put their names under it. @returns its address */
  async function approved(slug: string): Promise<string> {
    const path = `/en/evidence/releases/${slug}/1`;
    for (const name of ['ann', 'bob']) {
      const page = await open(name, path);
      await send(page, 'Approve');
    }
    const page = await open('anyone', path);
    expect(await page.textContent('h1')).not.toContain('not found');
    return path;
  }
}

describe.skipIf(sharedData === null || findChromium() === null)('evidence that can be published', () => {
  describeOnBoth('in a browser', story);
});

/** Files that were not there before, in folders too. */
function newFiles(folder: string, before: ReadonlySet<string>): string[] {
  return readdirSync(folder)
    .filter((name) => !before.has(name))
    .flatMap((name) => filesIn(join(folder, name)));
}

function filesIn(path: string): string[] {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
    return found.isFile() && found.size < 200_000_000 ? [path] : [];
  } catch {
    // Another process has taken it away in the meantime.
    return [];
  }
}
