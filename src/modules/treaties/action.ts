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

/** To what one can object. */
export const TARGET_KINDS = ['reservation', 'declaration', 'territorial'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What a territorial note says of its territories: the instrument is extended to them, they are left out, or it applies to them no more. */
export const EXTENTS = ['extended', 'excluded', 'ended'] as const;
export type Extent = (typeof EXTENTS)[number];

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
  /** Of an objection, as depositaries name it: to whose reservation or declaration, and of which day; null for all others. */
  targetParty: string | null;
  targetKind: TargetKind | null;
  /** Null where the depositary does not say. */
  targetDate: Day | null;
  /** Of a territorial note: the names of the territories; empty for all others. */
  territory: string;
  extent: Extent | null;
}

/** What is said of none but a few. */
export const NOTHING_MORE = {
  ...{ effective: null, words: '', lang: null, namedAs: '', source: '' },
  ...{ targetParty: null, targetKind: null, targetDate: null, territory: '', extent: null },
} as const satisfies Partial<ActionContent>;

const PARTS = [
  ...(['kind', 'date', 'effective', 'words', 'lang', 'namedAs', 'source'] as const),
  ...(['targetParty', 'targetKind', 'targetDate', 'territory', 'extent'] as const),
] satisfies readonly (keyof ActionContent)[];

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
  return PARTS.filter((part) => a[part] !== b[part]);
}

/** What an action says, without whose it is. */
export function contentOf(one: ActionContent): ActionContent {
  const { kind, date, effective, words, lang, namedAs, source } = one;
  const { targetParty, targetKind, targetDate, territory, extent } = one;
  return {
    ...{ kind, date, effective, words, lang, namedAs, source },
    ...{ targetParty, targetKind, targetDate, territory, extent },
  };
}

/** Whether an objection speaks of this action. */
export function objectsTo(objection: ActionContent, action: Pick<Action, 'partyId' | 'kind' | 'date'>): boolean {
  const { targetParty, targetKind, targetDate } = objection;
  return (
    objection.kind === 'objection' &&
    targetParty === action.partyId &&
    targetKind === action.kind &&
    (targetDate === null || targetDate === action.date)
  );
}
