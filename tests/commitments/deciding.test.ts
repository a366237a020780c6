import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { addCommitment } from '../../src/modules/commitments/add-commitment.js';
import { countWaiting } from '../../src/modules/commitments/count-waiting.js';
import { decideFiling, decideSuggested } from '../../src/modules/commitments/decide-filing.js';
import { editCommitment } from '../../src/modules/commitments/edit-commitment.js';
import { fileCommitment } from '../../src/modules/commitments/file-commitment.js';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { findSuggestions } from '../../src/modules/commitments/find-suggestions.js';
import { getCommitment } from '../../src/modules/commitments/get-commitment.js';
import { NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { findCommitment } from '../../src/modules/commitments/store/commitments.js';
import { suggestFilingsFor } from '../../src/modules/commitments/store/filings.js';
import { undoDecided } from '../../src/modules/commitments/undo-decided.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const WHEN = { today: '2026-11-29', lang: 'en' } as const;
const PAGE = { sort: 'document', descending: false, offset: 0, limit: 50 } as const;
const KEY = 'a-res-91-998-op-1-1';

describeOnBoth('what people decide about a commitment', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
  });
  afterEach(() => here.test.drop());

  const db = () => here.test.db;
  const get = (key = KEY, actor: Parameters<typeof getCommitment>[1] = ADMINISTRATOR) =>
    getCommitment(db(), actor, key, WHEN);
  const filed = async (scheme: 'theme' | 'pillar' | 'target', code: string) =>
    (await findCommitments(db(), { kind: 'public' }, { ...NO_FILTER, values: { [scheme]: [code] } }, PAGE, WHEN)).total;
  /** As a rule suggests them. */
  async function suggest(key: string, ...codes: ('a' | 'b' | 'c')[]) {
    const found = await findCommitment(db().connection, { key });
    await db().transaction((c) =>
      suggestFilingsFor(
        c,
        codes.map((code) => ({ commitmentId: found?.id ?? '', scheme: 'theme', code, suggestedBy: 'rule' })),
      ),
    );
  }

  it('confirms a suggestion, rejects one, and takes both back', async () => {
    await suggest(KEY, 'a', 'b');
    const { version } = (await get()).held;
    await decideFiling(db(), ADMINISTRATOR, KEY, { scheme: 'theme', code: 'a', decision: 'confirm', version });
    await decideFiling(db(), ADMINISTRATOR, KEY, {
      scheme: 'theme',
      code: 'b',
      decision: 'reject',
      version: version + 1,
    });
    expect((await get()).filings).toMatchObject([
      { code: 'a', standing: 'confirmed', decidedBy: 'local' },
      { code: 'b', standing: 'rejected' },
    ]);
    // The public never learns what was rejected, and the register finds what was confirmed only.
    expect((await get(KEY, { kind: 'public' })).filings.map(({ code }) => code)).toEqual(['a']);
    expect([await filed('theme', 'a'), await filed('theme', 'b')]).toEqual([1, 0]);
    // No rule brings back what a person has rejected.
    await suggest(KEY, 'b');
    expect(await filed('theme', 'b')).toBe(0);
    for (const [code, seen] of [
      ['a', version + 2],
      ['b', version + 3],
    ] as const)
      await decideFiling(db(), ADMINISTRATOR, KEY, { scheme: 'theme', code, decision: 'undo', version: seen });
    expect((await get()).filings.map(({ standing }) => standing)).toEqual(['suggested', 'suggested']);
    expect(await filed('theme', 'b')).toBe(1);
    expect(await verifyChain(db().connection)).toMatchObject({ intact: true });
  });

  it('files by hand, and taking that back leaves nothing', async () => {
    await fileCommitment(db(), ADMINISTRATOR, KEY, { scheme: 'target', code: '16.2', version: 1 });
    expect(await filed('target', '16.2')).toBe(1);
    await expect(
      fileCommitment(db(), ADMINISTRATOR, KEY, { scheme: 'target', code: '16.2', version: 2 }),
    ).rejects.toMatchObject({ code: 'already-decided' });
    await expect(
      fileCommitment(db(), ADMINISTRATOR, KEY, { scheme: 'target', code: '99.9', version: 2 }),
    ).rejects.toMatchObject({ code: 'not-in-list', field: 'filing' });
    await decideFiling(db(), ADMINISTRATOR, KEY, { scheme: 'target', code: '16.2', decision: 'undo', version: 2 });
    expect((await get()).filings).toEqual([]);
  });

  it('refuses who saw another version, what was decided, what is not there, and everybody else', async () => {
    await suggest(KEY, 'a');
    const given = { scheme: 'theme', code: 'a', decision: 'confirm' } as const;
    const decide = (more: object, actor: Parameters<typeof decideFiling>[1] = ADMINISTRATOR) =>
      decideFiling(db(), actor, KEY, { ...given, version: 1, ...more });
    await expect(decide({ version: 7 })).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(decide({ code: 'f' })).rejects.toMatchObject({ code: 'no-such-filing' });
    await expect(decide({ decision: 'undo' })).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await expect(decide({}, { kind: 'public' })).rejects.toMatchObject({ code: 'access.not-allowed' });
    await decide({});
    await expect(decide({ version: 2 })).rejects.toMatchObject({ code: 'already-decided' });
    await expect(decideFiling(db(), ADMINISTRATOR, 'none', { ...given, version: 1 })).rejects.toMatchObject({
      code: 'no-such-commitment',
    });
  });

  it('decides a page of suggestions at once, leaves what another was quicker with, and undoes the page', async () => {
    await suggest(KEY, 'a', 'b');
    await suggest('a-res-91-998-op-3-1', 'c');
    expect(await countWaiting(db(), ADMINISTRATOR)).toEqual({ differences: 0, suggestions: 3, links: 0 });
    expect(await countWaiting(db(), { kind: 'public' })).toBeNull();
    const queue = await findSuggestions(db(), ADMINISTRATOR, { offset: 0, limit: 20 }, WHEN);
    // Two filings of one commitment are one line of the queue.
    expect(queue.total).toBe(2);
    const seen = queue.rows.map(({ key, filings }) => ({ key, filings }));
    await decideFiling(db(), ADMINISTRATOR, KEY, { scheme: 'theme', code: 'a', decision: 'reject', version: 1 });
    const { at, ...counts } = await decideSuggested(db(), ADMINISTRATOR, seen, 'confirm');
    expect(counts).toEqual({ decided: 2, left: 1 });
    expect((await findSuggestions(db(), ADMINISTRATOR, { offset: 0, limit: 20 }, WHEN)).total).toBe(0);
    expect(await undoDecided(db(), ADMINISTRATOR, at)).toEqual({ undone: 2 });
    expect(await countWaiting(db(), ADMINISTRATOR)).toEqual({ differences: 0, suggestions: 2, links: 0 });
    expect((await get()).filings.find(({ code }) => code === 'a')?.standing).toBe('rejected');
    expect(await undoDecided(db(), ADMINISTRATOR, at)).toEqual({ undone: 0 });
    await expect(findSuggestions(db(), { kind: 'public' }, { offset: 0, limit: 20 }, WHEN)).rejects.toMatchObject({
      code: 'access.not-allowed',
    });
  });

  it('keeps what a person set when the text is met again, and asks about the difference', async () => {
    const edit = { titles: { en: ' Light the\n harbours ', zh: '照亮港口' }, addressees: ['STATES'], version: 1 };
    expect(await editCommitment(db(), ADMINISTRATOR, KEY, edit)).toEqual({ version: 2 });
    const { held, listed, differences } = await get();
    expect(held).toMatchObject({ version: 2, addressees: ['STATES'], edited: ['addressees'] });
    expect(listed.titles).toEqual([
      { lang: 'en', title: 'Light the harbours' },
      { lang: 'zh', title: '照亮港口' },
    ]);
    expect(differences).toMatchObject([
      { held: { difference: { what: 'addressees', stated: ['STATES'], read: ['MEMBER_STATES'] } } },
    ]);
    // Set back to what the text says, nothing is left to decide.
    await editCommitment(db(), ADMINISTRATOR, KEY, { addressees: ['MEMBER_STATES'], version: 2 });
    expect((await get()).differences).toEqual([]);
    await editCommitment(db(), ADMINISTRATOR, KEY, { titles: { zh: '' }, shown: false, version: 3 });
    expect((await get()).listed.titles.map(({ lang }) => lang)).toEqual(['en']);
    await expect(get(KEY, { kind: 'public' })).rejects.toMatchObject({ code: 'no-such-commitment' });
    expect((await findCommitments(db(), { kind: 'public' }, NO_FILTER, PAGE, WHEN)).total).toBe(3);
  });

  it('lets only one of two who edit at the same time through, and changes nothing for the other', async () => {
    const both = await Promise.allSettled([
      editCommitment(db(), ADMINISTRATOR, KEY, { titles: { en: 'One' }, version: 1 }),
      editCommitment(db(), ADMINISTRATOR, KEY, { titles: { en: 'Two' }, version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } });
    const won = both[0]?.status === 'fulfilled' ? 'One' : 'Two';
    expect((await get()).listed.titles).toEqual([{ lang: 'en', title: won }]);
    expect((await get()).held.version).toBe(2);
  });

  it('makes the state follow the act, and refuses an edit that says nothing or something odd', async () => {
    await editCommitment(db(), ADMINISTRATOR, KEY, { act: 'welcome', version: 1 });
    expect((await get()).held).toMatchObject({ act: 'welcome', state: 'no-action' });
    const edit = (more: object) => editCommitment(db(), ADMINISTRATOR, KEY, { version: 2, ...more });
    await expect(edit({})).rejects.toMatchObject({ code: 'nothing-changed' });
    await expect(edit({ act: 'sing' })).rejects.toMatchObject({ code: 'not-in-list', field: 'act' });
    await expect(edit({ addressees: ['member states'] })).rejects.toMatchObject({ field: 'addressees' });
    await expect(edit({ titles: { fr: 'x'.repeat(301) } })).rejects.toMatchObject({
      code: 'too-long',
      field: 'title-fr',
    });
    await edit({ titles: { en: 'Light' } });
    await expect(edit({ titles: { en: '' }, version: 3 })).rejects.toMatchObject({ code: 'title-missing' });
  });

  it('writes a commitment by hand, and meets the text that comes later', async () => {
    const given = {
      symbol: ' a/res/91/998 ',
      section: 'operative',
      part: '',
      n: '3',
      act: 'request',
      addressees: ['SECRETARY_GENERAL'],
      dates: [{ kind: 'deadline', text: '', session: 93 }],
      titles: { en: 'Count the lanterns' },
    } as const;
    const { key } = await addCommitment(db(), ADMINISTRATOR, given);
    expect(key).toBe('a-res-91-998-op-3-2');
    const { held, listed, previous, next, wordings } = await get(key, { kind: 'public' });
    expect(held).toMatchObject({ origin: 'person', eId: 'para_3', state: 'open', shown: true });
    expect(listed.timing.due).toMatchObject([{ session: 93 }]);
    expect([previous?.key, next, wordings]).toEqual(['a-res-91-998-op-3-1', null, []]);
    const add = (more: object) => addCommitment(db(), ADMINISTRATOR, { ...given, ...more });
    await expect(add({ symbol: 'A/RES/1/1' })).rejects.toMatchObject({ code: 'no-such-document', field: 'symbol' });
    await expect(add({ n: '0' })).rejects.toMatchObject({ code: 'not-a-number', field: 'n' });
    await expect(add({ n: '4.5' })).rejects.toMatchObject({ code: 'not-a-number', field: 'n' });
    await expect(add({ part: 'I/2' })).rejects.toMatchObject({ field: 'part' });
    await expect(add({ titles: { en: '  ' } })).rejects.toMatchObject({ code: 'title-missing' });
    await expect(addCommitment(db(), { kind: 'public' }, given)).rejects.toMatchObject({ code: 'access.not-allowed' });
  });
});
