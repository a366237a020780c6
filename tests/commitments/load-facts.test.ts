import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { loadFacts } from '../../src/modules/commitments/load-facts.js';
import {
  commitmentFactKeys,
  findCommitment,
  findCommitmentsOf,
  findRevision,
} from '../../src/modules/commitments/store/commitments.js';
import { findSteps } from '../../src/modules/commitments/store/steps.js';
import { commitmentsTables } from '../../src/modules/commitments/store/tables.js';
import { takeStep } from '../../src/modules/commitments/take-step.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';

/** Two paragraphs in the words of no resolution, at the places of two facts. */
const SMALL_70_179 = `The General Assembly,

Recalling its earlier work,

1. Urges Member States that have not yet done so to consider ratifying the instruments, and also urges States parties to those instruments to apply them;

2. Requests the Secretary-General to paint a boat.
`;

describeOnBoth('starting facts of the register', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine);
  });
  afterEach(() => here.test.drop());
  const load = () => loadFacts(here.test.db, commitmentFacts);
  const tables = () => commitmentsTables(here.test.db.connection);
  const get = async (key: string) => {
    const found = await findCommitment(here.test.db.connection, { key });
    if (found === null) throw new Error(`No commitment ${key}`);
    return found;
  };

  it('are all written once, with titles in six languages and filing that waits for a person', async () => {
    expect(await load()).toBe(commitmentFacts.length);
    const revision = await findRevision(here.test.db.connection);
    expect(await load()).toBe(0);
    expect(await findRevision(here.test.db.connection)).toBe(revision);
    expect((await commitmentFactKeys(here.test.db.connection)).size).toBe(commitmentFacts.length);
    const titles = await tables().selectFrom('commitment_title').select('lang').execute();
    expect(titles).toHaveLength(commitmentFacts.length * 6);
    const filings = await tables().selectFrom('commitment_filing').selectAll().execute();
    expect(filings).toHaveLength(
      commitmentFacts.reduce((sum, one) => sum + one.themes.length + one.pillars.length + one.targets.length, 0),
    );
    expect(new Set(filings.map((one) => `${one.standing} by ${one.suggested_by}`))).toEqual(
      new Set(['suggested by fact']),
    );
    expect(await verifyChain(here.test.db.connection)).toMatchObject({ intact: true });
  });

  it('stand where their documents say: done where that is proved, superseded in a draft, no action where nothing is asked', async () => {
    await load();
    const state = async (key: string) => (await get(key)).state;
    expect(await state('a-res-70-179-op-4-2')).toBe('done');
    expect(await state('a-res-64-293-op-6-1')).toBe('done');
    expect(await state('a-res-64-293-an-60-1')).toBe('under-way');
    expect(await state('a-res-70-179-op-18-1')).toBe('open');
    expect(await state('a-res-80-228-op-38-1')).toBe('open');
    expect(await state('a-res-70-179-op-3-1')).toBe('no-action');
    expect(await state('70-draft-belarus-op-20-1')).toBe('superseded');
    const held = await get('a-res-70-179-op-4-2');
    expect(await findSteps(here.test.db.connection, held.id)).toMatchObject([
      { kind: 'finish', happened: '2017-09-28', note: 'A/RES/72/1', madeBy: 'house' },
    ]);
  });

  it('stand in lines from the first to say so, and twins are no line', async () => {
    await load();
    const first = await get('a-res-64-293-op-3-1');
    for (const key of ['70-draft-belarus-op-1-1', 'a-res-70-179-op-1-1'])
      expect((await get(key)).lineId, key).toBe(first.id);
    const appraisal = await get('a-res-64-293-op-6-1');
    expect((await get('a-res-80-228-op-5-1')).lineId).toBe(appraisal.id);
    const twin = await get('70-draft-belarus-op-18-1');
    expect(twin.lineId).toBe(twin.id);
    const links = await tables().selectFrom('commitment_link').selectAll().where('kind', '=', 'twin').execute();
    expect(links).toMatchObject([{ later_id: twin.id, standing: 'suggested', suggested_by: 'fact' }]);
  });

  it('take up what was read before they were known, with what people said of it', async () => {
    const { documentId } = await here.bring(SMALL_70_179, { symbol: 'A/RES/70/179', lang: 'en' });
    const read = await get('a-res-70-179-op-1-2');
    expect(read.origin).toBe('reading');
    const given = { kind: 'start', happened: '2016', note: 'Begun.', link: '', file: null, version: 1 } as const;
    await takeStep(here.test.db, ADMINISTRATOR, read.key, given, '2026-11-29');
    expect(await load()).toBe(commitmentFacts.length);
    const known = await get('a-res-70-179-op-1-2');
    expect(known).toMatchObject({ id: read.id, origin: 'fact', state: 'under-way', addressees: ['STATES_PARTIES'] });
    const all = await findCommitmentsOf(here.test.db.connection, documentId);
    // The facts of the document, and the boat, which waits for a person beside what the register holds of its paragraph.
    const inFacts = commitmentFacts.filter(({ document }) => document === '70-179').length;
    expect(all.filter(({ origin }) => origin === 'fact')).toHaveLength(inFacts);
    expect(all.filter(({ origin }) => origin === 'reading')).toMatchObject([{ n: 2, act: 'request' }]);
    const { rows } = await sql<{ words: string }>`select words from commitment_wording
      where commitment_id = ${known.id}`.execute(tables());
    expect(rows[0]?.words).toContain('apply them');
    expect(await load()).toBe(0);
  });

  it('are all there or none, and come later where their document does', async () => {
    const broken = commitmentFacts.map((fact, at) => (at === 90 ? { ...fact, n: 0 } : fact));
    await expect(loadFacts(here.test.db, broken)).rejects.toThrow();
    expect((await commitmentFactKeys(here.test.db.connection)).size).toBe(0);
    const unknown = commitmentFacts.map((fact) => ({ ...fact, document: 'not-here' }));
    expect(await loadFacts(here.test.db, unknown)).toBe(0);
  });
});
