import type { Lang } from '../../../kernel/i18n/index.js';
import type { CallContent, CallKind } from './content.js';
import { placesOf } from './content.js';
import type { Question } from './question.js';
import { type SetWording, withTexts } from './texts.js';

/** A call for input is what its entries lead to. Pure. */

/** `recorded`: asked before Concordance, kept for its answers. `dropped`: never sent, and given up. */
export const CALL_STATES = ['draft', 'open', 'closed', 'recorded', 'dropped'] as const;
export type CallState = (typeof CALL_STATES)[number];

export type CallEntry =
  | { did: 'begun'; kind: CallKind; lang: Lang }
  | { did: 'described'; kind: CallKind; deadline: string | null }
  | ({ did: 'worded' } & SetWording)
  | { did: 'section-added'; section: string }
  | { did: 'section-removed'; section: string }
  | { did: 'asked'; question: Question }
  | { did: 'question-removed'; question: string }
  | { did: 'ordered'; sections: readonly string[]; questions: readonly string[] }
  | { did: 'sent'; version: number; on: string }
  | { did: 'closed' }
  | { did: 'reopened' }
  | { did: 'recorded'; on: string }
  | { did: 'dropped' };

/** What a call is, without who made it and under which key. */
export interface FoldedCall {
  state: CallState;
  version: number;
  deadline: string | null;
  /** YYYY-MM-DD of its first sending. */
  sentOn: string | null;
  /** Whether something was changed since the version that was sent. */
  changed: boolean;
  content: CallContent;
}

const NEW: FoldedCall = {
  state: 'draft',
  version: 0,
  deadline: null,
  sentOn: null,
  changed: false,
  content: { kind: 'questionnaire', lang: 'en', sections: [], questions: [], texts: {} },
};

export function foldCall(entries: readonly CallEntry[]): FoldedCall {
  return afterEntries(NEW, entries);
}

/** What more entries lead to. Words that follow one another are set in one go: a questionnaire has thousands. */
export function afterEntries(call: FoldedCall, entries: readonly CallEntry[]): FoldedCall {
  let now = call;
  let words: SetWording[] = [];
  for (const entry of entries) {
    if (entry.did === 'worded') words.push(entry);
    else {
      now = afterEntry(worded(), entry);
      words = [];
    }
  }
  return worded();

  function worded(): FoldedCall {
    if (words.length === 0) return now;
    const texts = withTexts(now.content.texts, words, now.content.lang);
    return { ...now, changed: true, content: { ...now.content, texts } };
  }
}

/** What one more entry leads to. */
export function afterEntry(call: FoldedCall, entry: CallEntry): FoldedCall {
  const { content } = call;
  const changedTo = (next: Partial<CallContent>): FoldedCall => ({
    ...call,
    changed: true,
    content: { ...content, ...next },
  });
  switch (entry.did) {
    case 'begun':
      return { ...NEW, content: { ...NEW.content, kind: entry.kind, lang: entry.lang } };
    case 'described':
      return { ...changedTo({ kind: entry.kind }), deadline: entry.deadline };
    case 'worded':
      return changedTo({ texts: withTexts(content.texts, [entry], content.lang) });
    case 'section-added':
      return changedTo({ sections: [...content.sections.filter((id) => id !== entry.section), entry.section] });
    case 'section-removed':
      return changedTo(
        cleaned({
          ...content,
          sections: content.sections.filter((id) => id !== entry.section),
          questions: content.questions.map((one) => (one.section === entry.section ? { ...one, section: null } : one)),
        }),
      );
    case 'asked':
      return changedTo(cleaned({ ...content, questions: put(content.questions, entry.question) }));
    case 'question-removed':
      return changedTo(cleaned({ ...content, questions: content.questions.filter(({ id }) => id !== entry.question) }));
    case 'ordered':
      return changedTo({
        sections: ordered(content.sections, (id) => id, entry.sections),
        questions: ordered(content.questions, ({ id }) => id, entry.questions),
      });
    case 'sent':
      return { ...call, state: 'open', version: entry.version, sentOn: call.sentOn ?? entry.on, changed: false };
    case 'closed':
      return { ...call, state: 'closed' };
    case 'reopened':
      return { ...call, state: 'open' };
    case 'recorded':
      return { ...call, state: 'recorded', version: call.version + 1, sentOn: entry.on, changed: false };
    case 'dropped':
      return { ...call, state: 'dropped' };
  }
}

function put(questions: readonly Question[], question: Question): Question[] {
  const known = questions.some(({ id }) => id === question.id);
  return known ? questions.map((one) => (one.id === question.id ? question : one)) : [...questions, question];
}

/** Those that are named first, in that order; the others after them as they were. */
function ordered<T>(all: readonly T[], idOf: (one: T) => string, ids: readonly string[]): T[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  return all.toSorted((a, b) => (place.get(idOf(a)) ?? ids.length) - (place.get(idOf(b)) ?? ids.length));
}

/** Words of what is no longer asked go with it; their history stays in the entries. */
function cleaned(content: CallContent): CallContent {
  const places = new Set(placesOf(content));
  if (Object.keys(content.texts).every((place) => places.has(place))) return content;
  const texts = Object.fromEntries(Object.entries(content.texts).filter(([place]) => places.has(place)));
  return { ...content, texts };
}

/** What may be done with a call in which state. */
export function canChange(state: CallState): boolean {
  return state === 'draft' || state === 'open';
}
