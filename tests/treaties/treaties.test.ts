import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { addMessages, LANGS } from '../../src/kernel/i18n/index.js';
import {
  type ActionContent,
  CONSENT_KINDS,
  contentOf,
  EXTENTS,
  isWorded,
  NOTHING_MORE,
  TARGET_KINDS,
} from '../../src/modules/treaties/action.js';
import { addAction, correctAction, strikeAction } from '../../src/modules/treaties/add-action.js';
import { applyTable, matchNames, undoTable } from '../../src/modules/treaties/apply-table.js';
import { bringTable, countKinds, getImport } from '../../src/modules/treaties/bring-table.js';
import { EXPORT_FORMATS, exportActions } from '../../src/modules/treaties/export-actions.js';
import { findMissing } from '../../src/modules/treaties/find-matrix.js';
import { treatyInvariants } from '../../src/modules/treaties/invariants.js';
import { openBoard } from '../../src/modules/treaties/open-board.js';
import { findAction, readActions, readHistory } from '../../src/modules/treaties/store/actions.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { personWith } from '../kit/parties.js';
import { ADMINISTRATOR } from '../kit/register.js';
import { sharedData } from '../kit/shared-data.js';

addMessages('treaties', new URL('../../src/modules/treaties/messages/', import.meta.url));
addMessages('parties', new URL('../../src/modules/parties/messages/', import.meta.url));

const OFFICER = personWith('secretariat-officer');

/** The table of the Trafficking Protocol as its depositary's page would show it, with notes, letters and a name of before. */
const PAGE = `<html><body><h1>12. a</h1><table><tr><td>EDITOR</td></tr></table><table>
<tr><th>Participant</th><th>Signature</th><th>Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)</th></tr>
<tr><td>Belarus</td><td>14 Dec 2000</td><td>25 Jun 2003</td></tr>
<tr><td>Bolivia (Plurinational State of)<sup>2</sup></td><td>12 Dec 2000</td><td>18 May 2006</td></tr>
<tr><td>China <sup>3, 4</sup></td><td></td><td>8 Feb 2010 a</td></tr>
<tr><td>Czech Republic</td><td>10 Dec 2002</td><td>17 Dec 2014</td></tr>
<tr><td>Netherlands 5</td><td>12 Dec 2000</td><td>27 Jul 2005 A</td></tr>
<tr><td>European Union</td><td>12 Dec 2000</td><td>6 Sep 2006 AA</td></tr>
<tr><td>Ireland</td><td>13 Dec 2000</td><td></td></tr>
<tr><td>Atlantis</td><td></td><td>1 Jan 2005 a</td></tr>
<tr><td>Norway</td><td>13 Dec 2000</td><td>03/04/2003</td></tr>
</table></body></html>`;

const bytesOf = (text: string) => new TextEncoder().encode(text);

