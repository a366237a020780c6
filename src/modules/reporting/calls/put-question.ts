import type { Actor } from '../../../kernel/access/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import type { CallEntry } from './call.js';
import { changeContent } from './open-call.js';
import { type Asked, isSubject, type Question } from './question.js';
import { checkText } from './translate-call.js';

/** A question as it is written, in the language of its call. Options and columns: their words, with their ids where they had one. */
export interface QuestionGiven {
  section: string | null;
  asked: AskedGiven;
  title: string;
  help: string;
  required: boolean;
  subjects: readonly string[];
  follows: string | null;
}

export type Labelled = { id: string | null; text: string };

export type AskedGiven =
  | Exclude<Asked, { kind: 'choice' | 'table' | 'number' }>
  | { kind: 'choice'; many: boolean; other: boolean; options: readonly Labelled[] }
  | { kind: 'table'; rows: number; columns: readonly Labelled[] }
  | (Extract<Asked, { kind: 'number' }> & { unit: string });

/** Most of what a call asks may hold. */
export const MOST = { options: 40, columns: 12, rows: 60, subjects: 30, questions: 300 };

/**
 * Adds a question to a call, or writes one anew.
 *
 * @param id null for a new one.
 * @returns the call and the id of the question.
 * @throws Refusal with the field that must be mended; NotAllowed.
 */
export async function putQuestion(
  db: Database,
  actor: Actor,
  place: { key: string; seen: number | null },
  id: string | null,
  given: QuestionGiven,
): Promise<{ call: Call; id: string }> {
  const at = id ?? newId();
  const title = checkText('title', given.title);
  if (title === '') throw new Refusal('question-missing', { field: 'title' });
  const subjects = given.subjects.map((subject) => {
    if (!isSubject(subject)) throw new Refusal('not-a-subject', { field: 'subjects', values: { subject } });
    return subject;
  });
  if (subjects.length > MOST.subjects) throw tooMany('subjects', MOST.subjects);
  const { asked, words } = askedOf(at, given);
  if (asked.kind === 'as-last-time' && given.follows === null)
    throw new Refusal('nothing-to-follow', { field: 'kind' });
  const call = await changeContent(db, actor, place, id === null ? 'add-question' : 'change-question', (held) => {
    const { questions, sections, lang, texts } = held.content;
    if (id !== null && !questions.some((one) => one.id === id)) throw new Refusal('no-such-question');
    if (id === null && questions.length >= MOST.questions) throw tooMany('title', MOST.questions);
    if (given.section !== null && !sections.includes(given.section))
      throw new Refusal('not-in-list', { field: 'section' });
    const { section, required, follows } = given;
    const question: Question = { id: at, section, asked, required, subjects, follows };
    const wordings: [string, string][] = [
      [`question/${at}`, title],
      [`help/${at}`, checkText('help', given.help)],
      ...words,
    ];
    const worded = wordings
      .filter(([where, text]) => (texts[where]?.[lang]?.text ?? '') !== text)
      .map(([where, text]): CallEntry => ({ did: 'worded', place: where, lang, text, state: 'reviewed' }));
    return [{ did: 'asked', question }, ...worded];
  });
  return { call, id: at };
}

function askedOf(id: string, { asked }: QuestionGiven): { asked: Asked; words: [string, string][] } {
  switch (asked.kind) {
    case 'choice': {
      const options = labelled(asked.options, 'options', 2);
      return {
        asked: { kind: 'choice', many: asked.many, other: asked.other, options: options.map((one) => one.id) },
        words: options.map((one) => [`option/${id}/${one.id}`, one.text]),
      };
    }
    case 'table': {
      const columns = labelled(asked.columns, 'columns', 1);
      if (asked.rows < 1 || asked.rows > MOST.rows) throw tooMany('rows', MOST.rows);
      return {
        asked: { kind: 'table', rows: asked.rows, columns: columns.map((one) => one.id) },
        words: columns.map((one) => [`column/${id}/${one.id}`, one.text]),
      };
    }
    case 'number': {
      const { unit, ...rest } = asked;
      return { asked: rest, words: [[`unit/${id}`, checkText('unit', unit)]] };
    }
    default:
      return { asked, words: [] };
  }
}

function labelled(given: readonly Labelled[], field: 'options' | 'columns', least: number) {
  const named = given.map(({ id, text }) => ({ id: id ?? newId(), text: checkText(field, text) }));
  const kept = named.filter(({ text }) => text !== '');
  if (kept.length < least) throw new Refusal(`${field}-missing`, { field });
  if (kept.length > MOST[field]) throw tooMany(field, MOST[field]);
  return kept;
}

function tooMany(field: string, most: number): Refusal {
  return new Refusal('too-many', { field, values: { most } });
}
