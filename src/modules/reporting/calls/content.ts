import type { Lang } from '../../../kernel/i18n/index.js';
import type { Asked, Question } from './question.js';
import type { Texts } from './texts.js';

/** What a call asks, whole: what is frozen when it is sent. Pure. */

export const CALL_KINDS = ['note-verbale', 'questionnaire', 'survey'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export interface CallContent {
  kind: CallKind;
  /** The language in which it is written first. */
  lang: Lang;
  /** In their order. */
  sections: readonly string[];
  /** In their order; those of one section stand together when shown. */
  questions: readonly Question[];
  texts: Texts;
}

/** The places in `texts` that this content speaks of, in the order in which a reader meets them. */
export function placesOf(content: Pick<CallContent, 'sections' | 'questions'>): string[] {
  return [
    'title',
    'intro',
    ...inOrder(content).flatMap(({ section, questions }) => [
      ...(section === null ? [] : [`section/${section}`]),
      ...questions.flatMap(placesOfQuestion),
    ]),
  ];
}

export function placesOfQuestion({ id, asked }: Question): string[] {
  return [`question/${id}`, `help/${id}`, ...placesOfAsked(id, asked)];
}

function placesOfAsked(id: string, asked: Asked): string[] {
  if (asked.kind === 'choice') return asked.options.map((option) => `option/${id}/${option}`);
  if (asked.kind === 'table') return asked.columns.map((column) => `column/${id}/${column}`);
  return asked.kind === 'number' ? [`unit/${id}`] : [];
}

/** Questions by section, those before all sections first; sections without a question too. */
export function inOrder({
  sections,
  questions,
}: Pick<CallContent, 'sections' | 'questions'>): { section: string | null; questions: Question[] }[] {
  const among = (section: string | null) => questions.filter((question) => question.section === section);
  const loose = questions.filter(({ section }) => section === null || !sections.includes(section));
  return [
    ...(loose.length === 0 ? [] : [{ section: null, questions: loose }]),
    ...sections.map((section) => ({ section, questions: among(section) })),
  ];
}
