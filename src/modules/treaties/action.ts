import type { Day } from '../../kernel/calendar/index.js';
import type { Lang } from '../../kernel/i18n/index.js';

/** What participants did about an instrument, as the depositary tells it. Only ever added; a correction is a new one. Pure. */

export const CONSENT_KINDS = [
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'succession',
  'definitive-signature',
] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** What is said in words beside it. */
export const WORDED_KINDS = ['reservation', 'declaration', 'objection', 'territorial'] as const;
export type WordedKind = (typeof WORDED_KINDS)[number];

export const ACTION_KINDS = ['signature', ...CONSENT_KINDS, ...WORDED_KINDS, 'withdrawal'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What a person or a file says of one action. */
export interface ActionContent {
  kind: ActionKind;
  /** Of the signature, of the deposit, of the notification. */
  date: Day;
  /** From when it has effect, where the depositary says another day than the rule leads to; null where it follows from the rule. */
  effective: Day | null;
  /** The words of a reservation and the like, or where they can be read; empty for all others. */
  words: string;
  lang: Lang | null;
  /** How the depositary named the participant; empty where as the register does. */
  namedAs: string;
  /** Where it is known from. */
  source: string;
}

/** An action that holds: not corrected and not struck since. */
export interface Action extends ActionContent {
  id: string;
  instrumentId: string;
  partyId: string;
  /** What it took the place of; null for a first one. */
  corrects: string | null;
  madeAt: Date;
}

export function isConsent(kind: ActionKind): kind is ConsentKind {
  return (CONSENT_KINDS as readonly string[]).includes(kind);
}

export function isWorded(kind: ActionKind): kind is WordedKind {
  return (WORDED_KINDS as readonly string[]).includes(kind);
}

/** The parts in which two tell something else. */
export function differing(a: ActionContent, b: ActionContent): (keyof ActionContent)[] {
  const parts: (keyof ActionContent)[] = ['kind', 'date', 'effective', 'words', 'lang', 'namedAs', 'source'];
  return parts.filter((part) => a[part] !== b[part]);
}
