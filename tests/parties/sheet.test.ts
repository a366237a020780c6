import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { addMessages, LANGS, type Lang } from '../../src/kernel/i18n/index.js';
import {
  applySheet,
  bringSheet,
  countKinds,
  getSheetImport,
  undoSheet,
} from '../../src/modules/parties/bring-sheet.js';
import { NO_FILTER } from '../../src/modules/parties/directory/filter.js';
import { addParty, editParty } from '../../src/modules/parties/edit-party.js';
import { EXPORT_FORMATS, type ExportFormat, exportParties } from '../../src/modules/parties/export-parties.js';
import { findParty } from '../../src/modules/parties/find-parties.js';
import { bareParty } from '../../src/modules/parties/sheet/read-file.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase, personWith } from '../kit/parties.js';
import { ADMINISTRATOR } from '../kit/register.js';

addMessages('parties', new URL('../../src/modules/parties/messages/', import.meta.url));

const nameOf = (kind: 'short' | 'official' | 'acronym', lang: Lang, name: string) => ({
  ...{ lang, kind, name, from: null, to: null },
});

describeOnBoth('the register of parties as a file', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
  });
  afterAll(() => test.drop());

  async function exported(format: ExportFormat, lang: Lang): Promise<Uint8Array> {
    const order = { sort: 'code', descending: false } as const;
    const { pieces } = await exportParties(test.db, ADMINISTRATOR, { format, lang, filter: NO_FILTER, ...order });
    const whole: Uint8Array[] = [];
    for await (const piece of pieces) whole.push(piece);
    return Buffer.concat(whole);
  }
  async function brought(bytes: Uint8Array | string) {
    const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const { importId } = await bringSheet(test.db, ADMINISTRATOR, { bytes: given, name: 'parties.csv' });
    const { rows } = await getSheetImport(test.db, ADMINISTRATOR, importId);
    return { importId, rows, counts: countKinds(rows) };
  }
  const party = (code: string) => findParty(test.db, ADMINISTRATOR, { code });

  it.each(LANGS.flatMap((lang) => EXPORT_FORMATS.map((format) => [format, lang] as const)))(
    'comes back from %s in %s as it went',
    async (format, lang) => {
      const { counts, rows } = await brought(await exported(format, lang));
      expect(rows.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
      expect(counts.unchanged).toBe(223);
    },
  );

  it('import(export(x)) = x in six languages, whatever the party (property)', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((one) => one.replace(/[\p{C}|]/gu, '').trim());
    const words = word.filter((one) => /^[\p{L}\p{N}]/u.test(one) && !/[\]\s]$/u.test(one));
    const name = (kind: 'short' | 'official' | 'acronym') =>
      fc
        .dictionary(fc.constantFrom(...LANGS), words, kind === 'short' ? { minKeys: 1 } : {})
        .map((names) => LANGS.flatMap((lang) => (names[lang] === undefined ? [] : [nameOf(kind, lang, names[lang])])));
    const names = fc.tuple(name('short'), name('official'), name('acronym')).map((all) => all.flat());
    const given = fc.record({
      ...{ kind: fc.constantFrom('ngo', 'academia', 'media'), names },
      website: fc.constantFrom(null, 'https://lamps.example/a?b=c'),
    });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        ...([given, fc.constantFrom(...LANGS), fc.constantFrom(...EXPORT_FORMATS)] as const),
        async ({ kind, names: all, website }, lang, format) => {
          n += 1;
          const code = `MADE-${n}`;
          await addParty(test.db, ADMINISTRATOR, { ...bareParty(code), kind: kind as 'ngo', names: all, website });
          const before = await party(code);
          const file = await exported(format, lang);
          expect((await brought(file)).rows.filter((row) => row.kind !== 'unchanged')).toEqual([]);
          // Into a house that calls it otherwise: it is as it was.
          const other = await brought(`code,kind,short_en,short_zh,website\n${code},ngo,Otherwise,,`);
          await applySheet(test.db, ADMINISTRATOR, other.importId);
          await applySheet(test.db, ADMINISTRATOR, (await brought(file)).importId);
          expect(await party(code)).toMatchObject({ kind, website, names: before?.names });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('shows what would change, applies it, and takes it back', async () => {
    const { importId, rows, counts } = await brought(
      [
        'code,kind,short_en,website,Estado en otra lengua',
        'BY,,Belarus,https://by.example,x',
        'harbour,NGO,Harbour,,',
        'HARBOUR,ngo,Twice,,',
        'FR,planet,France,,',
        'DE,state,,,',
      ].join('\n'),
    );
    expect(counts).toEqual({ new: 1, changed: 2, refused: 2, unchanged: 0 });
    expect(rows[0]?.changes).toEqual([{ column: 'website', before: '', after: 'https://by.example' }]);
    expect(rows.flatMap(({ problem }) => problem ?? [])).toMatchObject([
      { code: 'code-twice', values: { line: 3 } },
      { code: 'not-in-list', values: { given: 'planet' }, place: 'B5' },
    ]);
    expect(await party('HARBOUR')).toBeNull();
    await applySheet(test.db, ADMINISTRATOR, importId);
    expect(await party('BY')).toMatchObject({ website: 'https://by.example', version: 2 });
    expect(await party('HARBOUR')).toMatchObject({ origin: 'import', kind: 'ngo' });
    expect((await party('DE'))?.names.some(({ kind, lang }) => kind === 'short' && lang === 'en')).toBe(false);
    await expect(applySheet(test.db, ADMINISTRATOR, importId)).rejects.toMatchObject({ code: 'already-decided' });
    await undoSheet(test.db, ADMINISTRATOR, importId);
    expect(await party('BY')).toMatchObject({ website: null });
    expect((await party('DE'))?.names.some(({ kind, lang }) => kind === 'short' && lang === 'en')).toBe(true);
    expect(await findParty(test.db, PUBLIC, { code: 'HARBOUR' })).toBeNull();
  });

  it('leaves what somebody changed meanwhile, and undoes nothing that was changed later', async () => {
    const edit = (code: string, version: number) =>
      editParty(test.db, ADMINISTRATOR, code, { version, change: { website: 'https://other.example' } });
    const { importId } = await brought('code,website\nLV,https://a.example\nLT,https://b.example');
    await edit('LV', 1);
    await applySheet(test.db, ADMINISTRATOR, importId);
    const { rows } = await getSheetImport(test.db, ADMINISTRATOR, importId);
    expect(rows.map(({ kind }) => kind)).toEqual(['refused', 'changed']);
    expect(await party('LV')).toMatchObject({ website: 'https://other.example' });
    await edit('LT', 2);
    await expect(undoSheet(test.db, ADMINISTRATOR, importId)).rejects.toMatchObject({ code: 'changed-since' });
    expect(await party('LT')).toMatchObject({ website: 'https://other.example' });
  });

  it.each([
    ['', 'nothing-given'],
    ['name,website\nX,Y', 'not-our-file'],
    ['{"schema":"other"}', 'not-our-file'],
    ['{', 'not-our-file'],
  ])('refuses %j: %s', async (content, code) => {
    await expect(brought(content)).rejects.toMatchObject({ code });
  });

  it('is brought by those who write the register, and seen by nobody else', async () => {
    const bytes = new TextEncoder().encode('code\nBY');
    await expect(bringSheet(test.db, personWith('auditor'), { bytes, name: 'x.csv' })).rejects.toThrow('may not');
    const { importId } = await bringSheet(test.db, personWith('secretariat-officer'), { bytes, name: 'x.csv' });
    await expect(getSheetImport(test.db, PUBLIC, importId)).rejects.toMatchObject({ code: 'no-such-import' });
  });
});
