import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { findSteps } from '../../src/modules/commitments/store/steps.js';
import { takeStep } from '../../src/modules/commitments/take-step.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { exportedBytes, openSheetDesk, rowsOfExport, type SheetDesk, sheetOf, TODAY } from '../kit/sheets.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';
import { excelWorkbook } from '../kit/workbooks.js';

const KEY = 'a-res-91-998-op-1-1';

describeOnBoth('the register as a sheet', (engine) => {
  let here: RegisterHouse;
  let desk: SheetDesk;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    desk = await openSheetDesk(here.test.db);
  });
  afterEach(async () => {
    await desk.stop();
    await here.test.drop();
  });
  const db = () => here.test.db;
  const json = async () => new TextDecoder().decode(await exportedBytes(db(), 'json'));
  const plain = async () =>
    JSON.parse((await json()).replaceAll(/"version":\d+,/gu, '')).commitments as Record<string, unknown>[];
  const listed = async (key: string) => {
    const page = { sort: 'document', descending: false, offset: 0, limit: 50 } as const;
    const { rows } = await findCommitments(db(), ADMINISTRATOR, { ...NO_FILTER, all: true }, page, {
      today: TODAY,
      lang: 'en',
    });
    return rows.find((row) => row.key === key);
  };
  /** The export with one row edited. */
  const edited = async (edit: Record<string, string>, key = KEY) => {
    const rows = await rowsOfExport(await exportedBytes(db(), 'xlsx'));
    return sheetOf(rows.map((row) => (row.key === key ? { ...row, ...edit } : row)));
  };

  it('changes nothing when it comes back as it went out, in any language and format', async () => {
    for (const lang of LANGS) {
      for (const format of ['xlsx', 'csv'] as const) {
        const { counts, found } = await desk.bring(await exportedBytes(db(), format, lang), `x.${format}`);
        expect([lang, format, found.state, counts]).toEqual([
          lang,
          format,
          'compared',
          { new: 0, changed: 0, refused: 0, unchanged: 4 },
        ]);
      }
    }
    const { counts } = await desk.bring(await exportedBytes(db(), 'json'), 'x.json');
    expect(counts).toEqual({ new: 0, changed: 0, refused: 0, unchanged: 4 });
  });

  it('shows what would change, applies it once, and is undone whole', async () => {
    const before = await plain();
    const sheet = await edited({
      title_en: 'Light the harbours',
      title_zh: '照亮港口',
      addressees: 'UNODC; Member States',
      theme: 'a | d [suggested]',
      state: 'done',
      happened: '2026-03',
      note: 'All lit.',
      evidence: 'https://example.org/lit',
    });
    const { found, rows, counts } = await desk.bring(sheet, 'mine.xlsx');
    expect(counts).toEqual({ new: 0, changed: 1, refused: 0, unchanged: 3 });
    expect(rows.find(({ kind }) => kind === 'changed')?.changes).toEqual([
      { column: 'addressees', before: 'MEMBER_STATES', after: 'UNODC|MEMBER_STATES' },
      { column: 'title_en', before: '', after: 'Light the harbours' },
      { column: 'title_zh', before: '', after: '照亮港口' },
      { column: 'theme', before: '', after: 'a|d?' },
      { column: 'state', before: 'open', after: 'done' },
      { column: 'said', before: '', after: '2026-03 · All lit. · https://example.org/lit' },
    ]);
    expect(await plain()).toEqual(before);

    expect((await desk.apply(found.id)).found.state).toBe('applied');
    const changed = await listed(KEY);
    expect(changed).toMatchObject({ state: 'done', addressees: ['UNODC', 'MEMBER_STATES'], version: 2 });
    const steps = await findSteps(db().connection, changed?.id ?? '');
    expect(steps).toMatchObject([{ kind: 'finish', happened: '2026-03', note: 'All lit.', importId: found.id }]);
    // The very same file says nothing new any more.
    expect((await desk.bring(sheet, 'again.xlsx')).counts).toEqual({ new: 0, changed: 0, refused: 0, unchanged: 4 });

    expect((await desk.undo(found.id)).found.state).toBe('undone');
    expect(await plain()).toEqual(before);
    expect((await findSteps(db().connection, changed?.id ?? '')).map(({ kind }) => kind)).toEqual([
      'finish',
      'take-back',
    ]);
    expect(await verifyChain(db().connection)).toMatchObject({ intact: true });
  });

  it('takes two steps where a state is skipped, and names the file where the row says nothing', async () => {
    const { found } = await desk.bring(await edited({ state: 'done' }), 'first.xlsx');
    await desk.apply(found.id);
    const second = await desk.bring(await edited({ state: 'lapsed' }), 'second.xlsx');
    await desk.apply(second.found.id);
    const steps = await findSteps(db().connection, (await listed(KEY))?.id ?? '');
    expect(steps.map(({ kind, note }) => [kind, note])).toEqual([
      ['finish', 'first.xlsx'],
      ['reopen', 'second.xlsx'],
      ['lapse', 'second.xlsx'],
    ]);
    expect((await listed(KEY))?.state).toBe('lapsed');
  });

  it('brings new commitments, hides them when undone, and brings them again', async () => {
    const row = {
      document: 'A/RES/91/998',
      section: 'annex',
      paragraph: '7',
      act: 'urges',
      addressees: 'UNODC',
      title_en: 'New',
      due: '2027-09',
      state: 'open',
    };
    const sheet = await sheetOf([row, { ...row, paragraph: '8', state: 'under-way' }]);
    const { found, counts } = await desk.bring(sheet);
    expect(counts).toEqual({ new: 2, changed: 0, refused: 0, unchanged: 0 });
    await desk.apply(found.id);
    const made = await listed('a-res-91-998-an-7-1');
    expect(made).toMatchObject({
      origin: 'import',
      state: 'open',
      titles: [{ lang: 'en', title: 'New' }],
      shown: true,
    });
    expect(made?.timing.due[0]?.to).toBe('2027-09-30');
    expect((await listed('a-res-91-998-an-8-1'))?.state).toBe('under-way');
    expect((await desk.bring(await exportedBytes(db(), 'csv', 'ar'), 'x.csv')).counts).toMatchObject({ unchanged: 6 });
    await desk.undo(found.id);
    expect((await listed('a-res-91-998-an-7-1'))?.shown).toBe(false);
    const again = await desk.bring(sheet);
    expect(again.counts).toMatchObject({ new: 2 });
    await desk.apply(again.found.id);
    expect(await listed('a-res-91-998-an-7-1')).toMatchObject({ shown: true, state: 'open' });
  });

  it('refuses what somebody else changed meanwhile: by the version of the file, after the comparison, and at undo', async () => {
    const sheet = await edited({ title_en: 'Mine' });
    const { found } = await desk.bring(sheet);
    const step = { kind: 'note', happened: '', note: 'Theirs', link: '', file: null, version: 1 } as const;
    await takeStep(db(), ADMINISTRATOR, KEY, step, TODAY);

    const late = await desk.apply(found.id);
    expect(late.counts).toEqual({ new: 0, changed: 0, refused: 1, unchanged: 3 });
    expect((await listed(KEY))?.titles).toEqual([]);
    const { rows } = await desk.bring(sheet);
    expect(rows.find(({ kind }) => kind === 'refused')).toMatchObject({
      changes: [{ column: 'title_en', before: '', after: 'Mine' }],
      problems: [{ column: 'version', code: 'changed-meanwhile', values: { version: 2 } }],
    });

    const fresh = await desk.bring(await edited({ title_en: 'Mine' }));
    await desk.apply(fresh.found.id);
    await takeStep(db(), ADMINISTRATOR, KEY, { ...step, note: 'On top', version: 3 }, TODAY);
    const refused = await desk.undo(fresh.found.id);
    expect(refused.found).toMatchObject({ state: 'applied', in_the_way: [KEY] });
    expect((await listed(KEY))?.titles).toEqual([{ lang: 'en', title: 'Mine' }]);
  });

  it('says of every bad row what to mend, and keeps the rest', async () => {
    const good = { key: 'a-res-91-998-op-3-1', title_en: 'Good' };
    const place = { document: 'A/RES/91/998', paragraph: '9', act: 'urge' };
    const { rows, counts } = await desk.bring(
      await sheetOf(
        [
          { ...place, document: 'A/RES/1/1' },
          { ...place, paragraph: '10', act: 'urgse' },
          { ...place, paragraph: '11', addressees: 'Atlantis' },
          { ...place, paragraph: '12', due: '1944' },
          { key: KEY, happened: '2091' },
          { key: KEY, title_en: 'twice' },
          { key: 'no-such-key' },
          { key: KEY, paragraph: '2' },
          { ...place, paragraph: 'nine' },
          { ...place, paragraph: '13', act: '' },
          { key: 'a-res-91-998-op-2-1', due: '2030-01-01' },
          { key: 'a-res-91-998-op-1-2', state: 'finished' },
          { ...good },
        ],
        ['key', 'document', 'paragraph', 'act', 'addressees', 'title_en', 'due', 'state', 'happened'],
      ),
    );
    expect(
      rows.map(({ line, problems }) => [line, ...problems.map(({ code, ref }) => `${code} ${ref ?? ''}`)]),
    ).toEqual([
      [2, 'unknown-document '],
      [3, 'unknown-act D3'],
      [4, 'unknown-party E4'],
      [5, 'date-too-early G5'],
      [6, 'date-to-come I6'],
      [7, 'duplicate-key '],
      [8, 'unknown-key '],
      [9, 'duplicate-key ', 'place-fixed '],
      [10, 'not-a-number C10', 'place-missing '],
      [11, 'act-missing '],
      [12, 'due-fixed '],
      [13, 'unknown-state H13'],
      [14],
    ]);
    expect(counts).toMatchObject({ changed: 1, refused: 12 });
  });

  it('reads sheets as Excel leaves them: merged cells, dates as numbers, hidden sheets, formulas, blank rows', async () => {
    const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const blank = Array.from({ length: 100_000 }, (_, k) => `<row r="${k + 6}"/>`).join('');
    const header = ['key', 'state', 'happened', 'title_en', 'Remarks']
      .map((name, k) => text(`${'ABCDE'[k]}1`, name))
      .join('');
    const rows = [
      `<row r="1">${header}</row>`,
      `<row r="2">${text('A2', KEY)}${text('B2', 'done')}<c r="C2" s="1"><v>46082</v></c><c r="D2" t="str"><f>"Li"&amp;"t"</f><v>Lit</v></c></row>`,
      `<row r="3">${text('A3', 'a-res-91-998-op-1-2')}${text('B3', 'done')}${text('E3', 'mine')}</row>`,
      `<row r="4">${text('A4', 'a-res-91-998-op-2-1')}</row>`,
      `<row r="5">${text('A5', 'a-res-91-998-op-3-1')}<c r="C5"><v>46082</v></c><c r="D5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      blank,
    ].join('');
    const { found, rows: staged } = await desk.bring(
      excelWorkbook({
        rows,
        styles: [0, 14],
        after: '<mergeCells count="1"><mergeCell ref="B3:B4"/></mergeCells>',
        sheets: [{ name: 'Register' }, { name: 'Old', state: 'hidden' }],
      }),
    );
    expect(staged.map(({ line, kind, problems }) => [line, kind, ...problems.map(({ code }) => code)])).toEqual([
      [2, 'changed'],
      [3, 'changed'],
      [4, 'refused', 'merged'],
      [5, 'refused', 'number-not-date', 'error-value'],
    ]);
    expect(staged[0]?.said?.happened).toBe('2026-03-01');
    expect(found.findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'unknown-column Remarks',
      'sheet-chosen Register',
      'hidden-sheet Old',
      'merged-cells B3:B4',
      'formulas D2',
    ]);
  });

  it('refuses a file as a whole with its reason', async () => {
    const cases: [Uint8Array, string][] = [
      [new TextEncoder().encode('a,b\n1,2'), 'no-header'],
      [new TextEncoder().encode('{"schema":"other/1","commitments":[]}'), 'not-our-json'],
      [new TextEncoder().encode('<html><table>'), 'web-page'],
      [(await exportedBytes(db(), 'xlsx')).subarray(0, 2000), 'truncated'],
    ];
    for (const [bytes, code] of cases) {
      const { found } = await desk.bring(bytes);
      expect([found.state, found.problem?.code]).toEqual(['refused', code]);
    }
  });
});
