import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { execute, openDatabase } from '../../src/kernel/db/index.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth } from '../kit/databases.js';
import { openFlowHouse } from '../kit/flow.js';

const GIVEN = { standing: 'done', words: 'Lit.', lang: 'en', happened: '2024', link: '', file: null } as const;
const REST = { keepsFile: false, audience: 'public', version: 0, state: 'stated' } as const;
const TODAY = new Date().toISOString().slice(0, 10);

describeOnBoth('telling and mailing in whose middle the program is killed', (engine) => {
  it.each([
    ['notices.tell', 'in-the-transaction'],
    ['notices.send-digest', 'in-the-transaction'],
    ['notices.send-digest', 'after-the-commit'],
  ] as const)('%s, %s: everybody is told once, and one mail is on its way', async (kind, moment) => {
    const flow = await openFlowHouse(engine);
    const { test } = flow.register;
    await flow.add('Olga Officer', 'secretariat-officer', null);
    const focal = await flow.add('Farid Focal', 'state-focal-point', await flow.partyOf('BY'), 'ar');
    await flow.settle({ sends: false });
    await stateAnswer(test.db, focal, { key: 'a-res-72-195-op-1-1', code: 'BY' }, { ...GIVEN, ...REST }, TODAY);
    if (kind === 'notices.tell') await flow.register.follow();
    else {
      await flow.settle({ sends: false });
      await execute(test.db.connection, `update notice set mail_due = now() - interval '1 second'`);
      await execute(test.db.connection, `update job set not_before = now() where state = 'waiting'`);
    }
    if (engine === 'pglite') await test.db.close();
    const child = startChild('digest-and-die', [moment, kind], test.env);
    expect(await child.line()).toBe('there');
    await child.kill();

    const db = engine === 'pglite' ? await openDatabase(test.place) : test.db;
    await execute(db.connection, `update job set state = 'waiting', lease_until = null where state = 'running'`);
    await flow.over(db).settle({ mails: true, sends: false });
    const { rows } = await sql<{ notices: number; mailed: number; mails: number }>`select
      (select count(*)::int from notice) as notices,
      (select count(*)::int from notice where mailed is not null) as mailed,
      (select count(*)::int from mail) as mails`.execute(db.connection.queries);
    expect(rows).toEqual([{ notices: 1, mailed: 1, mails: 1 }]);
    if (engine === 'pglite') await db.close();
    await test.drop();
  });
});