describeOnBoth('status of treaties', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(engine, 'facts');
  });
  afterAll(() => test.drop());

  const bring = (text: string | Uint8Array, instrument = 'trafficking-protocol', asOf = '2024-04-20') =>
    bringTable(test.db, OFFICER, {
      ...{
        bytes: typeof text === 'string' ? bytesOf(text) : text,
        name: 'table',
        instrument,
        asOf,
        source: 'Depositary',
      },
    });
  const boardOf = async (code: string) => {
    const found = (await openBoard(test.db)).byCode.get(code);
    if (found === undefined) throw new Error(code);
    return found;
  };
  const statusOf = async (instrument: string, code: string) => {
    const { rows } = await partiesOf(test);
    const id = rows.find((party) => party.code === code)?.id ?? '';
    return (await boardOf(instrument)).statuses.get(id);
  };

  it('comes with eight instruments, numbers with dates, and no status of anybody', async () => {
    const { instruments } = await openBoard(test.db);
    expect(instruments.map(({ instrument }) => instrument.code)).toHaveLength(8);
    for (const { instrument, known, statuses } of instruments) {
      expect(known).toBe(false);
      expect(statuses.size).toBe(0);
      expect(Object.keys(instrument.names).sort()).toEqual([...LANGS].sort());
      for (const { asOf, source } of instrument.counts) expect(`${asOf} ${source}`).toMatch(/^\d{4}-\d{2}-\d{2} \S/u);
    }
    expect(await findMissing(test.db, PUBLIC, 'untoc', 'en')).toBeNull();
  });

  it('takes a page of a depositary in: compared, the unknown named with the mend, applied, taken back', async () => {
    const { importId } = await bring(PAGE);
    const compared = await getImport(test.db, OFFICER, importId);
    expect(countKinds(compared.rows)).toEqual({ new: 7, changed: 0, refused: 2, absent: 0, unchanged: 0 });
    expect(compared.rows.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['unknown-participant', 'not-a-date']);
    expect((await openBoard(test.db)).byCode.get('trafficking-protocol')?.statuses.size).toBe(0);
    await matchNames(test.db, OFFICER, importId, new Map([['Atlantis', 'VU']]));
    expect(countKinds((await getImport(test.db, OFFICER, importId)).rows)).toMatchObject({ new: 8, refused: 1 });
    await applyTable(test.db, OFFICER, importId);

    const board = await boardOf('trafficking-protocol');
    // The European Union is shown and not counted; Ireland has only signed.
    expect([board.parties, board.regional, board.signatories, board.known]).toEqual([6, 1, 5, true]);
    expect(board.instrument.statusesAsOf).toBe('2024-04-20');
    // UNTOC was not brought in: nothing is said of what it would lack.
    expect(await statusOf('trafficking-protocol', 'BY')).toMatchObject({
      standing: 'party',
      inForce: '2003-12-25',
      lacks: null,
    });
    expect(await statusOf('trafficking-protocol', 'CN')).toMatchObject({ inForce: '2010-03-10' });
    expect((await statusOf('trafficking-protocol', 'CN'))?.consent).toMatchObject({ kind: 'accession', namedAs: '' });
    expect((await statusOf('trafficking-protocol', 'NL'))?.consent?.kind).toBe('acceptance');
    expect((await statusOf('trafficking-protocol', 'CZ'))?.consent?.namedAs).toBe('Czech Republic');
    expect((await statusOf('trafficking-protocol', 'IE'))?.standing).toBe('signatory');
    const missing = await findMissing(test.db, PUBLIC, 'trafficking-protocol', 'en');
    expect(missing).toHaveLength(193 - 6);
    expect(missing?.map(({ code }) => code)).not.toContain('BY');

    // The same once more changes nothing; a day that moved is a correction, and the history keeps both.
    const again = await bring(PAGE);
    expect(countKinds((await getImport(test.db, OFFICER, again.importId)).rows)).toMatchObject({
      unchanged: 8,
      new: 0,
    });
    const moved = await bring(PAGE.replace('25 Jun 2003', '26 Jun 2003').replace(/<tr><td>Ireland.*/u, ''));
    const rows = (await getImport(test.db, OFFICER, moved.importId)).rows;
    expect(rows.find(({ participant }) => participant === 'Belarus')).toMatchObject({ kind: 'changed' });
    expect(rows.find(({ kind }) => kind === 'absent')?.participant).toBe('IE');
    await applyTable(test.db, OFFICER, moved.importId);
    const belarus = await statusOf('trafficking-protocol', 'BY');
    expect(belarus?.consent?.date).toBe('2003-06-26');
    const history = await readHistory(test.db.connection, { partyId: belarus?.consent?.partyId ?? '' });
    expect(history.map(({ date }) => date).sort()).toEqual(['2000-12-14', '2003-06-25', '2003-06-26']);

    await expect(undoTable(test.db, OFFICER, importId)).rejects.toMatchObject({ code: 'changed-since' });
    await undoTable(test.db, OFFICER, moved.importId);
    expect((await statusOf('trafficking-protocol', 'BY'))?.consent?.date).toBe('2003-06-25');
    await expect(undoTable(test.db, OFFICER, moved.importId)).rejects.toMatchObject({ code: 'already-decided' });
  });

  it('lets what one participant did be added, corrected and struck, and keeps all of it', async () => {
    const content: ActionContent = {
      ...{ ...NOTHING_MORE, kind: 'reservation', date: '2003-06-25' },
      ...{ words: 'Not article 15', lang: 'en', source: 'x' },
    };
    const add = (given: Partial<ActionContent>, party = 'BY') =>
      addAction(test.db, OFFICER, { party, instrument: 'trafficking-protocol', content: { ...content, ...given } });
    const { id } = await add({});
    const corrected = await correctAction(test.db, OFFICER, id, { ...content, words: 'Not article 15, paragraph 2' });
    await expect(correctAction(test.db, OFFICER, id, content)).rejects.toMatchObject({ code: 'already-corrected' });
    expect((await statusOf('trafficking-protocol', 'BY'))?.worded.map(({ words }) => words)).toEqual([
      'Not article 15, paragraph 2',
    ]);
    await strikeAction(test.db, OFFICER, corrected.id);
    expect((await statusOf('trafficking-protocol', 'BY'))?.worded).toEqual([]);

    const withdrawal = await add({ kind: 'withdrawal', date: '2020-01-31', words: '', lang: null }, 'BO');
    expect(await statusOf('trafficking-protocol', 'BO')).toMatchObject({ standing: 'withdrawn', ends: '2021-01-31' });
    await strikeAction(test.db, OFFICER, withdrawal.id);
    expect((await statusOf('trafficking-protocol', 'BO'))?.standing).toBe('party');

    // An objection names what it objects to, and follows it where its day is corrected.
    const reservation = await add({ words: 'Not article 20' });
    const belarus = (await findAction(test.db.connection, reservation.id))?.partyId ?? '';
    const target = { targetParty: belarus, targetKind: 'reservation', targetDate: '2003-06-25' } as const;
    const objects = { kind: 'objection', date: '2004-05-01', words: 'Against its purpose' } as const;
    const objection = await add({ ...objects, ...target }, 'NL');
    await add({ kind: 'territorial', words: '', lang: null, territory: 'Aruba', extent: 'extended' }, 'NL');
    expect((await statusOf('trafficking-protocol', 'NL'))?.worded).toMatchObject([
      { kind: 'territorial', territory: 'Aruba', extent: 'extended', words: '' },
      { ...objects, ...target, id: objection.id },
    ]);
    await correctAction(test.db, OFFICER, reservation.id, { ...content, words: 'Not article 20', date: '2003-06-26' });
    expect((await statusOf('trafficking-protocol', 'NL'))?.worded.at(-1)).toMatchObject({
      ...{ corrects: objection.id, targetDate: '2003-06-26', words: objects.words },
    });
    for (const [given, code, field] of [
      [{ ...objects }, 'target-missing', 'targetParty'],
      [{ ...objects, targetParty: belarus }, 'target-kind-missing', 'targetKind'],
      [{ ...objects, ...target, targetDate: '2005-01-01' }, 'target-later', 'targetDate'],
      [{ ...objects, ...target, targetParty: objection.id }, 'no-such-participant', 'targetParty'],
      [{ kind: 'territorial' }, 'territory-missing', 'territory'],
      [{ kind: 'territorial', territory: 'Aruba' }, 'extent-missing', 'extent'],
    ] as const)
      await expect(add(given, 'NL')).rejects.toMatchObject({ code, field });
    await expect(add({ ...objects, ...target })).rejects.toMatchObject({ code: 'target-own' });

    await expect(add({ words: '' })).rejects.toMatchObject({ code: 'words-missing', field: 'words' });
    await expect(add({ date: '2999-01-01' })).rejects.toMatchObject({ code: 'in-the-future' });
    await expect(add({}, 'UNODC')).rejects.toMatchObject({ code: 'no-such-participant' });
    await expect(
      addAction(test.db, personWith('observer'), { party: 'BY', instrument: 'untoc', content }),
    ).rejects.toMatchObject({ code: 'access.not-allowed' });
    await expect(strikeAction(test.db, PUBLIC, id)).rejects.toMatchObject({ code: 'access.not-allowed' });
  });

  it.each(LANGS)('import(export(x)) = x in %s, in every format', async (lang) => {
    const held = await readActions(test.db.connection);
    expect(held.length).toBeGreaterThan(10);
    for (const format of EXPORT_FORMATS) {
      const { pieces } = await exportActions(test.db, PUBLIC, { format, instrument: null, partyIds: null, lang });
      const { importId } = await bring(await whole(pieces), '');
      const { rows } = await getImport(test.db, OFFICER, importId);
      expect(countKinds(rows), format).toEqual({ new: 0, changed: 0, refused: 0, absent: 0, unchanged: held.length });
    }
  });

  it('what goes out comes back into an empty house as it was, whatever was done (property)', async () => {
    const other = await openTestDatabase(engine, 'facts');
    try {
      const denmark = (await partiesOf(other)).rows.find(({ code }) => code === 'DK')?.id ?? '';
      const consents = fc.constantFrom(...CONSENT_KINDS);
      const day = fc
        .integer({ min: 0, max: 8000 })
        .map((n) => new Date(Date.UTC(2001, 0, 1 + n)).toISOString().slice(0, 10));
      const words = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .filter((text) => /^\S(?:.*\S)?$/u.test(text));
      const given = fc.uniqueArray(
        fc.record({
          party: fc.constantFrom('AD', 'FJ', 'TV', 'SM', 'EUROPEAN-UNION', 'KR'),
          kind: fc.oneof(
            consents,
            fc.constantFrom('signature', 'declaration', 'reservation', 'objection', 'territorial'),
          ),
          ...{ against: fc.constantFrom(...TARGET_KINDS), extent: fc.constantFrom(...EXTENTS), territory: words },
          ...{
            dated: fc.boolean(),
            date: day,
            words,
            lang: fc.constantFrom(...LANGS),
            format: fc.constantFrom(...EXPORT_FORMATS),
          },
        }),
        { minLength: 1, maxLength: 6, selector: ({ party }) => party },
      );
      await fc.assert(
        fc.asyncProperty(
          given,
          fc.constantFrom(...LANGS),
          fc.constantFrom(...EXPORT_FORMATS),
          async (acts, lang, format) => {
            for (const { party, kind, date, words: said, lang: spoken, against, dated, extent, territory } of acts) {
              const worded = isWorded(kind);
              await addAction(other.db, ADMINISTRATOR, {
                ...{ party, instrument: 'ilo-29-protocol' },
                content: {
                  ...{ ...NOTHING_MORE, kind, date, source: 'src' },
                  ...{ words: worded ? said : '', lang: worded ? spoken : null },
                  ...(kind === 'objection' && { targetParty: denmark, targetKind: against }),
                  ...(kind === 'objection' && dated && { targetDate: date }),
                  ...(kind === 'territorial' && { territory, extent }),
                },
              });
            }
            const before = await told(other);
            const { pieces } = await exportActions(other.db, PUBLIC, {
              ...{ format, instrument: 'ilo-29-protocol', partyIds: null, lang },
            });
            const file = await whole(pieces);
            for (const { id } of await readActions(other.db.connection))
              await strikeAction(other.db, ADMINISTRATOR, id);
            expect(await told(other)).toEqual([]);
            const { importId } = await bringTable(other.db, ADMINISTRATOR, {
              ...{ bytes: file, name: 'x', instrument: '', asOf: '2024-01-01', source: '' },
            });
            await applyTable(other.db, ADMINISTRATOR, importId);
            expect(await told(other)).toEqual(before);
            for (const { id } of await readActions(other.db.connection))
              await strikeAction(other.db, ADMINISTRATOR, id);
          },
        ),
        { numRuns: 12 },
      );
    } finally {
      await other.drop();
    }
  });

  it('breaks none of its invariants', async () => {
    for (const { about, broken } of treatyInvariants) expect(await broken(test.db.connection), about).toEqual([]);
  });
});

