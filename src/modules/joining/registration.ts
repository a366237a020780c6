import type { Lang } from '../../kernel/i18n/index.js';

/** The nouns and rules of joining: an organization asks, the secretariat verifies, a State may have to agree. Pure. */

export const JOINING_KINDS = ['igo', 'ngo', 'private-sector', 'academia', 'media'] as const;
export type JoiningKind = (typeof JOINING_KINDS)[number];

/** Consultative status with the Economic and Social Council. */
export const STATUSES = ['none', 'general', 'special', 'roster'] as const;
export type ConsultativeStatus = (typeof STATUSES)[number];

export const REGISTRATION_STATES = [
  /** Its address is not confirmed; nobody but the applicant knows of it. */
  'registered',
  'review',
  /** The applicant was asked for more. */
  'asked',
  /** The State of its seat may agree or object. */
  'waiting',
  'objected',
  'accepted',
  'refused',
  'withdrawn',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export type RegistrationAct =
  | 'confirm'
  | 'ask-more'
  | 'answer'
  | 'ask-state'
  | 'agree'
  | 'object'
  | 'pass-silence'
  | 'accept'
  | 'refuse'
  | 'withdraw';

/** From which states an act leads where. What is not here cannot be done. */
const LEADS: Readonly<Record<RegistrationAct, { from: readonly RegistrationState[]; to: RegistrationState }>> = {
  confirm: { from: ['registered'], to: 'review' },
  'ask-more': { from: ['review'], to: 'asked' },
  answer: { from: ['asked'], to: 'review' },
  'ask-state': { from: ['review', 'objected'], to: 'waiting' },
  agree: { from: ['waiting'], to: 'accepted' },
  object: { from: ['waiting'], to: 'objected' },
  'pass-silence': { from: ['waiting'], to: 'accepted' },
  accept: { from: ['review'], to: 'accepted' },
  refuse: { from: ['review', 'asked', 'objected'], to: 'refused' },
  withdraw: { from: ['registered', 'review', 'asked', 'waiting', 'objected'], to: 'withdrawn' },
};

/** Where an act leads from a state; null where it cannot be done. */
export function leadsTo(act: RegistrationAct, state: RegistrationState): RegistrationState | null {
  const { from, to } = LEADS[act];
  return from.includes(state) ? to : null;
}

/** Nothing comes after it. */
export function isOver(state: RegistrationState): boolean {
  return state === 'accepted' || state === 'refused' || state === 'withdrawn';
}

export const AGREEMENTS = ['never', 'without-status', 'always'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** For a kind: whether the State of the seat is asked, and for how many days it may keep silent. */
export interface JoiningRule {
  kind: JoiningKind;
  agreement: Agreement;
  days: number;
}

/** Whether the State of the seat is to agree. */
export function needsState({ agreement }: Pick<JoiningRule, 'agreement'>, consultative: ConsultativeStatus): boolean {
  return agreement === 'always' || (agreement === 'without-status' && consultative === 'none');
}

/** The day after which silence is no objection. @param today YYYY-MM-DD of UTC. */
export function silenceAfter(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export interface NameIn {
  lang: Lang;
  name: string;
}

/** What an organization says of itself. */
export interface RegistrationContent {
  kind: JoiningKind;
  /** At most one a language, at least one. */
  names: readonly NameIn[];
  acronym: string | null;
  /** Id of the State of its seat. */
  seat: string;
  about: string;
  website: string | null;
  consultative: ConsultativeStatus;
  applicant: { name: string; email: string; lang: Lang };
}

export interface RegistrationStep {
  act: RegistrationAct;
  /** Null for the applicant. */
  by: string | null;
  made: Date;
  words: string;
  forApplicant: boolean;
}

export interface RegistrationFile {
  sha256: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}

export interface Registration extends RegistrationContent {
  id: string;
  state: RegistrationState;
  version: number;
  made: Date;
  confirmed: Date | null;
  ended: Date | null;
  code: string | null;
  silenceAfter: string | null;
  partyId: string | null;
}

/** What a list calls it: its name in the language, or in the first that it has. */
export function nameOf({ names }: Pick<Registration, 'names'>, lang: Lang): NameIn {
  return names.find((one) => one.lang === lang) ?? names[0] ?? { lang, name: '' };
}

/** A code for the register of parties, from the acronym or the letters of the name; "ORG" where neither has any. */
export function suggestedCode({ acronym, names }: Pick<RegistrationContent, 'acronym' | 'names'>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .replace(/[^A-Z0-9]+/gu, '-')
      .replace(/^[-0-9]+|-+$/gu, '')
      .slice(0, 40)
      .replace(/-+$/u, '');
  const words = names.map(({ name }) => plain(name)).filter((code) => code.length > 1);
  const given = [...(acronym === null ? [] : [plain(acronym)]), ...words].find((code) => code.length > 1);
  return given ?? 'ORG';
}
