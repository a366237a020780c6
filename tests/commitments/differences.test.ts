import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { addCommitment } from '../../src/modules/commitments/add-commitment.js';
import { countWaiting } from '../../src/modules/commitments/count-waiting.js';
import { type DifferenceDecision, decideDifference } from '../../src/modules/commitments/decide-difference.js';
import { editCommitment } from '../../src/modules/commitments/edit-commitment.js';
import { findDifferences } from '../../src/modules/commitments/find-differences.js';
import { meetTexts } from '../../src/modules/commitments/meet-texts.js';
import { findCommitment } from '../../src/modules/commitments/store/commitments.js';
import { findFilings } from '../../src/modules/commitments/store/filings.js';
import { findDocumentBySymbol } from '../../src/modules/documents/index.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const WHEN = { today: '2026-11-29', lang: 'en' } as const;
const SYMBOL = 'A/RES/70/179';
const KEY = 'a-res-70-179-op-3-1';

/** The register has been written by hand while no text was here; then the text comes, and says other things. */
describeOnBoth('where a text and the register differ', (engine) => {
  let here: RegisterHouse;
  let documentId: string;
  beforeEach(async () => {
    here = await openRegisterHouse(engine);
    documentId = (await findDocumentBySymbol(here.test.db.connection, SYMBOL)) ?? '';
    const hand = { symbol: SYMBOL, section: 'operative', part: '', dates: [] } as const;
    await addCommitment(here.test.db, ADMINISTRATOR, {
      ...hand,
      n: '3',
      act: 'invite',
      addressees: ['ICAT'],
      titles: { en: 'Assist' },
    });
    await addCommitment(here.test.db, ADMINISTRATOR, {
      ...hand,
      n: '2',
      act: 'decide',
      addressees: ['GENERAL_ASSEMBLY'],
      titles: { en: 'Consider lanterns' },
    });
    await addCommitment(here.test.db, ADMINISTRATOR, {
      ...hand,
      n: '2',
      act: 'demand',
      addressees: ['STATES'],
      titles: { en: 'Nobody reads this' },
    });
    await addCommitment(here.test.db, ADMINISTRATOR, {
      ...hand,
      n: '1',
      act: 'urge',
      addressees: ['MEMBER_STATES'],
      titles: { en: 'Light the harbours' },
    });
    await here.bring(SMALL_RESOLUTION.replace('91/998', '70/179'), { symbol: SYMBOL });
  });
  afterEach(() => here.test.drop());

  const get = async (key = KEY) => {
    const found = await findCommitment(here.test.db.connection, { key });
    if (found === null) throw new Error(`There is no ${key}`);
    return found;
  };
  const list = async (decided = false) =>
    (await findDifferences(here.test.db, ADMINISTRATOR, { decided, offset: 0, limit: 50 }, WHEN)).rows;
  const of = async (key: string, what: string) => {
    const all = [...(await list()), ...(await list(true))];
    const found = all.find(({ commitment, held }) => commitment.key === key && held.what === what);
    if (found === undefined) throw new Error(`No difference ${key} ${what}`);
    return found.held;
  };
  const decide = async (key: string, what: string, decision: DifferenceDecision) =>
    decideDifference(here.test.db, ADMINISTRATOR, (await of(key, what)).id, decision);
  /** The same texts met once more, as any change of a text does. */
  const again = () => here.test.db.transaction((c) => meetTexts(c, documentId));

  it('shows both sides with the words of the text, and counts them for the first page', async () => {
    const shown = await list();
    const three = shown.find(({ commitment, held }) => commitment.key === KEY && held.what === 'act');
    expect(three).toMatchObject({
      held: { difference: { what: 'act', stated: 'invite', read: 'request' } },
      text: { lang: 'en', words: expect.stringContaining('to assist Member States') },
    });
    expect((await countWaiting(here.test.db, ADMINISTRATOR))?.differences).toBe(shown.length);
    await expect(
      findDifferences(here.test.db, { kind: 'public' }, { decided: false, offset: 0, limit: 1 }, WHEN),
    ).rejects.toMatchObject({ code: 'access.not-allowed' });
  });

  it('takes what was read, keeps it when texts are met again, and takes that back', async () => {
    await decide(KEY, 'act', 'take');
    await decide(KEY, 'addressees', 'take');
    await again();
    expect(await get()).toMatchObject({ act: 'request', addressees: ['UNODC'] });
    await expect(decide(KEY, 'act', 'keep')).rejects.toMatchObject({ code: 'already-decided' });
    await decide(KEY, 'act', 'undo');
    expect((await get()).act).toBe('invite');
    expect((await of(KEY, 'act')).decision).toBeNull();
    expect(await verifyChain(here.test.db.connection)).toMatchObject({ intact: true });
  });

  it('keeps what the register holds, and asks no more until the text says something else', async () => {
    await decide(KEY, 'addressees', 'keep');
    await again();
    expect((await of(KEY, 'addressees')).decision).toBe('keep');
    expect((await get()).addressees).toEqual(['ICAT']);
    await decide(KEY, 'addressees', 'undo');
    await expect(decide(KEY, 'addressees', 'undo')).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('keeps an answer about dates, in whatever order the database gives back what they say', async () => {
    await decide('a-res-70-179-op-2-1', 'dates', 'keep');
    await again();
    expect((await of('a-res-70-179-op-2-1', 'dates')).decision).toBe('keep');
    await decide('a-res-70-179-op-2-1', 'dates', 'undo');
    await decide('a-res-70-179-op-2-1', 'dates', 'take');
    expect((await get('a-res-70-179-op-2-1')).dates).toMatchObject([{ kind: 'recurrence', every: 'P4Y' }]);
  });

  it('does not undo over what somebody has set since', async () => {
    await decide(KEY, 'addressees', 'take');
    const { version } = await get();
    await editCommitment(here.test.db, ADMINISTRATOR, KEY, { addressees: ['STATES'], version });
    await expect(decide(KEY, 'addressees', 'undo')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect((await get()).addressees).toEqual(['STATES']);
  });

  it('takes up an act that the register did not know, or leaves it out', async () => {
    const added = (await list()).find(({ held }) => held.what === 'not-in-register')?.commitment.key ?? '';
    expect(added).toBe('a-res-70-179-op-1-2');
    expect((await get(added)).shown).toBe(false);
    await decide(added, 'not-in-register', 'take');
    await again();
    expect((await get(added)).shown).toBe(true);
    await decide(added, 'not-in-register', 'undo');
    expect((await get(added)).shown).toBe(false);
    await decide(added, 'not-in-register', 'keep');
    await again();
    expect((await get(added)).shown).toBe(false);
  });

  it('hides a commitment that the text lacks, or keeps it', async () => {
    const lacking = 'a-res-70-179-op-2-2';
    await decide(lacking, 'not-in-text', 'take');
    await again();
    expect(await get(lacking)).toMatchObject({ shown: false, edited: ['shown'] });
    await decide(lacking, 'not-in-text', 'undo');
    expect(await get(lacking)).toMatchObject({ shown: true, edited: [] });
    await decide(lacking, 'not-in-text', 'keep');
    await again();
    expect((await get(lacking)).shown).toBe(true);
    expect((await of(lacking, 'not-in-text')).decision).toBe('keep');
  });

  it('suggests where a commitment belongs that was filed nowhere, now that its words are here', async () => {
    const filings = await findFilings(here.test.db.connection, (await get()).id);
    expect(filings.length).toBeGreaterThan(0);
    expect(filings.every(({ standing, suggestedBy }) => standing === 'suggested' && suggestedBy !== null)).toBe(true);
  });

  it('is decided by administrators, and refuses what is not there', async () => {
    const { id } = await of(KEY, 'act');
    await expect(decideDifference(here.test.db, { kind: 'public' }, id, 'keep')).rejects.toMatchObject({
      code: 'access.not-allowed',
    });
    await expect(
      decideDifference(here.test.db, ADMINISTRATOR, '01900000-0000-7000-8000-000000000000', 'keep'),
    ).rejects.toMatchObject({ code: 'no-such-difference' });
    await expect(decideDifference(here.test.db, ADMINISTRATOR, 'x', 'keep')).rejects.toMatchObject({
      code: 'no-such-difference',
    });
  });
});
