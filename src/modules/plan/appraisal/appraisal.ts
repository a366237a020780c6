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
