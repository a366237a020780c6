import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotAllowed } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { findOpenings } from '../../src/modules/commitments/find-openings.js';
import { loadOpenings } from '../../src/modules/commitments/load-openings.js';
import { NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { setOpening, undoOpening } from '../../src/modules/commitments/set-opening.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const PAGE = { sort: 'document', descending: false, offset: 0, limit: 50 } as const;
const CONFIRMED = { opens: '2037-09-15', standing: 'confirmed', source: 'A/INF/92/1' } as const;

describeOnBoth('openings of sessions', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await loadOpenings(here.test.db);
  });
  afterEach(() => here.test.drop());
  const opening = async (session: number) => (await findOpenings(here.test.db.connection)).get(session);

  it('come with the program, once', async () => {
    expect(await opening(80)).toMatchObject({ opens: '2025-09-09', standing: 'confirmed' });
    expect(await opening(82)).toMatchObject({ opens: '2027-09-07', standing: 'expected' });
    expect(await loadOpenings(here.test.db)).toBe(0);
  });

  it('are edited, move every deadline that names the session, and are taken back', async () => {
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const due = async () => {
      const found = await findCommitments(here.test.db, { kind: 'public' }, NO_FILTER, PAGE, {
        today: '2026-11-29',
        lang: 'en',
      });
      return found.rows.flatMap(({ timing }) => timing.due).find(({ session }) => session === 92);
    };
    expect(await due()).toMatchObject({ from: '2037-09-08', standing: 'expected' });
    await setOpening(here.test.db, ADMINISTRATOR, 92, CONFIRMED);
    expect(await opening(92)).toMatchObject({ opens: '2037-09-15', standing: 'confirmed' });
    expect(await due()).toMatchObject({ from: '2037-09-15' });
    await undoOpening(here.test.db, ADMINISTRATOR, 92);
    expect(await due()).toMatchObject({ from: '2037-09-08' });
    await expect(undoOpening(here.test.db, ADMINISTRATOR, 92)).rejects.toMatchObject({ code: 'nothing-to-undo' });
    const actions = await findActions(here.test.db.connection, { subject: { type: 'session', id: '92' } });
    expect(actions.map(({ verb }) => verb).sort()).toEqual(['commitments.set-opening', 'commitments.undo-opening']);
  });

  it('that somebody edited stay when a newer program comes with others', async () => {
    await setOpening(here.test.db, ADMINISTRATOR, 92, CONFIRMED);
    expect(
      await loadOpenings(here.test.db, [
        { session: 92, opens: '2037-09-08', standing: 'expected' },
        { session: 81, opens: '2026-09-08', standing: 'confirmed' },
      ]),
    ).toBe(1);
    expect(await opening(92)).toMatchObject({ opens: '2037-09-15' });
    expect(await opening(81)).toMatchObject({ standing: 'confirmed' });
  });

  it.each([
    [92, { opens: '2037-02-30' }, 'not-a-date'],
    [92, { opens: '2036-09-15' }, 'opening-in-another-year'],
    [92, { source: ' ' }, 'source-missing'],
    [92, { source: 'x'.repeat(301) }, 'too-long'],
    [57, { opens: '2002-09-10' }, 'no-such-session'],
    [1000, { opens: '2945-09-10' }, 'no-such-session'],
    [1.5, { opens: '2037-09-15' }, 'no-such-session'],
  ])('session %j with %j is refused: %s', async (session, change, code) => {
    const before = await opening(92);
    await expect(setOpening(here.test.db, ADMINISTRATOR, session, { ...CONFIRMED, ...change })).rejects.toMatchObject({
      code,
    });
    expect(await opening(92)).toEqual(before);
  });

  it('are the administrator’s to edit', async () => {
    await expect(setOpening(here.test.db, { kind: 'public' }, 92, CONFIRMED)).rejects.toBeInstanceOf(NotAllowed);
    await expect(undoOpening(here.test.db, { kind: 'public' }, 92)).rejects.toBeInstanceOf(NotAllowed);
  });
});