describe.skipIf(sharedData === null)('the snapshot of 2014', () => {
  it('gives the numbers that its sources count, without the European Union', async () => {
    const test = await openTestDatabase('pglite', 'facts');
    try {
      const all = readFileSync(path.join(sharedData ?? '', 'treaty_actions_2014_snapshot.csv'), 'utf8');
      const [header = '', ...lines] = all.replaceAll('\r', '').trim().split('\n');
      const followed = ['UNTOC', 'TIP-PROTOCOL', 'SMUGGLING-PROTOCOL', 'OPSC', 'SLAVERY-SUPP-1956'];
      const rows = lines.filter((line) => followed.includes(line.slice(0, line.indexOf(','))));
      const { importId } = await bringTable(test.db, ADMINISTRATOR, {
        ...{ bytes: bytesOf([header, ...rows].join('\n')), name: 'snapshot.csv' },
        ...{ instrument: '', asOf: '2014-01-27', source: 'snapshot' },
      });
      const { rows: staged } = await getImport(test.db, ADMINISTRATOR, importId);
      const refused = staged.flatMap(({ participant, problem }) =>
        problem === null ? [] : [`${participant} ${problem.code}`],
      );
      expect([...new Set(refused)]).toEqual([]);
      await applyTable(test.db, ADMINISTRATOR, importId);
      const { byCode } = await openBoard(test.db);
      const told = (code: string) => {
        const board = byCode.get(code);
        return [(board?.parties ?? 0) + (board?.regional ?? 0), board?.statuses.size];
      };
      // Consents and rows of the file, and so the published 179 and 159.
      expect(told('untoc')).toEqual([179, 185]);
      expect(told('trafficking-protocol')).toEqual([159, 167]);
      expect(told('smuggling-protocol')).toEqual([138, 152]);
      expect(told('sale-of-children-protocol')).toEqual([169, 178]);
      expect(told('slavery-1956')).toEqual([123, 126]);
      // The rules lead to the days that the depositary published.
      for (const code of ['untoc', 'trafficking-protocol', 'smuggling-protocol', 'sale-of-children-protocol']) {
        const board = byCode.get(code);
        for (const { consent, inForce } of board?.statuses.values() ?? [])
          if (consent !== null && inForce !== null) expect(inForce >= (board?.general ?? '')).toBe(true);
      }
    } finally {
      await test.drop();
    }
  });
});

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}

async function partiesOf({ db }: TestDatabase) {
  const { findEveryParty } = await import('../../src/modules/treaties/participants.js');
  return { rows: await findEveryParty(db) };
}

async function told({ db }: TestDatabase): Promise<string[]> {
  const actions = await readActions(db.connection);
  return actions.map((action) => [action.partyId, ...Object.values(contentOf(action))].join('|')).sort();
}
