import type { Actor } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { findListed } from '../../commitments/index.js';
import { Refusal } from '../refusal.js';
import { findReport, type Report } from '../store/reports.js';
import { findReportVersion } from '../store/versions.js';
import { sectionOf } from './arrange-report.js';
import type { Block } from './block.js';
import { changeReport } from './open-report.js';
import type { SectionPlace } from './take-answers.js';

/** What a section takes over from elsewhere than answers: the register's state, and sections of earlier reports by reference. */

const NEW_BLOCK = { version: 1, wording: null, joins: false, cites: false, sources: [] } as const;

/** How far the commitments of the section have come, as everybody may see today. @throws Refusal `nothing-chosen` where it has none */
export async function takeRegister(db: Database, actor: Actor, { key, section }: SectionPlace): Promise<Report> {
  const before = await findReport(db.connection, { key });
  if (before === null) throw new Refusal('no-such-report');
  const today = dayOf(new Date());
  const { commitments } = sectionOf(before.content, section);
  const listed = await findListed(db, actor, commitments, { today, lang: before.content.lang });
  const shown = listed.filter((one) => one.shown).map(({ id, state }) => ({ id, state }));
  if (shown.length === 0) throw new Refusal('nothing-chosen');
  const body = { kind: 'register', commitments: shown, on: today } as const;
  const block: Block = { ...NEW_BLOCK, id: newId(), body };
  return changeReport(db, actor, key, ({ report: { content } }) => {
    sectionOf(content, section);
    return { verb: 'take-register', entries: [{ did: 'block-put', section, block }] };
  });
}

/**
 * A section of a report as it was published, by reference: its words stay there.
 *
 * @param from "2014-secretary-general/1/<id of its section>"
 * @throws Refusal `not-in-list`
 */
export function takeSection(db: Database, actor: Actor, { key, section }: SectionPlace, from: string): Promise<Report> {
  return changeReport(db, actor, key, async ({ c, report }) => {
    const [otherKey = '', n = '', id = ''] = from.split('/');
    const other = await findReport(c, { key: otherKey });
    const published = other === null || other.id === report.id ? null : await findReportVersion(c, other.id, Number(n));
    if (other === null || published === null || !published.content.sections.some((one) => one.id === id))
      throw new Refusal('not-in-list', { field: 'from' });
    sectionOf(report.content, section);
    const body = { kind: 'reuse', report: other.id, version: published.n, section: id } as const;
    const block: Block = { ...NEW_BLOCK, id: newId(), body };
    return { verb: 'reuse-section', entries: [{ did: 'block-put', section, block }], details: { from } };
  });
}
