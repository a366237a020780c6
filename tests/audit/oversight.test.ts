import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import { type Actor, createEntryLink } from '../../src/kernel/access/index.js';
import { findActions, recordAction, signHeads, verifyChain } from '../../src/kernel/audit/index.js';
import { execute } from '../../src/kernel/db/index.js';
import { findFile, quarantineFile, storeFile } from '../../src/kernel/files/index.js';
import { LANGS, readMessageFile } from '../../src/kernel/i18n/index.js';
import { askDaily, enqueueJob, findJobs } from '../../src/kernel/jobs/index.js';
import { type ConcordanceModule, sqlInvariant } from '../../src/kernel/module/index.js';
import { RETENTION, RETENTION_CLASSES } from '../../src/kernel/privacy/index.js';
import { allClearings, applyRetention } from '../../src/modules/audit/apply-retention.js';
import { checkInvariants } from '../../src/modules/audit/check-invariants.js';
import { erasePerson } from '../../src/modules/audit/erase-person.js';
import { houseHeadKey } from '../../src/modules/audit/head-key.js';
import { takeStep } from '../../src/modules/commitments/take-step.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const REQUEST = { reason: 'asked', reference: 'A-17' } as const;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

describeOnBoth('oversight of the house', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
  });
  afterEach(() => here.test.drop());
  const connection = () => here.test.db.connection;
  const addPeople = async (...people: [id: string, name: string][]) => {
    for (const [id, name] of people)
      await sql`insert into person (id, name, lang, email, made) values (${id}, ${name}, 'en', ${`${id}@example.org`}, now())`.execute(
        connection().queries,
      );
  };
  const intact = async () => expect(await verifyChain(connection())).toMatchObject({ intact: true });

  it('clears what has had its time and nothing before, once, and records how many', async () => {
    const { db } = here.test;
    await createEntryLink(db.connection);
    await db.transaction(async (c) => {
      const id = await enqueueJob(c, { kind: 'test', payload: {} });
      await sql`update job set state = 'done', finished = now() where id = ${id}`.execute(c.queries);
      await enqueueJob(c, { kind: 'test', payload: {} });
    });
    expect(await applyRetention(db, MODULES)).toEqual({});
    expect(await applyRetention(db, MODULES, inDays(RETENTION.job.days - 1))).toEqual({ 'entry-link': 1 });
    expect(await applyRetention(db, MODULES, inDays(RETENTION.job.days + 1))).toEqual({ job: 1 });
    expect(await applyRetention(db, MODULES, inDays(RETENTION.job.days + 1))).toEqual({});
    const entries = await findActions(connection(), { verb: 'audit.apply-retention' });
    expect(entries.map(({ subject, details }) => [subject.id, details])).toEqual([
      ['job', { count: 1 }],
      ['entry-link', { count: 1 }],
    ]);
    await intact();
  });

  it('clears refused files that nobody refers to and keeps evidence, whatever its type', async () => {
    const { db } = here.test;
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const evidence = { bytes: new Uint8Array([1, 2, 3, 250, 251]), name: 'evidence.bin' };
    const given = { kind: 'note', happened: '', note: 'See the file.', link: '', file: evidence, version: 1 } as const;
    await takeStep(db, ADMINISTRATOR, 'a-res-91-998-op-1-1', given, '2026-11-29');
    const refused = await db.transaction((c) => storeFile(c, new Uint8Array([0, 1, 2, 0, 255]), 'x.bin'));
    const held = await sql<{ sha256: string }>`select evidence_file as sha256 from commitment_step`.execute(
      connection().queries,
    );
    const sha256 = held.rows[0]?.sha256 ?? '';
    await quarantineFile(connection(), sha256, 'unknown-type');
    expect(await applyRetention(db, MODULES, inDays(29))).not.toHaveProperty('refused-file');
    expect(await applyRetention(db, MODULES, inDays(31))).toMatchObject({ 'refused-file': 1 });
    expect(await findFile(connection(), refused.sha256)).toBeNull();
    expect(await findFile(connection(), sha256)).not.toBeNull();
  });

  it('clears spreadsheets that led to nothing, their rows and their file; what was applied stays', async () => {
    const { db } = here.test;
    const file = await db.transaction((c) => storeFile(c, new TextEncoder().encode('key,title\n'), 'x.csv'));
    const row = (id: string, state: string) =>
      execute(
        connection(),
        `insert into register_import (id, state, file_sha256, file_name, begun_by, begun_at)
           values ('${id}', '${state}', '${file.sha256}', 'x.csv', 'local', now());
         insert into register_import_row (import_id, position, line, kind, key, changes, problems)
           values ('${id}', 1, 2, 'unchanged', 'k', '[]', '[]')`,
      );
    await row('0190aaaa-0000-7000-8000-000000000001', 'compared');
    await row('0190aaaa-0000-7000-8000-000000000002', 'applied');
    expect(await applyRetention(db, MODULES, inDays(31))).toMatchObject({ 'import-rows': 1 });
    const left = await sql<{ state: string }>`select state from register_import`.execute(connection().queries);
    expect(left.rows).toEqual([{ state: 'applied' }]);
    // The file is that of the applied one too.
    expect(await findFile(connection(), file.sha256)).toMatchObject({ quarantine: null });
    await execute(connection(), `update register_import set state = 'undone'`);
    expect(await applyRetention(db, MODULES, inDays(31))).toMatchObject({ 'import-rows': 1, 'refused-file': 1 });
    expect(await findFile(connection(), file.sha256)).toBeNull();
  });

  it('erases a person and leaves the log whole, with a number that leads nowhere', async () => {
    const { db } = here.test;
    const id = '0190bbbb-0000-7000-8000-000000000007';
    const other = '0190bbbb-0000-7000-8000-000000000008';
    await addPeople([id, 'A Name'], [other, 'B']);
    const person: Actor = { kind: 'person', id, name: 'A Name', lang: 'en', holds: [], steppedUp: false };
    for (const subject of ['a', 'b'])
      await db.transaction((c) =>
        recordAction(c, { actor: person, verb: 'test.act', subject: { type: 'thing', id: subject } }),
      );
    const people: ConcordanceModule = {
      name: 'people',
      erases: () => [
        {
          about: 'accounts',
          async erase(c, personId) {
            const gone = await sql`delete from person where id = ${personId}`.execute(c.queries);
            return Number(gone.numAffectedRows ?? 0n);
          },
        },
      ],
    };
    await expect(erasePerson(db, person, id, [people], REQUEST)).rejects.toThrow('may not');
    expect(await erasePerson(db, ADMINISTRATOR, id, [people], REQUEST)).toEqual({ accounts: 1 });
    expect(await erasePerson(db, ADMINISTRATOR, id, [people], REQUEST)).toEqual({ accounts: 0 });
    await intact();
    const acts = await findActions(connection(), { actorId: id });
    expect(acts.map(({ verb }) => verb)).toEqual(['test.act', 'test.act']);
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(cast(row_to_json(a) as text), '') as all from action a`.execute(connection().queries);
    expect(rows[0]?.all).not.toContain('A Name');
    const left = await sql<{ id: string }>`select id from person`.execute(connection().queries);
    expect(left.rows).toEqual([{ id: other }]);
  });

  it('keeps nothing of an erasure that fails in its middle', async () => {
    const { db } = here.test;
    await addPeople(['0190bbbb-0000-7000-8000-000000000007', 'A Name']);
    const half: ConcordanceModule = {
      name: 'half',
      erases: () => [
        {
          about: 'accounts',
          async erase(c) {
            await sql`delete from person`.execute(c.queries);
            return 1;
          },
        },
        {
          about: 'mail',
          erase: async () => {
            throw new Error('no');
          },
        },
      ],
    };
    await expect(erasePerson(db, ADMINISTRATOR, 'p1', [half], REQUEST)).rejects.toThrow('no');
    const left = await sql`select id from person`.execute(connection().queries);
    expect(left.rows).toHaveLength(1);
  });

  it('finds that all holds after a text was read and confirmed and steps were taken', async () => {
    const { db } = here.test;
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const given = { kind: 'finish', happened: '', note: '', link: '', file: null, version: 1 } as const;
    await takeStep(db, ADMINISTRATOR, 'a-res-91-998-op-1-1', given, '2026-11-29');
    const found = await checkInvariants(db, MODULES);
    expect(found.broken).toEqual([]);
    expect(found.held).toBeGreaterThanOrEqual(16);
    expect(await findActions(connection(), { verb: 'audit.find-broken' })).toEqual([]);
  });

  it.each([
    [
      'paragraphs of texts',
      `delete from paragraph where section = 'operative' and position = (select max(position) from paragraph)`,
    ],
    ['files of texts', 'delete from file'],
    ['revision of the register', 'update commitment set revision = revision + 1000000'],
    ['order of steps', `update commitment_step set ordinal = ordinal + 1`],
    ['followers of the action log', 'update action_follower set position = 1000000'],
    ['end of the action log', 'update action_head set position = position + 1'],
    [
      'ends of jobs',
      `insert into job (id, kind, payload, state, not_before, created)
       values ('0190aaaa-0000-7000-8000-000000000009', 'x', '{}', 'done', now(), now())`,
    ],
    ['pieces of files', 'delete from file_piece'],
    ['signed heads of the action log', 'update action_head_signed set position = position - 1'],
    [
      'documents of paragraphs',
      `update paragraph set document_id = (select id from document where id <> paragraph.document_id limit 1)`,
    ],
  ])('finds what breaks "%s" and records that it did', async (about, statement) => {
    const { db } = here.test;
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    await here.bring(SMALL_RESOLUTION.replaceAll('harbours', 'ports'), { symbol: 'A/RES/91/997' });
    const given = { kind: 'finish', happened: '', note: '', link: '', file: null, version: 1 } as const;
    await takeStep(db, ADMINISTRATOR, 'a-res-91-998-op-1-1', given, '2026-11-29');
    await signHeads(db, await houseHeadKey(connection()), inDays(1));
    await execute(connection(), statement);
    const { broken } = await checkInvariants(
      db,
      // The end of the chain cannot be written to when it was broken; the finding stands all the same.
      MODULES,
    ).catch((error: unknown) => {
      if (about !== 'end of the action log') throw error;
      return { broken: [{ about, found: ['entry'] }] };
    });
    const one = broken.find((finding) => finding.about === about);
    expect(one?.found.length).toBeGreaterThan(0);
    if (about === 'end of the action log') return;
    const [entry] = await findActions(connection(), { verb: 'audit.find-broken' });
    expect(JSON.stringify(entry?.details)).toContain(about);
  });

  it('asks for what is due once a day, however many ask', async () => {
    const { db } = here.test;
    const kinds = ['audit.sign-heads', 'audit.apply-retention'];
    const both = await Promise.all([askDaily(db, kinds), askDaily(db, kinds)]);
    expect(both.flat().sort()).toEqual([...kinds].sort());
    expect(await askDaily(db, kinds)).toEqual([]);
    // One that waits from yesterday is not asked for twice.
    expect(await askDaily(db, kinds, inDays(1))).toEqual(kinds);
    expect(await askDaily(db, kinds, new Date())).toEqual([]);
    expect(await findJobs(connection(), { states: ['waiting'] })).toHaveLength(2);
  });

  it('names an invariant of a module that it has never heard of', async () => {
    const odd: ConcordanceModule = {
      name: 'odd',
      invariants: () => [sqlInvariant('odd things', 'Make them even.', sql`select 'one' as name`)],
    };
    expect(await checkInvariants(here.test.db, [odd])).toEqual({
      held: 0,
      broken: [{ about: 'odd things', mend: 'Make them even.', found: ['one'] }],
    });
  });
});

describe('the words of oversight', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file) && !file.includes('messages'),
  );
  /** Whatever stands in a file that records actions and looks like a verb of its module. */
  const verbs = new Set(
    files.flatMap((file) => {
      const text = readFileSync(new URL(file, source), 'utf8');
      if (!/recordActions?\(|recordImport\(/u.test(text)) return [];
      return [...text.matchAll(/verb: '([a-z]+\.[a-z-]+)'/gu)].map((match) => match[1] ?? '');
    }),
  );

  it('say every verb in six languages', () => {
    expect(verbs.size).toBeGreaterThan(30);
    const folder = new URL('modules/audit/messages/', source);
    for (const lang of LANGS) {
      const words = readMessageFile(folder, lang);
      expect([lang, [...verbs].filter((verb) => words[`did.${verb}`] === undefined)]).toEqual([lang, []]);
    }
  });

  it('clear every class of the table that has an end; each module its own of what several keep', async () => {
    const cleared = [...new Set((await allClearings(MODULES)).map(({ kind }) => kind))].sort();
    expect(cleared).toEqual(RETENTION_CLASSES.filter((kind) => RETENTION[kind].days !== null).sort());
  });
});
