import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { findOpenings } from './find-openings.js';
import { Refusal } from './refusal.js';
import type { OpeningValues } from './store/calendar-tables.js';
import { nextRevision } from './store/commitments.js';
import { findSessionOpening, type KeptOpening, putOpening } from './store/session-openings.js';
import { isDay, yearOf } from './timing/days.js';
import { type Openings, openingOf, openingYear } from './timing/sessions.js';

export const LONGEST_SOURCE = 300;
export const LAST_SESSION = 999;

/**
 * Says when a session of the General Assembly opens. Every deadline that names the session moves with it.
 *
 * @throws Refusal `no-such-session`, `not-a-date`, `opening-in-another-year`, `source-missing`, `too-long`;
 *   NotAllowed.
 */
export async function setOpening(db: Database, actor: Actor, session: number, given: OpeningValues): Promise<void> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const values = { ...given, source: given.source.trim() };
  await db.transaction(async (c) => {
    // Whatever was reckoned with the old day is reckoned again. First, so that two who edit neighbours wait for one another.
    await nextRevision(c);
    const before = await valuesNow(c, session, await findOpenings(c));
    check(session, values);
    if (same(before, values)) return;
    await putOpening(c, session, values, { before, by: person });
    await recordChange(c, actor, 'commitments.set-opening', session, { before, after: values });
  });
}

/**
 * Brings back what stood before the last edit of an opening.
 *
 * @throws Refusal `no-such-session`, `nothing-to-undo`; NotAllowed.
 */
export async function undoOpening(db: Database, actor: Actor, session: number): Promise<void> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    await nextRevision(c);
    const now = await keptOpening(c, session);
    if (now === null) throw new Refusal('no-such-session', { values: { session } });
    if (now.before === null) throw new Refusal('nothing-to-undo');
    await putOpening(c, session, now.before, { before: null, by: person });
    await recordChange(c, actor, 'commitments.undo-opening', session, { before: valuesOf(now), after: now.before });
  });
}

/** As kept, or as the rule has it where nothing is kept yet. */
async function valuesNow(c: Connection, session: number, openings: Openings): Promise<OpeningValues> {
  const kept = await keptOpening(c, session);
  if (kept !== null) return valuesOf(kept);
  const known = openingOf(session, openings);
  if (known === null) throw new Refusal('no-such-session', { values: { session } });
  return { opens: known.opens, standing: known.standing, source: '' };
}

function keptOpening(c: Connection, session: number): Promise<KeptOpening | null> {
  if (!Number.isInteger(session) || session < 1 || session > LAST_SESSION)
    throw new Refusal('no-such-session', { values: { session } });
  return findSessionOpening(c, session);
}

function recordChange(
  c: Connection,
  actor: Actor,
  verb: string,
  session: number,
  { before, after }: { before: OpeningValues; after: OpeningValues },
): Promise<unknown> {
  return recordAction(c, {
    actor,
    verb,
    subject: { type: 'session', id: String(session) },
    details: { before: { ...before }, after: { ...after } },
  });
}

function valuesOf({ opens, standing, source }: OpeningValues): OpeningValues {
  return { opens, standing, source };
}

function same(a: OpeningValues, b: OpeningValues): boolean {
  return a.opens === b.opens && a.standing === b.standing && a.source === b.source;
}

function check(session: number, { opens, standing, source }: OpeningValues): void {
  if (!isDay(opens)) throw new Refusal('not-a-date', { field: 'opens', values: { date: opens } });
  // One year each: sessions stay in order.
  if (yearOf(opens) !== openingYear(session))
    throw new Refusal('opening-in-another-year', {
      field: 'opens',
      values: { session, year: openingYear(session) },
    });
  if (source.length > LONGEST_SOURCE)
    throw new Refusal('too-long', { field: 'source', values: { most: LONGEST_SOURCE } });
  if (standing === 'confirmed' && source === '') throw new Refusal('source-missing', { field: 'source' });
}
