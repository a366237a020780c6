import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, execute, openDatabase } from '../../src/kernel/db/index.js';
import { applySheet, bringSheet, undoSheet } from '../../src/modules/commitments/bring-sheet.js';
import { clearImports } from '../../src/modules/commitments/clear-imports.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { exportedBytes, openSheetDesk, rowsOfExport, settledImport, sheetOf } from '../kit/sheets.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

/** Everything that a sheet can change and that is shown, as one text: what an undone sheet has brought stays, and is not shown. */
async function registerAsText(db: Database): Promise<string> {
  const { rows } = await sql<{ state: string }>`select json_build_object(
    'commitments', (select json_agg(json_build_array(key, act, state, shown) order by key) from commitment where shown),
    'titles', (select json_agg(json_build_array(lang, title) order by title, lang) from commitment_title
      where commitment_id in (select id from commitment where shown)),
    'steps', (select count(*) from commitment_step where kind <> 'take-back' and not exists
      (select 1 from commitment_step b where b.takes_back = commitment_step.id)))::text as state`.execute(
    db.connection.queries,
  );
  return rows[0]?.state ?? '';
}

/** What is left of working it out. */
async function stagedRows(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select (select count(*) from register_staged)::int
    + (select count(*) from register_staged_title)::int + (select count(*) from register_staged_step)::int as n`.execute(
    db.connection.queries,
  );
  return rows[0]?.n ?? -1;
}

describeOnBoth('a sheet in whose middle the program is killed', (engine) => {
  let here: RegisterHouse;
  let after: Database | null = null;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
  });
  afterEach(async () => {
    await after?.close();
    after = null;
    await here.test.drop();
  });

  it.each(
    (['compare', 'apply', 'undo'] as const).flatMap((what) =>
      (['within-a-batch', 'between-batches', 'in-the-last-transaction', 'after-the-commit'] as const)
        .filter((moment) => what === 'apply' || moment !== 'within-a-batch')
        .map((moment) => [what, moment] as const),
    ),
  )('%s, %s: whole or not there, and whole after the next start', async (what, moment) => {
    const rows = await rowsOfExport(await exportedBytes(here.test.db, 'xlsx'));
    const added = { document: 'A/RES/91/998', section: 'annex', paragraph: '7', act: 'urge', title_en: 'New' };
    const edited = rows.map((row, k) => (k < 2 ? { ...row, title_en: `Mine ${k}`, state: 'done' } : row));
    const original = await registerAsText(here.test.db);
    let importId = '';
    let applied = '';
    const bytes = await sheetOf([...edited, added]);
    if (what === 'compare')
      importId = (await bringSheet(here.test.db, ADMINISTRATOR, { bytes, name: 'a.xlsx' })).importId;
    else {
      const desk = await openSheetDesk(here.test.db);
      importId = (await desk.bring(bytes)).found.id;
      if (what === 'undo') await desk.apply(importId);
      applied = await registerAsText(here.test.db);
      await desk.stop();
      await (what === 'apply' ? applySheet : undoSheet)(here.test.db, ADMINISTRATOR, importId);
    }
    if (engine === 'pglite') await here.test.db.close();
    const child = startChild('sheet-and-die', [moment], here.test.env);
    expect(await child.line()).toBe('there');
    await child.kill();

    const db = await openDatabase(here.test.place);
    after = db;
    const whole = moment === 'after-the-commit';
    const between = await registerAsText(db);
    if (what === 'compare' || (what === 'apply' && !whole) || (what === 'undo' && whole))
      expect(between).toBe(original);
    else expect(between).not.toBe(original);

    await execute(db.connection, `update job set lease_until = now() - interval '1 second' where state = 'running'`);
    const desk = await openSheetDesk(db);
    const { found, counts } = await settledImport(db, importId);
    await desk.stop();
    expect(found.state).toBe({ compare: 'compared', apply: 'applied', undo: 'undone' }[what]);
    expect(counts).toEqual({ new: 1, changed: 2, unchanged: 2, refused: 0 });
    // What was worked out is cleared at its end, or, killed after it, by the daily clearing.
    if (whole) await clearImports.clear(db.connection, new Date(0));
    expect(await stagedRows(db)).toBe(0);
    const end = await registerAsText(db);
    if (what === 'apply') expect(end).not.toBe(applied);
    else expect(end).toBe(original);
    expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
  });
});
