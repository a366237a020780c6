import { APPRAISAL_CYCLE, type Appraisal, appraisals } from '../../commitments/index.js';

/** An appraisal of the Plan (paragraph 6): prepared, signed by one, closed by another, never changed after that. Pure. */

export const APPRAISAL_STATES = ['prepared', 'closed', 'withdrawn'] as const;
export type AppraisalState = (typeof APPRAISAL_STATES)[number];

/** Where it stands, and who has put their name to it. */
export interface Signed {
  state: AppraisalState;
  signedBy: string | null;
}

/** What the signature of a person does: `sign` is the first of two, `close` the second; null where it may not be given. */
export function signatureOf({ state, signedBy }: Signed, person: string): 'sign' | 'close' | null {
  if (state !== 'prepared') return null;
  if (signedBy === null) return 'sign';
  return signedBy === person ? null : 'close';
}

/**
 * The appraisals that are known, in their order, and the one to come: once the last that was decided on is closed, that of the session four
 * years later, of which nothing more is known yet (70/179, paragraph 4).
 */
export function appraisalsToHold(views: readonly { session: number; state: AppraisalState }[]): Appraisal[] {
  const all = [...appraisals];
  const isHeld = ({ session }: Appraisal) =>
    views.some((view) => view.session > session || (view.session === session && view.state === 'closed'));
  for (let last = all.at(-1); last !== undefined && isHeld(last); last = all.at(-1)) {
    const session = last.session + APPRAISAL_CYCLE.step;
    all.push({ session, from: null, to: null, notAfter: null, decided: [], outcome: null });
  }
  return all;
}

/** The appraisal before that of a session: the last that was closed and not withdrawn. @param rows The latest session first. */
export function lastClosed<Row extends { session: number; state: AppraisalState }>(
  rows: readonly Row[],
  session: number,
): Row | null {
  return rows.find((row) => row.session < session && row.state === 'closed') ?? null;
}
