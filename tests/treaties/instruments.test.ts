import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMessages, LANGS } from '../../src/kernel/i18n/index.js';
import { NOTHING_MORE } from '../../src/modules/treaties/action.js';
import { addAction } from '../../src/modules/treaties/add-action.js';
import { addInstrument } from '../../src/modules/treaties/add-instrument.js';
import { isSound } from '../../src/modules/treaties/entry-into-force.js';
import { EXPORT_FORMATS } from '../../src/modules/treaties/export-actions.js';
import { DEPOSITARIES, type InstrumentContent } from '../../src/modules/treaties/instrument.js';
import {
  applyInstruments,
  bringInstruments,
  countInstrumentKinds,
  getInstrumentImport,
  undoInstruments,
} from '../../src/modules/treaties/instruments/bring-instruments.js';
import { exportInstruments } from '../../src/modules/treaties/instruments/export-instruments.js';
import { loadFacts } from '../../src/modules/treaties/load-facts.js';
import { readInstruments } from '../../src/modules/treaties/store/instruments.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { personWith } from '../kit/parties.js';

addMessages('treaties', new URL('../../src/modules/treaties/messages/', import.meta.url));

const OFFICER = personWith('secretariat-officer');

const EUROPE: InstrumentContent = {
  ...{ code: 'coe-197', number: '197', adopted: '2005-05-16', inForce: null, registration: '', volume: '' },
  depositary: 'other',
  rule: { instruments: 10, first: { months: 3 }, later: { months: 3 }, after: null, withdrawal: { months: 3 } },
  names: { en: { name: 'Convention of Warsaw', short: 'Warsaw' }, ar: { name: 'اتفاقية وارسو', short: 'وارسو' } },
};

