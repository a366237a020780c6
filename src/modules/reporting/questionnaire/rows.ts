import { LANGS } from '../../../kernel/i18n/index.js';
import { type CallContent, placesOf } from '../calls/content.js';
import type { Asked, Question } from '../calls/question.js';
import { type ColumnCode, ROW_SORTS, type RowSort } from './columns.js';

/** What a call asks as rows of cells: codes, never words. Pure. */

export interface QuestionnaireRow {
  /** The place of its words: "question/<id>". */
  place: string;
  sort: RowSort;
  /** Cells that hold something. */
  cells: ReadonlyMap<ColumnCode, string>;
}

/** Rows in the order in which a reader meets what they say; its options, columns and unit behind each question. */
export function rowsOf(content: CallContent): QuestionnaireRow[] {
  const questions = new Map(content.questions.map((question) => [`question/${question.id}`, question]));
  return placesOf(content).map((place) => {
    const sort = sortOf(place);
    const question = questions.get(place);
    const cells: [ColumnCode, string][] = [
      ['place', place],
      ['row', sort],
      ...LANGS.flatMap((lang): [ColumnCode, string][] => {
        const wording = content.texts[place]?.[lang];
        if (wording === undefined) return [];
        return [
          [`text_${lang}`, wording.text],
          [`state_${lang}`, wording.state],
        ];
      }),
      ...(question === undefined ? [] : attributesOf(question)),
    ];
    return { place, sort, cells: new Map(cells.filter(([, text]) => text !== '')) };
  });
}

/** What a row of this place says. */
export function sortOf(place: string): RowSort {
  const [start = ''] = place.split('/');
  return ROW_SORTS.find((sort) => sort === start) ?? 'title';
}

function attributesOf({ asked, required, subjects, follows }: Question): [ColumnCode, string][] {
  return [
    ['kind', asked.kind],
    ['required', flag(required)],
    ['subjects', subjects.join('\n')],
    ['follows', follows ?? ''],
    ...ofKind(asked),
  ];
}

function ofKind(asked: Asked): [ColumnCode, string][] {
  switch (asked.kind) {
    case 'text':
      return [['limit', number(asked.limit)]];
    case 'choice':
      return [
        ['many', flag(asked.many)],
        ['other', flag(asked.other)],
      ];
    case 'number':
      return [
        ['decimals', number(asked.decimals)],
        ['least', number(asked.least)],
        ['most', number(asked.most)],
        ['persons', flag(asked.persons)],
      ];
    case 'table':
      return [['rows', number(asked.rows)]];
    default:
      return [];
  }
}

const flag = (on: boolean) => (on ? 'yes' : 'no');
const number = (one: number | null) => (one === null ? '' : String(one));
