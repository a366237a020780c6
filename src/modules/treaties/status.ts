import type { Day } from '../../kernel/calendar/index.js';
import { type Action, isConsent, isWorded } from './action.js';
import { type EntryRule, entryFor, withdrawalEffect } from './entry-into-force.js';

/** Where a participant stands with an instrument: a fold over its actions. Pure. */

/**
 * `party`: in force for it; `consented`: deposited, not yet in force; `signatory`: signed only; `withdrawn`: was party; `none`: none of
 * these. What is not known at all is no standing.
 */
export const STANDINGS = ['party', 'consented', 'signatory', 'withdrawn', 'none'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Status {
  standing: Standing;
  signature: Action | null;
  /** The consent that counts: the latest. */
  consent: Action | null;
  /** When the instrument entered into force for it, or will; null where it has not consented, or that cannot be said. */
  inForce: Day | null;
  /** The instrument that it needs to be party to first is known, and this participant is not party to it. */
  lacks: string | null;
  withdrawal: Action | null;
  /** The day from which it is bound no more. */
  ends: Day | null;
  /** Reservations, declarations, objections, territorial notes, the oldest first. */
  worded: readonly Action[];
}

export interface StatusFrame {
  rule: EntryRule;
  /** When the instrument itself entered into force. */
  general: Day | null;
  today: Day;
  /** How the participant stands with the instrument that this one needs; null where none is needed or nothing is known of it. */
  before: Status | null;
}

export const NO_STATUS: Status = Object.freeze({
  standing: 'none',
  signature: null,
  consent: null,
  inForce: null,
  lacks: null,
  withdrawal: null,
  ends: null,
  worded: [],
});

/** @param actions of one participant about one instrument, in any order. */
export function statusOf(actions: readonly Action[], { rule, general, today, before }: StatusFrame): Status {
  const ordered = [...actions].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
  const last = (of: (action: Action) => boolean) => ordered.findLast(of) ?? null;
  const consent = last(({ kind }) => isConsent(kind));
  const signature = last(({ kind }) => kind === 'signature');
  const given = last(({ kind }) => kind === 'withdrawal');
  // A consent after a withdrawal begins anew.
  const withdrawal = given !== null && consent !== null && given.date >= consent.date ? given : null;
  const lacks =
    rule.after !== null && before !== null && consent !== null && before.consent === null ? rule.after : null;
  const inForce = consent === null || lacks !== null ? null : entryDay(consent, { rule, general, before });
  const ends =
    withdrawal === null ? null : (withdrawal.effective ?? withdrawalEffect(rule.withdrawal, withdrawal.date, general));
  return {
    standing: standingOf({ signature, consent, inForce, ends }, today),
    ...{ signature, consent, inForce, lacks, withdrawal, ends },
    worded: ordered.filter(({ kind }) => isWorded(kind)),
  };
}

function entryDay(consent: Action, { rule, general, before }: Omit<StatusFrame, 'today'>): Day | null {
  if (consent.effective !== null) return consent.effective;
  // Who succeeds takes the place of a party: nothing has to run.
  if (consent.kind === 'succession') return general === null ? null : consent.date > general ? consent.date : general;
  return entryFor(rule, consent.date, general, before?.inForce ?? null);
}

function standingOf(
  { signature, consent, inForce, ends }: Pick<Status, 'signature' | 'consent' | 'inForce' | 'ends'>,
  today: Day,
): Standing {
  if (ends !== null && ends <= today) return 'withdrawn';
  if (inForce !== null && inForce <= today) return 'party';
  if (consent !== null) return 'consented';
  return signature === null ? 'none' : 'signatory';
}

/** Whether it is counted as a party, as depositaries count: its instrument is deposited, and not withdrawn. */
export function isCounted({ standing }: Status): boolean {
  return standing === 'party' || standing === 'consented';
}