describeOnBoth('instruments by spreadsheet', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(engine, 'facts');
  });
  afterAll(() => test.drop());

  const bring = async (bytes: Uint8Array | string) => {
    const given = { bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name: 'list' };
    const { importId } = await bringInstruments(test.db, OFFICER, given);
    return { importId, rows: (await getInstrumentImport(test.db, OFFICER, importId)).rows };
  };
  const kinds = async (bytes: Uint8Array | string) => countInstrumentKinds((await bring(bytes)).rows);
  const out = async (format: (typeof EXPORT_FORMATS)[number], lang: (typeof LANGS)[number]) => {
    const all: Uint8Array[] = [];
    for await (const piece of (await exportInstruments(test.db, format, lang)).pieces) all.push(piece);
    return new Uint8Array(Buffer.concat(all));
  };
  const held = async () => new Map((await readInstruments(test.db.connection)).map((one) => [one.code, one]));

  it('are compared, refused with their cell, applied and taken back', async () => {
    const file = [
      'code,name_en,name_ar,adopted,depositary,instruments,first,first-unit,later,later-unit,after,withdrawal,withdrawal-unit,period',
      'coe-197,Convention of Warsaw,اتفاقية وارسو,16 May 2005,Other,10,3,months,3,أشهر,,3,months,',
      'belem,,,,ilo,2,30,days,30,days,,12,months,',
      'protocol-x,Protocol X,,,other,1,1,days,1,days,coe-197,6,months,3',
      'untoc,Palermo Convention,,2000-11-15,secretary-general,40,90,days,30,days,,12,months,',
      'nothing,Of nobody,,31 Feb 2001,other,1,1,days,1,days,no-such,6,months,',
      'protocol-x,Again,,,other,1,1,days,1,days,,6,months,',
      'states,States,,,other,1,1,days,1,days,,6,months,',
    ].join('\n');
    const { importId, rows } = await bring(file);
    expect(countInstrumentKinds(rows)).toEqual({ new: 2, changed: 1, refused: 4, unchanged: 0 });
    expect(rows.flatMap(({ problem }) => (problem === null ? [] : [`${problem.place} ${problem.code}`]))).toEqual([
      ...['3 name-missing', 'D6 not-a-date', 'A7 said-twice', 'A8 code-taken'],
    ]);
    expect(rows.find(({ code }) => code === 'untoc')?.changes).toMatchObject([
      ...[
        { column: 'name_ar', after: '' },
        { column: 'short_ar', after: '' },
      ],
      { column: 'name_en', before: 'Convention against Transnational Organized Crime', after: 'Palermo Convention' },
    ]);
    expect((await held()).size).toBe(8);
    await applyInstruments(test.db, OFFICER, importId);
    const now = await held();
    expect(now.get('coe-197')).toMatchObject({ ...EUROPE, number: '', names: { ar: { name: 'اتفاقية وارسو' } } });
    expect(now.get('protocol-x')?.rule).toMatchObject({
      ...{ after: 'coe-197', withdrawal: { periodYears: 3, noticeMonths: 6 } },
    });
    expect(now.get('untoc')).toMatchObject({ volume: '2225', names: { en: { name: 'Palermo Convention' } } });
    // What a person brought is not overwritten by what the program knows, until it is taken back.
    expect(await loadFacts(test.db)).toBe(0);
    expect(await kinds(file)).toEqual({ new: 0, changed: 0, refused: 4, unchanged: 3 });

    await addAction(test.db, OFFICER, {
      ...{ party: 'NO', instrument: 'coe-197' },
      content: { ...NOTHING_MORE, kind: 'ratification', date: '2008-01-17' },
    });
    await expect(undoInstruments(test.db, OFFICER, importId)).rejects.toMatchObject({ code: 'instrument-used' });
    expect((await held()).get('untoc')?.names.en?.name).toBe('Palermo Convention');
    await expect(bring('a,b\n1,2')).rejects.toMatchObject({ code: 'not-our-instruments' });
    await expect(
      bringInstruments(test.db, personWith('observer'), { bytes: new Uint8Array(1), name: 'x' }),
    ).rejects.toMatchObject({ code: 'access.not-allowed' });
    await expect(getInstrumentImport(test.db, personWith('observer'), importId)).rejects.toMatchObject({
      code: 'no-such-import',
    });
  });

  it('are what they were when a file is taken back, unless somebody changed them since', async () => {
    const before = await held();
    const one = await bring('code,name_fr\nilo-182,Pires formes\nnew-one,Nouveau');
    await applyInstruments(test.db, OFFICER, one.importId);
    const two = await bring('code,name_fr\nilo-182,Autre nom');
    await applyInstruments(test.db, OFFICER, two.importId);
    await expect(undoInstruments(test.db, OFFICER, one.importId)).rejects.toMatchObject({ code: 'changed-since' });
    await undoInstruments(test.db, OFFICER, two.importId);
    await undoInstruments(test.db, OFFICER, one.importId);
    expect(await held()).toEqual(before);
    expect(await loadFacts(test.db)).toBe(0);
    await expect(applyInstruments(test.db, OFFICER, one.importId)).rejects.toMatchObject({ code: 'already-decided' });
  });

  it('import(export(x)) = x in six languages, whatever the instrument (property)', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((one) => one.replace(/\p{C}/gu, '').trim());
    const delay = fc.oneof(
      fc.integer({ min: 0, max: 120 }).map((days) => ({ days })),
      fc.integer({ min: 0, max: 24 }).map((months) => ({ months })),
    );
    const periods = fc.record({ periodYears: fc.integer({ min: 1, max: 9 }), noticeMonths: fc.nat(12) });
    const day = fc.option(fc.nat(30_000).map((n) => new Date(Date.UTC(1926, 0, 1 + n)).toISOString().slice(0, 10)));
    const name = fc.record({ name: text.filter((one) => one !== ''), short: text.filter((one) => one !== '') });
    const names = fc.dictionary(fc.constantFrom(...LANGS), name, { minKeys: 1 });
    const instrument = fc.record({
      ...{ number: text, adopted: day, inForce: day, registration: text, volume: text },
      ...{ depositary: fc.constantFrom(...DEPOSITARIES), names },
      rule: fc
        .record({
          ...{ instruments: fc.integer({ min: 1, max: 60 }), first: delay, later: delay },
          ...{ after: fc.constantFrom(null, 'untoc'), withdrawal: fc.oneof(delay, periods) },
        })
        .filter(isSound),
    });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        ...([instrument, fc.constantFrom(...LANGS), fc.constantFrom(...EXPORT_FORMATS)] as const),
        async (given, lang, format) => {
          n += 1;
          const { code } = await addInstrument(test.db, OFFICER, { ...given, code: `made-${n}` });
          const all = await held();
          const file = await out(format, lang);
          expect(await kinds(file)).toEqual({ new: 0, changed: 0, refused: 0, unchanged: all.size });
          // Into a house that has other words for it: all of it is as it was.
          const other = await bring(
            `code,number,name_en,after,withdrawal,withdrawal-unit,period\n${code},x,y,,1,days,`,
          );
          await applyInstruments(test.db, OFFICER, other.importId);
          const { importId } = await bring(file);
          await applyInstruments(test.db, OFFICER, importId);
          expect(await held()).toEqual(all);
        },
      ),
      { numRuns: 18 },
    );
    for (const lang of LANGS)
      for (const format of EXPORT_FORMATS)
        expect(await kinds(await out(format, lang)), `${lang} ${format}`).toMatchObject({
          unchanged: (await held()).size,
        });
  });
});
