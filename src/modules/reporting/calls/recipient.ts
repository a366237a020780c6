import type { Lang } from '../../../kernel/i18n/index.js';

/** A party that is asked by a call: letters, deadlines, reminders, as its entries lead to them. Pure. */

export const RECIPIENT_STATES = ['chosen', 'sent', 'undeliverable', 'removed'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

export type RecipientEntry =
  /** `address`, `lang`: of the letter; null for those of the people who act for the party. */
  | { did: 'chosen'; address: string | null; lang: Lang | null }
  | { did: 'removed' }
  /** `mails`: their ids; none where there is nobody to write to. `version`: of the call. */
  | {
      did: 'written-to';
      about: LetterKind;
      version: number;
      lang: Lang;
      mails: readonly string[];
      deadline: string | null;
    }
  | { did: 'bounced'; reason: string }
  | { did: 'address-mended'; address: string | null; lang: Lang | null }
  | { did: 'extension-asked'; until: string; reason: string }
  | { did: 'extension-granted'; until: string }
  | { did: 'extension-refused'; reason: string };

/** `changed`: that there is a new version. */
export const LETTER_KINDS = ['call', 'changed', 'reminder'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export interface FoldedRecipient {
  state: RecipientState;
  deadline: string | null;
  askedUntil: string | null;
  /** Why, in the party's words; empty where nothing is asked. */
  askedWhy: string;
  /** Whether its deadline is its own, later than that of the call. */
  extended: boolean;
  lang: Lang | null;
  address: string | null;
  told: number;
  reminders: number;
  /** Why a letter came back; empty where none did. */
  bounce: string;
}

const NEW: FoldedRecipient = {
  state: 'chosen',
  deadline: null,
  askedUntil: null,
  askedWhy: '',
  extended: false,
  lang: null,
  address: null,
  told: 0,
  reminders: 0,
  bounce: '',
};

export function foldRecipient(entries: readonly RecipientEntry[]): FoldedRecipient {
  return entries.reduce(afterRecipientEntry, NEW);
}

export function afterRecipientEntry(recipient: FoldedRecipient, entry: RecipientEntry): FoldedRecipient {
  switch (entry.did) {
    case 'chosen': {
      const { address, lang } = entry;
      const back = recipient.state === 'removed' || recipient.state === 'chosen';
      return { ...recipient, state: back ? 'chosen' : recipient.state, address, lang };
    }
    case 'removed':
      return { ...recipient, state: 'removed', askedUntil: null, askedWhy: '' };
    case 'written-to':
      return {
        ...recipient,
        state: entry.mails.length === 0 ? 'undeliverable' : 'sent',
        bounce: '',
        told: Math.max(recipient.told, entry.version),
        deadline: recipient.extended ? recipient.deadline : entry.deadline,
        reminders: recipient.reminders + (entry.about === 'reminder' ? 1 : 0),
      };
    case 'bounced':
      return { ...recipient, state: 'undeliverable', bounce: entry.reason };
    case 'address-mended':
      return { ...recipient, address: entry.address, lang: entry.lang };
    case 'extension-asked':
      return { ...recipient, askedUntil: entry.until, askedWhy: entry.reason };
    case 'extension-granted':
      return { ...recipient, askedUntil: null, askedWhy: '', deadline: entry.until, extended: true };
    case 'extension-refused':
      return { ...recipient, askedUntil: null, askedWhy: '' };
  }
}
