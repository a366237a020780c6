import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAtInvariants } from '../../src/app/doctor/look-at-invariants.js';
import { MODULES } from '../../src/app/modules.js';
import { refoldStates } from '../../src/modules/commitments/check-states.js';
import { findCommitment, nextRevision } from '../../src/modules/commitments/store/commitments.js';
import { takeBackStep, takeStep } from '../../src/modules/commitments/take-step.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-1';

describeOnBoth('what the doctor asks of the register', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
  });
  afterEach(() => here.test.drop());
  const look = () => lookAtInvariants(here.test.db, MODULES);

  it('holds after steps were taken and taken back', async () => {
    const given = { kind: 'finish', happened: '', note: '', link: '', file: null, version: 1 } as const;
    const { stepId } = await takeStep(here.test.db, ADMINISTRATOR, KEY, given, '2026-11-29');
    expect(await look()).toContainEqual({ state: 'ok', about: 'states of commitments', found: 'all hold' });
    await takeBackStep(here.test.db, ADMINISTRATOR, KEY, stepId);
    expect(await look()).toContainEqual({ state: 'ok', about: 'states of commitments', found: 'all hold' });
  });

  it('names what somebody changed by other means, and what it should be is folded anew', async () => {
    const { connection } = here.test.db;
    await sql`update commitment set state = 'done' where key = ${KEY}`.execute(connection.queries);
    expect(await look()).toContainEqual(
      expect.objectContaining({ state: 'wrong', about: 'states of commitments', found: KEY }),
    );
    const documentId = (await findCommitment(connection, { key: KEY }))?.documentId ?? '';
    const changed = await here.test.db.transaction(async (c) =>
      refoldStates(c, documentId, { revision: await nextRevision(c), now: new Date() }),
    );
    expect(changed).toBe(1);
    expect((await findCommitment(connection, { key: KEY }))?.state).toBe('open');
  });
});
