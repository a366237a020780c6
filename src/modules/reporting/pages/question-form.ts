import type { CallContent } from '../calls/content.js';
import type { AskedGiven, Labelled, QuestionGiven } from '../calls/put-question.js';
import { isSubject, QUESTION_KINDS, type Question } from '../calls/question.js';
import { Refusal } from '../refusal.js';
import { countIn, type Sent } from './refused.js';

/** The form of a question: one field a value, options and columns a line each. Pure. */

export type QuestionForm = Record<
  | 'section'
  | 'kind'
  | 'title'
  | 'help'
  | 'required'
  | 'subjects'
  | 'follows'
  | 'limit'
  | 'many'
  | 'other'
  | 'options'
  | 'decimals'
  | 'least'
  | 'most'
  | 'persons'
  | 'unit'
  | 'columns'
  | 'rows',
  string
>;

const EMPTY: QuestionForm = {
  section: '',
  kind: 'text',
  title: '',
  help: '',
  required: 'yes',
  subjects: '',
  follows: '',
  limit: '500',
  many: '',
  other: '',
  options: '',
  decimals: '0',
  least: '0',
  most: '',
  persons: '',
  unit: '',
  columns: '',
  rows: '10',
};

/** What stands in the form for a question as it is kept; for a new one where there is none. */
export function formOf(content: CallContent, question: Question | null): QuestionForm {
  if (question === null) return { ...EMPTY, section: content.sections.at(-1) ?? '' };
  const { id, asked, section, required, subjects, follows } = question;
  const words = (place: string) => content.texts[place]?.[content.lang]?.text ?? '';
  const common = {
    ...EMPTY,
    section: section ?? '',
    kind: asked.kind,
    title: words(`question/${id}`),
    help: words(`help/${id}`),
    required: required ? 'yes' : '',
    subjects: subjects.join('\n'),
    follows: follows ?? '',
  };
  if (asked.kind === 'text') return { ...common, limit: asked.limit === null ? '' : String(asked.limit) };
  if (asked.kind === 'choice') {
    const options = asked.options.map((option) => words(`option/${id}/${option}`)).join('\n');
    return { ...common, many: asked.many ? 'yes' : '', other: asked.other ? 'yes' : '', options };
  }
  if (asked.kind === 'number') {
    const bound = (one: number | null) => (one === null ? '' : String(one));
    const bounds = { least: bound(asked.least), most: bound(asked.most), decimals: String(asked.decimals) };
    return { ...common, ...bounds, persons: asked.persons ? 'yes' : '', unit: words(`unit/${id}`) };
  }
  if (asked.kind === 'table') {
    const columns = asked.columns.map((column) => words(`column/${id}/${column}`)).join('\n');
    return { ...common, columns, rows: String(asked.rows) };
  }
  return common;
}

/** The question that a form describes. Lines that are there already keep their ids, so that answers to them stay. @throws Refusal */
export function questionIn(sent: Sent, content: CallContent, held: Question | null): QuestionGiven {
  const kind = QUESTION_KINDS.find((known) => known === sent.kind);
  if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
  const subjects = (sent.subjects ?? '')
    .split(/[\s,;]+/u)
    .filter((one) => one !== '')
    .map((subject) => {
      if (!isSubject(subject)) throw new Refusal('not-a-subject', { field: 'subjects', values: { subject } });
      return subject;
    });
  return {
    section: sent.section === undefined || sent.section === '' ? null : sent.section,
    asked: askedIn(kind, sent, content, held),
    title: sent.title ?? '',
    help: sent.help ?? '',
    required: sent.required === 'yes',
    subjects,
    follows: sent.follows === undefined || sent.follows === '' ? null : sent.follows,
  };
}

function askedIn(
  kind: (typeof QUESTION_KINDS)[number],
  sent: Sent,
  content: CallContent,
  held: Question | null,
): AskedGiven {
  switch (kind) {
    case 'text':
      return { kind, limit: (sent.limit ?? '').trim() === '' ? null : whole(sent.limit, 'limit') };
    case 'choice':
      return {
        kind,
        many: sent.many === 'yes',
        other: sent.other === 'yes',
        options: linesIn(sent.options, content, held, 'option'),
      };
    case 'number':
      return {
        kind,
        decimals: Math.min(6, whole(sent.decimals ?? '0', 'decimals')),
        least: bound(sent.least, 'least'),
        most: bound(sent.most, 'most'),
        persons: sent.persons === 'yes',
        unit: sent.unit ?? '',
      };
    case 'table':
      return { kind, rows: whole(sent.rows ?? '10', 'rows'), columns: linesIn(sent.columns, content, held, 'column') };
    default:
      return { kind };
  }
}

function whole(text: string | undefined, field: string): number {
  const n = countIn(text?.trim());
  if (n < 0) throw new Refusal('not-a-number', { field, values: { typed: text ?? '' } });
  return n;
}

function bound(text: string | undefined, field: string): number | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  const n = Number(typed);
  if (!Number.isFinite(n)) throw new Refusal('not-a-number', { field, values: { typed } });
  return n;
}

/** A line keeps the id of the one that said the same, else of the one in its place. */
function linesIn(
  text: string | undefined,
  content: CallContent,
  held: Question | null,
  what: 'option' | 'column',
): Labelled[] {
  const { asked } = held ?? { asked: null };
  const ids = asked?.kind === 'choice' ? asked.options : asked?.kind === 'table' ? asked.columns : [];
  const said = (id: string) => content.texts[`${what}/${held?.id}/${id}`]?.[content.lang]?.text ?? '';
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const exact = lines.map((line) => ids.find((id) => said(id) === line) ?? null);
  return lines.map((line, at) => {
    const inPlace = lines.length === ids.length ? (ids[at] ?? null) : null;
    const id = exact[at] ?? (inPlace !== null && !exact.includes(inPlace) ? inPlace : null);
    return { id, text: line };
  });
}
