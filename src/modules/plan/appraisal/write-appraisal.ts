import { createHash } from 'node:crypto';
import { type Actor, NotAllowed, OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import { canonicalJson, recordAction } from '../../../kernel/audit/index.js';
import type { Day } from '../../../kernel/calendar/index.js';
import { type Connection, type Database, isDuplicate, type Json, newId } from '../../../kernel/db/index.js';
import type { StatementProvider } from '../../../kernel/module/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { findAppraisalRow, insertAppraisal, readAppraisals, setAppraisal } from '../store/appraisals.js';
import { nextRevision } from '../store/revision.js';
import type { AppraisalRow } from '../store/tables.js';
import { appraisalsToHold, lastClosed, signatureOf } from './appraisal.js';
import { takeSnapshot } from './take-snapshot.js';

/** The digest by which a snapshot is known: of its bytes as they are kept. */
export function digestOf(snapshot: string): string {
  return createHash('sha256').update(snapshot).digest('hex');
}

interface At {
  today: Day;
  statements: StatementProvider;
}

/**
 * Prepares the appraisal of a session: a view of the Plan as everybody sees it now, for two people to look at and sign.
 *
 * @returns its id.
 * @throws Refusal `no-such-appraisal` where no appraisal is known of the session, `appraisal-exists`; NotAllowed.
 */
export async function prepareAppraisal(db: Database, actor: Actor, session: number, at: At): Promise<{ id: string }> {
  const { id: person } = requirePermission(actor, 'plan.appraise', OF_THE_HOUSE);
  const known = appraisalsToHold(await readAppraisals(db.connection));
  if (!known.some((one) => one.session === session)) throw new Refusal('no-such-appraisal', { field: 'session' });
  const view = await viewNow(db, session, at);
  const id = newId();
  const row: AppraisalRow = {
    ...{ id, session, state: 'prepared', ...view, prepared_by: person, prepared_at: new Date() },
    ...{ signed_by: null, signed_at: null, closed_by: null, closed_at: null },
    ...{ notice: '', withdrawn_by: null, withdrawn_at: null },
  };
  try {
    await db.transaction(async (c) => {
      await nextRevision(c);
      await insertAppraisal(c, row);
      await record(c, actor, 'plan.prepare-appraisal', row);
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('appraisal-exists', { field: 'session' });
    throw error;
  }
  return { id };
}

/**
 * Takes the view of a prepared appraisal anew; who had signed the old one has to sign again.
 *
 * @throws Refusal `no-such-appraisal`, `already-decided` once it is closed; NotAllowed.
 */
export async function prepareAgain(db: Database, actor: Actor, id: string, at: At): Promise<void> {
  const { id: person } = requirePermission(actor, 'plan.appraise', OF_THE_HOUSE);
  const before = await findAppraisalRow(db.connection, id);
  if (before === null) throw new Refusal('no-such-appraisal');
  const view = await viewNow(db, before.session, at);
  await db.transaction(async (c) => {
    await nextRevision(c);
    const held = await lockIn(c, id, 'prepared');
    const row = { ...view, prepared_by: person, prepared_at: new Date(), signed_by: null, signed_at: null };
    await setAppraisal(c, id, row);
    await record(c, actor, 'plan.prepare-appraisal', { ...held, ...row });
  });
}

async function viewNow(db: Database, session: number, { today, statements }: At) {
  const last = lastClosed(await readAppraisals(db.connection), session);
  const since = last === null ? null : { session: last.session, asOf: last.as_of, sha256: last.sha256 };
  const taken = await takeSnapshot(db, statements, { session, today, since });
  const snapshot = canonicalJson(JSON.parse(JSON.stringify(taken)) as Json);
  return { as_of: today, snapshot, sha256: digestOf(snapshot) };
}

/**
 * Signs an appraisal: the first of two people signs, the second, who is somebody else, closes it. From then on it never changes.
 *
 * @param seen Digest of the view that the person saw; another one is not signed.
 * @throws Refusal `no-such-appraisal`, `already-decided`, `changed-meanwhile`, `same-person`; NotAllowed.
 */
export async function signAppraisal(
  db: Database,
  actor: Actor,
  id: string,
  { seen }: { seen: string },
): Promise<{ closed: boolean }> {
  const { id: person } = requirePermission(actor, 'plan.appraise', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    await nextRevision(c);
    const held = await lockIn(c, id, 'prepared');
    if (!may(actor, 'write', 'appraisal', held)) throw new NotAllowed();
    if (held.sha256 !== seen) throw new Refusal('changed-meanwhile');
    const signature = signatureOf({ state: held.state, signedBy: held.signed_by }, person);
    if (signature === null) throw new Refusal('same-person');
    const now = new Date();
    await setAppraisal(
      c,
      id,
      signature === 'sign'
        ? { signed_by: person, signed_at: now }
        : { state: 'closed', closed_by: person, closed_at: now },
    );
    await record(c, actor, signature === 'sign' ? 'plan.sign-appraisal' : 'plan.close-appraisal', held);
    return { closed: signature === 'close' };
  });
}

/**
 * Withdraws a closed appraisal with a notice that everybody reads; the view itself stays as it was.
 *
 * @throws Refusal `no-such-appraisal`, `already-decided`, `note-missing`; NotAllowed.
 */
export async function withdrawAppraisal(
  db: Database,
  actor: Actor,
  id: string,
  { notice }: { notice: string },
): Promise<void> {
  const { id: person } = requirePermission(actor, 'plan.appraise', OF_THE_HOUSE);
  const words = notice.trim();
  if (words === '') throw new Refusal('note-missing', { field: 'notice' });
  if (words.length > LONGEST_NOTICE)
    throw new Refusal('too-long', { field: 'notice', values: { most: LONGEST_NOTICE } });
  await db.transaction(async (c) => {
    await nextRevision(c);
    const held = await lockIn(c, id, 'closed');
    await setAppraisal(c, id, { state: 'withdrawn', notice: words, withdrawn_by: person, withdrawn_at: new Date() });
    await record(c, actor, 'plan.withdraw-appraisal', held);
  });
}

const LONGEST_NOTICE = 2_000;

async function lockIn(c: Connection, id: string, state: AppraisalRow['state']): Promise<AppraisalRow> {
  const held = await findAppraisalRow(c, id, { lock: true });
  if (held === null) throw new Refusal('no-such-appraisal');
  if (held.state !== state) throw new Refusal('already-decided');
  return held;
}

async function record(
  c: Connection,
  actor: Actor,
  verb: 'plan.prepare-appraisal' | 'plan.sign-appraisal' | 'plan.close-appraisal' | 'plan.withdraw-appraisal',
  { id, session, sha256 }: Pick<AppraisalRow, 'id' | 'session' | 'sha256'>,
): Promise<void> {
  await recordAction(c, { actor, verb, subject: { type: 'appraisal', id }, details: { session, sha256 } });
}
