import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDuplicate, newId } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import { insertReport, type Report } from '../store/reports.js';
import { checkedLine } from './checked.js';
import { type ReportKind, WORD_LIMITS } from './report.js';

export interface NewReport {
  /** Last part of its address: "2016-secretary-general". */
  key: string;
  kind: ReportKind;
  /** In which its text is written. */
  lang: Lang;
  title: string;
}

const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const LONGEST_KEY = 60;

/** Begins a report as a draft without sections. @throws Refusal `not-a-key`, `key-taken`, `title-missing`, `too-long`; NotAllowed. */
export async function createReport(db: Database, actor: Actor, given: NewReport): Promise<Report> {
  const { key, kind, lang } = given;
  const { id: madeBy } = requirePermission(actor, 'reports.write');
  if (!KEY.test(key) || key.length > LONGEST_KEY) throw new Refusal('not-a-key', { field: 'key' });
  const title = checkedLine(given.title, 'title');
  if (title === '') throw new Refusal('title-missing', { field: 'title' });
  try {
    return await db.transaction(async (c) => {
      const begun = { did: 'begun', kind, lang, titles: { [lang]: title }, limit: WORD_LIMITS[kind] } as const;
      const report = await insertReport(c, { id: newId(), key }, begun, { madeBy, madeAt: new Date() });
      const details = { key, kind };
      await recordAction(c, { actor, verb: 'reports.begin', subject: { type: 'report', id: report.id }, details });
      return report;
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('key-taken', { field: 'key' });
    throw error;
  }
}
