import type { Actor } from '../../../kernel/access/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { LANGS } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import type { Report } from '../store/reports.js';
import type { AskedIn, Wordings } from './asked.js';
import { checkedDay, checkedLimit } from './checked.js';
import { changeReport } from './open-report.js';
import { moved, type ReportContent, type Section } from './report.js';

/** The outline of a report: its title, and its sections in their order. */

/** @param due YYYY-MM-DD, or empty. Signatures stand where nothing but the day is changed. @throws Refusal `not-a-limit`, `not-a-day`, ...; NotAllowed. */
export function describeReport(
  db: Database,
  actor: Actor,
  key: string,
  { titles, symbol, limit, due: typed }: { titles: Wordings; symbol: string; limit: string; due: string },
): Promise<Report> {
  const described = { titles, symbol: symbol.trim().slice(0, 60), limit: checkedLimit(limit) };
  const due = checkedDay(typed, 'due');
  return changeReport(db, actor, key, ({ report }) => {
    const { content } = report;
    const same =
      isSame(content.titles, titles) && content.symbol === described.symbol && content.limit === described.limit;
    return {
      verb: 'describe',
      entries: [
        ...(same ? [] : [{ did: 'described' as const, ...described }]),
        ...(due === report.due ? [] : [{ did: 'due-set' as const, due }]),
      ],
    };
  });
}

function isSame(one: Wordings, other: Wordings): boolean {
  return LANGS.every((lang) => one[lang] === other[lang]);
}

/** A section at the end. @returns its id. */
export async function addSection(db: Database, actor: Actor, key: string, headings: Wordings): Promise<string> {
  const id = newId();
  const section = { id, headings, questions: [], commitments: [] };
  await changeReport(db, actor, key, () => ({ verb: 'add-section', entries: [{ did: 'section-put', section }] }));
  return id;
}

/** Words a section, and ties it to questions and commitments; what is undefined stays as it is. @throws Refusal `no-such-section`, ... */
export function describeSection(
  db: Database,
  actor: Actor,
  { key, section }: { key: string; section: string },
  next: { headings?: Wordings; questions?: readonly AskedIn[]; commitments?: readonly string[] },
): Promise<Report> {
  return changeReport(db, actor, key, ({ report: { content } }) => {
    const { blocks: _, ...held } = sectionOf(content, section);
    return { verb: 'describe-section', entries: [{ did: 'section-put', section: { ...held, ...next } }] };
  });
}

/** Takes a section away with what is written in it; its log keeps it. */
export function removeSection(db: Database, actor: Actor, key: string, section: string): Promise<Report> {
  return changeReport(db, actor, key, ({ report: { content } }) => {
    sectionOf(content, section);
    return { verb: 'remove-section', entries: [{ did: 'section-removed', section }] };
  });
}

/** Moves a section one place up or down; at the edge nothing happens. */
export function moveSection(db: Database, actor: Actor, key: string, section: string, by: -1 | 1): Promise<Report> {
  return changeReport(db, actor, key, ({ report: { content } }) => {
    sectionOf(content, section);
    const ids = content.sections.map(({ id }) => id);
    return { verb: 'order-sections', entries: [{ did: 'sections-ordered', sections: moved(ids, section, by) }] };
  });
}

/** @throws Refusal `no-such-section` */
export function sectionOf({ sections }: ReportContent, id: string): Section {
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw new Refusal('no-such-section');
  return section;
}

/** Words for a reader, in their language or else in that of the report, or in whichever there are. */
export function wordingIn(
  words: Wordings,
  ...preferred: readonly (keyof Wordings)[]
): { text: string; lang: keyof Wordings } {
  for (const lang of [...preferred, ...LANGS]) {
    const text = words[lang];
    if (text !== undefined) return { text, lang };
  }
  return { text: '', lang: preferred[0] ?? 'en' };
}
