import { afterEach, beforeEach, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { NO_FILTER, type PartyFilter } from '../../src/modules/parties/directory/filter.js';
import { addParty, editParty, undoParty } from '../../src/modules/parties/edit-party.js';
import { findParties, findParty } from '../../src/modules/parties/find-parties.js';
import { loadFacts } from '../../src/modules/parties/load-facts.js';
import { NO_CODES, type Party, type PartyContent } from '../../src/modules/parties/party.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase, personWith } from '../kit/parties.js';
import { ADMINISTRATOR } from '../kit/register.js';

const PAGE = { sort: 'name', descending: false, offset: 0, limit: 500 } as const;
const NGO: PartyContent = {
  ...NO_CODES,
  code: 'HARBOUR',
  kind: 'ngo',
  website: 'https://harbour.example',
  state: 'waiting',
  addressees: [],
  names: [{ lang: 'fr', kind: 'short', name: 'Le Port', from: null, to: null }],
  memberships: [],
};

describeOnBoth('the register of parties', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openPartiesDatabase(engine);
  });
  afterEach(() => test.drop());
  const find = (filter: Partial<PartyFilter>, lang: Lang = 'en', actor = PUBLIC) =>
    findParties(test.db, actor, { ...NO_FILTER, ...filter }, PAGE, lang);
  const codes = async (filter: Partial<PartyFilter>, lang: Lang = 'en') =>
    (await find(filter, lang)).rows.map(({ code }) => code);
  const held = async (code: string): Promise<Party> => {
    const party = await findParty(test.db, ADMINISTRATOR, { code });
    if (party === null) throw new Error(`No ${code}`);
    return party;
  };

  it('is filled once by what comes with the program', async () => {
    expect((await find({ kind: ['state'] })).total).toBe(193);
    expect((await find({ kind: ['observer'] })).total).toBe(2);
    expect(await loadFacts(test.db)).toBe(0);
    expect(await findParty(test.db, PUBLIC, { addressee: 'SECRETARY_GENERAL' })).toMatchObject({
      code: 'UN-SECRETARIAT',
    });
    expect(await findParty(test.db, PUBLIC, { addressee: 'MEMBER_STATES' })).toBeNull();
  });

  it('finds by the begin of any name, old or new, in any language, and by code', async () => {
    expect(await codes({ q: 'turkey' })).toEqual(['TR']);
    expect(await codes({ q: 'swazi' })).toEqual(['SZ']);
    expect(await codes({ q: "cote d'ivoire" })).toEqual(['CI']);
    expect(await codes({ q: 'KOREA republic' })).toEqual(['KP', 'KR']);
    expect(await codes({ q: '韩民' })).toEqual(['KR']);
    expect(await codes({ q: 'الروسي' })).toEqual(['RU']);
    expect(await codes({ q: 'белару' })).toEqual(['BY']);
    expect(await codes({ q: 'BLR' })).toEqual(['BY']);
    expect(await codes({ q: 'ONUDC' })).toEqual(['UNODC']);
    expect(await codes({ q: 'nothing of the kind' })).toEqual([]);
    expect((await find({ q: '%_' })).total).toBe((await find({})).total);
  });

  it('narrows by group and region, and sorts as the language does', async () => {
    const { total, rows, facets } = await find({ group: ['western-european-others'] });
    expect(total).toBe(29);
    expect(rows[0]?.code).toBe('AD');
    expect(facets.group.find(({ value }) => value === 'asia-pacific')?.count).toBe(55);
    expect((await find({ region: ['061'], kind: ['state'] })).rows.map(({ code }) => code).sort()).toEqual([
      'TO',
      'TV',
      'WS',
    ]);
    expect((await codes({ kind: ['state'] }, 'es'))[0]).toBe('AF');
    // É stands with E: Égypte comes after Djibouti and before El Salvador.
    const french = await codes({ kind: ['state'] }, 'fr');
    expect(french.indexOf('EG')).toBeLessThan(french.indexOf('SV'));
    expect(french.indexOf('EG')).toBeGreaterThan(french.indexOf('DJ'));
  });

  it('keeps who waits from the public', async () => {
    await addParty(test.db, ADMINISTRATOR, NGO);
    expect(await findParty(test.db, PUBLIC, { code: 'harbour' })).toBeNull();
    expect(await findParty(test.db, personWith('secretariat-officer'), { code: 'harbour' })).toMatchObject({
      origin: 'registered',
    });
    expect((await find({ q: 'le port' }, 'fr')).total).toBe(0);
    await expect(addParty(test.db, personWith('observer'), { ...NGO, code: 'OTHER' })).rejects.toThrow('may not');
    await expect(addParty(test.db, ADMINISTRATOR, NGO)).rejects.toMatchObject({ code: 'code-taken' });
    await expect(addParty(test.db, ADMINISTRATOR, { ...NGO, code: 'X2', alpha2: 'by' })).rejects.toMatchObject({
      code: 'iso-taken',
      field: 'alpha2',
    });
  });

  it('is edited, refuses whoever saw an older version, and takes changes back one by one', async () => {
    const { version } = await held('BY');
    const edit = (website: string, at: number) =>
      editParty(test.db, ADMINISTRATOR, 'BY', { version: at, change: { website } });
    await edit('https://one.example', version);
    await expect(edit('https://other.example', version)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await edit('https://two.example', version + 1);
    expect(await held('BY')).toMatchObject({ website: 'https://two.example', undoable: true });
    // A newer program does not undo what somebody wrote.
    expect(await loadFacts(test.db)).toBe(0);
    await undoParty(test.db, ADMINISTRATOR, 'BY');
    expect(await held('BY')).toMatchObject({ website: 'https://one.example' });
    await undoParty(test.db, ADMINISTRATOR, 'BY');
    expect(await held('BY')).toMatchObject({ website: null, undoable: false, version: version + 4 });
    await expect(undoParty(test.db, ADMINISTRATOR, 'BY')).rejects.toMatchObject({ code: 'nothing-to-undo' });
    const { id } = await held('BY');
    const actions = await findActions(test.db.connection, { subject: { type: 'party', id } });
    expect(actions).toHaveLength(4);
  });

  it('takes what a newer program knows, but for what somebody edited', async () => {
    const named = (code: string, name: string): PartyContent => ({
      ...NGO,
      code,
      state: 'active',
      names: [{ lang: 'en', kind: 'short', name, from: null, to: null }],
    });
    await loadFacts(test.db, [named('ONE', 'One'), named('TWO', 'Two')]);
    await editParty(test.db, ADMINISTRATOR, 'TWO', { version: 1, change: { website: null } });
    expect(await loadFacts(test.db, [named('ONE', 'First'), named('TWO', 'Second')])).toBe(1);
    expect((await held('ONE')).names[0]?.name).toBe('First');
    expect((await held('TWO')).names[0]?.name).toBe('Two');
  });
});
