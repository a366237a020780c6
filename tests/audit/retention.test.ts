import { afterAll, beforeAll, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import { accessTables } from '../../src/kernel/access/store.js';
import { hashOfToken, newToken } from '../../src/kernel/access/token.js';
import { newId } from '../../src/kernel/db/index.js';
import { quarantineFile, storeFile } from '../../src/kernel/files/index.js';
import { enqueueJob } from '../../src/kernel/jobs/index.js';
import { jobTables } from '../../src/kernel/jobs/store.js';
import { mailTables } from '../../src/kernel/mail/store.js';
import { type ClearedClass, RETENTION, RETENTION_CLASSES } from '../../src/kernel/privacy/index.js';
import { applyRetention } from '../../src/modules/audit/apply-retention.js';
import { insertComment, setTakenBack } from '../../src/modules/comments/store/comments.js';
import { importTables } from '../../src/modules/commitments/store/import-tables.js';
import { joiningTables } from '../../src/modules/joining/store/tables.js';
import { noticesTables } from '../../src/modules/notices/store/tables.js';
import { describeOnBoth } from '../kit/databases.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { letIn } from '../kit/served-house.js';

const NOW = new Date('2027-03-01T12:00:00Z');
const DAY_MS = 86_400_000;
const ago = (days: number, milliseconds = 0) => new Date(NOW.getTime() - days * DAY_MS - milliseconds);

/** Each row of the table is applied: what has had its time to the millisecond goes, what has not stays. */
describeOnBoth('what is kept how long', (engine) => {
  let register: RegisterHouse;
  let personId: string;
  beforeAll(async () => {
    register = await openRegisterHouse(engine, { facts: false });
    personId = (await letIn(register.house.db)).id;
    await accessTables(register.house.db.connection).deleteFrom('session').execute();
  });
  afterAll(() => register.test.drop());

  /** Puts one thing of each class there, whose time began at `moment`. */
  const seeds: Record<ClearedClass, (moment: Date) => Promise<unknown>> = {
    session: (expires) =>
      accessTables(register.house.db.connection)
        .insertInto('session')
        .values({
          id: newId(),
          token_sha256: hashOfToken(newToken()),
          former_sha256: null,
          arrived: true,
          administrator: null,
          person_id: personId,
          made: ago(400),
          renewed: ago(400),
          expires,
          proved: null,
          strongly: false,
          device: '',
        })
        .execute(),
    'entry-link': (expires) =>
      accessTables(register.house.db.connection)
        .insertInto('entry_link')
        .values({ token_sha256: hashOfToken(newToken()), administrator: 'local', made: ago(400), expires, used: null })
        .execute(),
    'sent-link': (expires) =>
      accessTables(register.house.db.connection)
        .insertInto('reset_link')
        .values({ token_sha256: hashOfToken(newToken()), person_id: personId, made: ago(400), expires, used: null })
        .execute(),
    mail: (done) =>
      mailTables(register.house.db.connection)
        .insertInto('mail')
        .values({
          id: newId(),
          address: 'a@example.org',
          lang: 'en',
          subject: 's',
          body: null,
          markup: null,
          state: 'sent',
          attempts: 1,
          problem: null,
          made: ago(400),
          done,
          useful_until: null,
          person_id: null,
          headers: null,
          once: false,
          begun: null,
        })
        .execute(),
    job: (finished) =>
      register.house.db.transaction(async (c) => {
        const id = await enqueueJob(c, { kind: 'test', payload: {} });
        await jobTables(c).updateTable('job').set({ state: 'done', finished }).where('id', '=', id).execute();
      }),
    'import-rows': (begun) =>
      importTables(register.house.db.connection)
        .insertInto('register_import')
        .values({
          id: newId(),
          job_id: null,
          state: 'compared',
          file_sha256: 'x',
          file_name: 'x.csv',
          problem: null as never,
          findings: '[]',
          in_the_way: [],
          begun_by: 'local',
          begun_at: begun,
          compared_at: begun,
          applied_at: null,
          undone_at: null,
        })
        .execute(),
    notice: (made) =>
      noticesTables(register.house.db.connection)
        .insertInto('notice')
        .values({
          id: newId(),
          person_id: personId,
          topic: 'answers',
          source: newId(),
          message: 'm',
          record_type: 'answer',
          record_id: newId(),
          names: '{}',
          figures: '{}',
          path: null,
          open: false,
          made,
          seen: null,
          mail_due: null,
          mailed: null,
        })
        .execute(),
    'taken-back-comment': (takenBack) =>
      register.house.db.transaction(async (c) => {
        const id = newId();
        await insertComment(c, {
          id,
          about: { type: 'document', id: newId() },
          replyTo: null,
          authorId: personId,
          authorParty: null,
          to: { kind: 'all' },
          words: 'Words',
          lang: 'en',
          made: ago(400),
          version: 1,
          edited: null,
          takenBack: null,
        });
        await setTakenBack(c, id, personId, takenBack);
      }),
    'unconfirmed-registration': (made) => registration({ state: 'registered', made, ended: null }),
    'ended-registration': (ended) => registration({ state: 'refused', made: ago(400), ended }),
    'refused-file': (arrived) =>
      register.house.db.transaction(async (c) => {
        const { sha256 } = await storeFile(c, new TextEncoder().encode(newId()), 'x.bin');
        await quarantineFile(c, sha256, 'unknown-type');
        const { sql } = await import('kysely');
        await sql`update file set stored = ${arrived} where sha256 = ${sha256}`.execute(c.queries);
      }),
  };

  function registration(at: { state: 'registered' | 'refused'; made: Date; ended: Date | null }) {
    const said = { kind: 'ngo' as const, names: '[]', seat: newId(), about: 'x', consultative: 'none' as const };
    return joiningTables(register.house.db.connection)
      .insertInto('registration')
      .values({
        id: newId(),
        version: 1,
        ...said,
        ...at,
        applicant_name: 'A',
        applicant_email: 'a@b.example',
        lang: 'en',
      })
      .execute();
  }

  const cleared = RETENTION_CLASSES.filter((kind): kind is ClearedClass => RETENTION[kind].days !== null);

  it.each(cleared)('%s: to the day', async (kind) => {
    const { days } = RETENTION[kind];
    await seeds[kind](ago(days ?? 0, -60_000));
    expect(await applyRetention(register.house.db, MODULES, NOW)).not.toHaveProperty(kind);
    await seeds[kind](ago(days ?? 0, 60_000));
    expect(await applyRetention(register.house.db, MODULES, NOW)).toHaveProperty(kind, 1);
    expect(await applyRetention(register.house.db, MODULES, NOW)).not.toHaveProperty(kind);
  });
});
