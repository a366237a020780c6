import type { ActCode } from '../reading.js';

/**
 * Ladders of acts, weakest first; acts on one rung are as strong as each other. Drafters negotiate along them: an "urges" that
 * becomes an "invites" asks for less. Order after the usage of the organs; between ladders nothing is stronger or weaker.
 */
const LADDERS: readonly (readonly (readonly ActCode[])[])[] = [
  // asks somebody for something
  [
    ['invite', 'invite_again'],
    ['encourage', 'recommend'],
    ['request', 'request_again'],
    ['call_upon', 'call_for'],
    ['urge'],
    ['demand'],
  ],
  // takes something up
  [
    ['note', 'take_note'],
    ['note_appreciation', 'recognize', 'recall'],
    ['welcome', 'reaffirm', 'affirm', 'stress'],
    ['commend', 'express_support'],
    ['endorse'],
    ['adopt'],
  ],
  // disapproves
  [['express_concern'], ['deplore'], ['condemn']],
  // acts itself
  [['look_forward'], ['authorize'], ['decide', 'decide_again']],
];

export interface Strength {
  ladder: number;
  rung: number;
}

/** Null for acts that stand on no ladder. */
export function strengthOf(act: ActCode): Strength | null {
  for (const [ladder, rungs] of LADDERS.entries()) {
    const rung = rungs.findIndex((acts) => acts.includes(act));
    if (rung >= 0) return { ladder, rung };
  }
  return null;
}
