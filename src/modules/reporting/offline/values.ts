import { LANGS, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { CodeWords, normalized } from '../../../kernel/sheets/index.js';
import type { CallContent } from '../calls/content.js';
import type { Question } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import { Refusal } from '../refusal.js';
import { ANSWER_AUDIENCES, type AnswerAudience, type AnswerValue } from '../submissions/answer-value.js';
import { checkValue } from '../submissions/check-value.js';
import type { BroughtRow } from './marks.js';

/** Answers as cells of a file, and back, in any of the six languages. Pure. */

/** Cells of an answer, a row for each line of a table. */
export function cellsOf(
  t: Translator,
  content: CallContent,
  question: Question,
  value: AnswerValue | null,
): string[][] {
  if (value === null) return [];
  switch (value.kind) {
    case 'text':
      return [[value.text]];
    case 'number':
      return [[value.amount]];
    case 'date':
      return [[value.date]];
    case 'table':
      return value.rows.map((row) => [...row]);
    case 'choice': {
      const words = optionWords(content, question);
      return [[value.chosen.map((option) => words.label(t, option)).join('\n')]];
    }
    case 'as-last-time':
      return [[t(value.holds ? 'reporting.answer.holds' : 'reporting.answer.changed')]];
    case 'file':
      return [[value.name]];
  }
}

/** What stands beside the answer: own words of a choice, what has changed since last time. */
export function otherOf(value: AnswerValue | null): string {
  if (value?.kind === 'choice') return value.other;
  return value?.kind === 'as-last-time' ? value.words : '';
}

/** The words of a choice's options in all languages. */
export function optionWords(content: CallContent, { id, asked }: Question): CodeWords {
  const options = asked.kind === 'choice' ? asked.options : [];
  return new CodeWords(
    options,
    (t, option) => textIn(content.texts, `option/${id}/${option}`, t.lang, content.lang)?.text ?? option,
  );
}

const AUDIENCE_WORDS = new CodeWords(ANSWER_AUDIENCES, (t, code) => t.find(`reporting.audience.${code}`) ?? code);

export function audienceLabel(t: Translator, audience: AnswerAudience): string {
  return AUDIENCE_WORDS.label(t, audience);
}

/** An audience by its words in any language; empty for the one that is usual. @throws Refusal `not-in-list` */
export function audienceOf(text: string, first: Lang, usual: AnswerAudience): AnswerAudience {
  if (text.trim() === '') return usual;
  const found = AUDIENCE_WORDS.find(text, first);
  const audience = ANSWER_AUDIENCES.find((one) => one === found);
  if (audience === undefined) throw new Refusal('not-in-list', { field: 'audience' });
  return audience;
}

/** A language by its code or its own name. @throws Refusal `not-in-list` */
export function langOf(text: string, usual: Lang): Lang {
  const typed = normalized(text);
  if (typed === '') return usual;
  const found = LANGS.find((lang) => lang === typed || normalized(LANGUAGE_NAMES[lang]) === typed);
  if (found === undefined) throw new Refusal('not-in-list', { field: 'lang' });
  return found;
}

/** What a file says on a question; null where it says nothing. @throws Refusal that says what is wrong with it */
export function answerIn(
  content: CallContent,
  question: Question,
  brought: BroughtRow,
  first: Lang,
): AnswerValue | null {
  const { asked } = question;
  const cell = brought.cells[0]?.[0] ?? '';
  switch (asked.kind) {
    case 'text':
      return checkValue(asked, { kind: 'text', text: cell });
    case 'number':
      return checkValue(asked, { kind: 'number', amount: cell });
    case 'date':
      return checkValue(asked, { kind: 'date', date: cell });
    case 'table':
      return checkValue(asked, { kind: 'table', rows: brought.cells });
    case 'choice': {
      const words = optionWords(content, question);
      const typed = cell.split(/\n|;|؛|；/u).filter((one) => one.trim() !== '');
      const chosen = typed.map((one) => {
        const found = words.find(one, first);
        if (found === null) throw new Refusal('not-in-list');
        return found;
      });
      return checkValue(asked, { kind: 'choice', chosen, other: brought.other });
    }
    case 'as-last-time': {
      if (cell.trim() === '') return null;
      const said = HOLDS.find(cell, first);
      if (said === null) throw new Refusal('not-in-list');
      return checkValue(asked, { kind: 'as-last-time', holds: said === 'holds', words: brought.other });
    }
    case 'file':
      return null;
  }
}

const HOLDS = new CodeWords(['holds', 'changed'], (t, code) =>
  t(code === 'holds' ? 'reporting.answer.holds' : 'reporting.answer.changed'),
);

/** What to write into the answer: "One of: Done; Under way". */
export function hintOf(t: Translator, content: CallContent, question: Question): string {
  const { asked } = question;
  const words = (place: string) => textIn(content.texts, place, t.lang, content.lang)?.text ?? '';
  if (asked.kind === 'choice') {
    const options = optionWords(content, question).labels(t).join('; ');
    return t(asked.many ? 'reporting.offline.some-of' : 'reporting.offline.one-of', { options });
  }
  if (asked.kind === 'as-last-time') return t('reporting.offline.one-of', { options: HOLDS.labels(t).join('; ') });
  if (asked.kind === 'number') return words(`unit/${question.id}`);
  if (asked.kind === 'date') return t('reporting.answer.date-hint');
  if (asked.kind === 'file') return t('reporting.offline.file');
  if (asked.kind === 'table')
    return asked.columns.map((column) => words(`column/${question.id}/${column}`)).join(' | ');
  return asked.limit === null ? '' : t('reporting.question.up-to', { n: asked.limit });
}
