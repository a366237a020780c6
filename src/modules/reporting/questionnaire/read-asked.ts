import { MOST } from '../calls/put-question.js';
import { type Asked, isSubject, QUESTION_KINDS, type Question } from '../calls/question.js';
import { Refusal } from '../refusal.js';
import type { Attribute } from './columns.js';
import type { FileRow } from './read-file.js';

/** What the row of a question says besides its words. Pure. Options and columns come in rows of their own. */

type Said = Pick<Question, 'asked' | 'required' | 'subjects' | 'follows'>;

const MOST_DECIMALS = 6;
const MOST_WORDS = 1_000_000;

/**
 * @param held the question as it stands; null for a new one. A column that is not there leaves it as it is.
 * @throws Refusal whose field is the column at fault.
 */
export function readAsked(row: FileRow, held: Question | null): Said {
  const said = (column: Attribute) => row.texts.get(column);
  const refused = (code: ConstructorParameters<typeof Refusal>[0], column: Attribute, values = {}) =>
    new Refusal(code, { field: column, values });

  const asked = askedIn();
  const follows = followsIn();
  if (asked.kind === 'as-last-time' && follows === null) throw refused('nothing-to-follow', 'kind');
  return { asked, required: flag('required', held?.required ?? false), subjects: subjectsIn(), follows };

  function askedIn(): Asked {
    const kind = said('kind') || held?.asked.kind;
    switch (QUESTION_KINDS.find((one) => one === kind)) {
      case 'text': {
        const was = held?.asked.kind === 'text' ? held.asked.limit : null;
        return { kind: 'text', limit: said('limit') === '' ? null : whole('limit', was, 1, MOST_WORDS) };
      }
      case 'choice': {
        const was = held?.asked.kind === 'choice' ? held.asked : { many: false, other: false, options: [] };
        return { kind: 'choice', many: flag('many', was.many), other: flag('other', was.other), options: was.options };
      }
      case 'number': {
        const was = held?.asked.kind === 'number' ? held.asked : null;
        return {
          ...{ kind: 'number', decimals: whole('decimals', was?.decimals ?? 0, 0, MOST_DECIMALS) ?? 0 },
          ...{ least: bound('least', was?.least ?? null), most: bound('most', was?.most ?? null) },
          persons: flag('persons', was?.persons ?? false),
        };
      }
      case 'table': {
        const was = held?.asked.kind === 'table' ? held.asked : null;
        return { kind: 'table', columns: was?.columns ?? [], rows: whole('rows', was?.rows ?? 10, 1, MOST.rows) ?? 10 };
      }
      case 'date':
        return { kind: 'date' };
      case 'file':
        return { kind: 'file' };
      case 'as-last-time':
        return { kind: 'as-last-time' };
      default:
        throw refused('not-in-list', 'kind');
    }
  }

  function flag(column: 'required' | 'many' | 'other' | 'persons', was: boolean): boolean {
    const text = said(column);
    if (text === undefined) return was;
    if (text !== '' && text !== 'yes' && text !== 'no') throw refused('not-in-list', column);
    return text === 'yes';
  }

  /** Blank: what it was. */
  function whole(column: Attribute, was: number | null, least: number, most: number): number | null {
    const text = said(column) ?? '';
    if (text === '') return was;
    if (!/^\d{1,9}$/u.test(text)) throw refused('not-a-number', column, { typed: text });
    if (Number(text) < least) throw refused('too-small', column, { least });
    if (Number(text) > most) throw refused('too-big', column, { most });
    return Number(text);
  }

  function bound(column: 'least' | 'most', was: number | null): number | null {
    const text = said(column);
    if (text === undefined) return was;
    if (text === '') return null;
    const value = Number(text);
    if (!Number.isFinite(value)) throw refused('not-a-number', column, { typed: text });
    return value;
  }

  function subjectsIn(): Question['subjects'] {
    const text = said('subjects');
    if (text === undefined) return held?.subjects ?? [];
    const subjects = text.split(/[\s,;|]+/u).flatMap((subject) => {
      if (subject === '') return [];
      if (!isSubject(subject)) throw refused('not-a-subject', 'subjects', { subject });
      return [subject];
    });
    if (subjects.length > MOST.subjects) throw refused('too-many', 'subjects', { most: MOST.subjects });
    return subjects;
  }

  function followsIn(): string | null {
    const text = said('follows');
    if (text === undefined) return held?.follows ?? null;
    if (text === '') return null;
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text)) throw refused('not-an-id', 'follows');
    return text;
  }
}
