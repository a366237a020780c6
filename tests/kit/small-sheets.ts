import type { Actor } from '../../src/kernel/access/index.js';
import type { Database } from '../../src/kernel/db/index.js';
import { applySheet, bringSheet, undoSheet } from '../../src/modules/parties/bring-sheet.js';
import {
  applySheet as applyMeasures,
  bringSheet as bringMeasures,
  undoSheet as undoMeasures,
} from '../../src/modules/plan/bring-sheet.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import {
  applyQuestionnaire,
  bringQuestionnaire,
  undoQuestionnaire,
} from '../../src/modules/reporting/questionnaire/bring-questionnaire.js';
import { applyTable, undoTable } from '../../src/modules/treaties/apply-table.js';
import { bringTable } from '../../src/modules/treaties/bring-table.js';
import {
  applyInstruments,
  bringInstruments,
  undoInstruments,
} from '../../src/modules/treaties/instruments/bring-instruments.js';
import { applyLaws, bringLaws, undoLaws } from '../../src/modules/treaties/laws/bring-laws.js';

/** A sheet that is compared, applied and undone within one request each. */
export interface SmallSheet {
  /** Makes what must be there before it can be brought. */
  prepare?(db: Database, actor: Actor): Promise<unknown>;
  bring(db: Database, actor: Actor): Promise<{ importId: string }>;
  apply(db: Database, actor: Actor, importId: string): Promise<void>;
  undo(db: Database, actor: Actor, importId: string): Promise<void>;
  /** With what a second application is refused; `already-decided` where it is not said. */
  decided?: string;
  /** Tables in which it is kept, and what it changes, as one text by SQL. */
  imports: string;
  state: string;
}

const file = (rows: readonly string[]) => ({ bytes: new TextEncoder().encode(rows.join('\n')), name: 'small.csv' });

const CRASH_CALL = '2026-crash';

export const SMALL_SHEETS = {
  plan: {
    bring: (db, actor) =>
      bringMeasures(
        db,
        actor,
        file([
          'key,lead,title_en,title_fr,measures,state,ends,budget,currency',
          'BY-CRASH,BY,Lamps,Lampes,12 | 17,under-way,2027-05,1000.50,USD',
          'KE-CRASH,KE,Night lights,,12,,2027,,',
        ]),
      ),
    apply: applyMeasures,
    undo: undoMeasures,
    imports: 'concrete_measure_import',
    // What is shown: withdrawn measures are not, though their log stays.
    state: `select coalesce(string_agg(m.key, ' ' order by m.key), '') as state from concrete_measure m
      where (select kind from concrete_measure_entry e where e.measure_id = m.id order by n desc limit 1) <> 'withdraw'`,
  },
  parties: {
    bring: (db, actor) =>
      bringSheet(db, actor, file(['code,kind,short_en', 'BY,,Belarus changed', 'CRASH-NGO,ngo,Lantern keepers'])),
    apply: applySheet,
    undo: undoSheet,
    imports: 'party_import',
    state: `select string_agg(n.name, ' ' order by n.name) as state from party_name n join party p on p.id = n.party_id
      where p.code in ('BY', 'CRASH-NGO') and p.state = 'active'`,
  },
  treaties: {
    bring: (db, actor) =>
      bringTable(db, actor, {
        ...file(['Participant,Signature,Ratification', 'Belarus,14 Dec 2000,25 Jun 2003', 'Norway,,3 Mar 2004']),
        ...{ instrument: 'trafficking-protocol', asOf: '2024-04-20', source: 'Depositary' },
      }),
    apply: applyTable,
    undo: undoTable,
    imports: 'treaty_import',
    state: `select (select count(*) from treaty_action a where not struck
      and not exists (select 1 from treaty_action b where b.corrects = a.id))
      || coalesce(max(statuses_as_of), '') as state from treaty_instrument`,
  },
  laws: {
    bring: (db, actor) =>
      bringLaws(
        db,
        actor,
        file([
          'party,treaty,area,key,title,date,lang',
          'BY,untoc,cooperation,crash-1,Act of one,2005,en',
          'NO,untoc,protection,crash-2,Act of two,2005-03,Norsk',
          'NO,untoc,protection,crash-3,Loi de trois,3 Mar 2005,fr',
        ]),
      ),
    apply: applyLaws,
    undo: undoLaws,
    imports: 'treaty_law_import',
    state: `select coalesce(string_agg(key || content::text, ' ' order by key), '') as state from treaty_law where state <> 'withdrawn'`,
  },
  questionnaires: {
    prepare: (db, actor) =>
      createCall(db, actor, { kind: 'survey', lang: 'en', again: '', key: CRASH_CALL, title: 'Trial' }),
    bring: async (db, actor) => {
      const rows = ['place,row,text_en,kind,limit', 'title,title,Trial of crashes,,', ',question,All there?,text,100'];
      return { importId: await bringQuestionnaire(db, actor, CRASH_CALL, file(rows), 'en') };
    },
    apply: (db, actor, importId) => applyQuestionnaire(db, actor, CRASH_CALL, importId),
    undo: (db, actor, importId) => undoQuestionnaire(db, actor, CRASH_CALL, importId),
    decided: 'wrong-state',
    imports: 'questionnaire_import',
    state: `select (content->'questions')::text || (content->'texts'->'title')::text as state from input_call where key = '2026-crash'`,
  },
  instruments: {
    bring: (db, actor) =>
      bringInstruments(db, actor, file(['code,name_en', 'untoc,Palermo Convention', 'crash-1,Convention of one'])),
    apply: applyInstruments,
    undo: undoInstruments,
    imports: 'treaty_instrument_import',
    state: `select string_agg(code || content::text, ' ' order by code) as state from treaty_instrument`,
  },
} satisfies Readonly<Record<string, SmallSheet>>;

export type SheetKind = keyof typeof SMALL_SHEETS;
