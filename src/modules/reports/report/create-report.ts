import { type Actor, PUBLIC, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDuplicate, newId } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { findParty } from '../../parties/index.js';
import { Refusal } from '../refusal.js';
import { insertReport, type Report } from '../store/reports.js';
import { checkedLimit, checkedLine } from './checked.js';
import { isGroup } from './groups.js';
import { type ReportKind, WORD_LIMITS } from './report.js';

export interface NewReport {
  /** Last part of its address: "2016-secretary-general". */
  key: string;
  kind: ReportKind;
  /** In which its text is written. */
  lang: Lang;
  title: string;
  /** Id of the group whose annual report it is; null: a report of the house. */
  party: string | null;
  /** Most words, as typed; empty: the limit of its kind. */
  limit: string;
}

const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const LONGEST_KEY = 60;

/**
 * Begins a report as a draft without sections. An annual report is of a group, any other of the house.
 *
 * @throws Refusal `group-missing`, `not-a-key`, `key-taken`, `title-missing`, `too-long`, `not-a-limit`; NotAllowed.
 */
export async function createReport(db: Database, actor: Actor, given: NewReport): Promise<Report> {
  const { key, kind, lang } = given;
  const { id } = requirePermission(actor, 'reports.write');
  const party = kind === 'annual' ? await groupOf(db, given.party) : null;
  const { id: madeBy } = requirePermission(actor, 'reports.write', { party, madeBy: id });
  if (!KEY.test(key) || key.length > LONGEST_KEY) throw new Refusal('not-a-key', { field: 'key' });
  const title = checkedLine(given.title, 'title');
  if (title === '') throw new Refusal('title-missing', { field: 'title' });
  const limit = given.limit.trim() === '' ? WORD_LIMITS[kind] : checkedLimit(given.limit);
  try {
    return await db.transaction(async (c) => {
      const begun = {
        did: 'begun',
        kind,
        lang,
        titles: { [lang]: title },
        limit,
        ...(party === null ? {} : { party }),
      } as const;
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

/** @throws Refusal `group-missing` */
async function groupOf(db: Database, id: string | null): Promise<string> {
  const party = id === null ? null : await findParty(db, PUBLIC, { id });
  if (party === null || !isGroup(party)) throw new Refusal('group-missing', { field: 'group' });
  return party.id;
}
