import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { findCommitmentsOf } from '../../src/modules/commitments/store/commitments.js';
import { takeBackStep, takeStep } from '../../src/modules/commitments/take-step.js';
import { undoTextStep, withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const TODAY = '2026-11-29';
const PAGE = { sort: 'document', descending: false, offset: 0, limit: 50 } as const;

describeOnBoth('a text and the register', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
  });
  afterEach(() => here.test.drop());
  const seen = (actor: Parameters<typeof findCommitments>[1] = { kind: 'public' }, filter = NO_FILTER) =>
    findCommitments(here.test.db, actor, filter, PAGE, { today: TODAY, lang: 'en' });

  it('makes a commitment of each act, with its words, its days and whom it asks', async () => {
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const { rows, total, facets } = await seen();
    expect(total).toBe(4);
    expect(rows.map(({ key, act, addressees, state }) => ({ key, act, addressees, state }))).toEqual([
      { key: 'a-res-91-998-op-1-1', act: 'urge', addressees: ['MEMBER_STATES'], state: 'open' },
      { key: 'a-res-91-998-op-1-2', act: 'invite', addressees: ['SECRETARY_GENERAL'], state: 'open' },
      { key: 'a-res-91-998-op-2-1', act: 'decide', addressees: ['GENERAL_ASSEMBLY'], state: 'open' },
      { key: 'a-res-91-998-op-3-1', act: 'request', addressees: ['UNODC'], state: 'open' },
    ]);
    expect(rows[0]?.words?.words).toBe('Urges Member States to light their small harbours');
    expect(rows[1]?.timing.due[0]).toMatchObject({ session: 92, from: '2037-09-08' });
    expect(rows[2]?.timing.series[0]).toMatchObject({ kind: 'open', months: 48 });
    expect(facets.addressee.map(({ value, count }) => [value, count])).toContainEqual(['UNODC', 1]);
    expect(await verifyChain(here.test.db.connection)).toMatchObject({ intact: true });
  });

  it('is the same after the same text is met again, and hides what a withdrawn text alone has said', async () => {
    const { textId, documentId } = await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const before = await findCommitmentsOf(here.test.db.connection, documentId);
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    expect((await seen()).total).toBe(0);
    await undoTextStep(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    const after = await findCommitmentsOf(here.test.db.connection, documentId);
    expect(after.map(({ version: _, ...same }) => same)).toEqual(before.map(({ version: _, ...same }) => same));
    expect((await seen()).total).toBe(4);
  });

  it('follows a step with evidence, and takes it back without losing it', async () => {
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const given = {
      kind: 'finish',
      happened: '2026-03',
      note: 'Done.',
      link: 'https://example.org/a',
      file: null,
    } as const;
    const key = 'a-res-91-998-op-1-2';
    const { stepId, state } = await takeStep(here.test.db, ADMINISTRATOR, key, { ...given, version: 1 }, TODAY);
    expect(state).toBe('done');
    expect((await seen({ kind: 'public' }, { ...NO_FILTER, values: { state: ['done'] } })).total).toBe(1);
    await expect(takeStep(here.test.db, ADMINISTRATOR, key, { ...given, version: 1 }, TODAY)).rejects.toThrow(
      'changed-meanwhile',
    );
    expect(await takeBackStep(here.test.db, ADMINISTRATOR, key, stepId)).toEqual({ state: 'open' });
    expect((await seen({ kind: 'public' }, { ...NO_FILTER, values: { state: ['done'] } })).total).toBe(0);
  });
});
