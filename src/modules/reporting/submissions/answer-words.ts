import { formatDate, formatList, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import type { CallContent } from '../calls/content.js';
import type { Question } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import type { AnswerValue } from './answer-value.js';

/** An answer as plain text in the language of `t`, for statements, sheets and printed copies: "In force; 12 persons". Pure. */
export function wordsOfValue(t: Translator, question: Question, content: CallContent, value: AnswerValue): string {
  const words = (place: string) => textIn(content.texts, place, t.lang, content.lang)?.text ?? '';
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice': {
      const chosen = value.chosen.map((option) => words(`option/${question.id}/${option}`));
      return formatList(t.lang, [...chosen, ...(value.other === '' ? [] : [value.other])]);
    }
    case 'number': {
      const unit = words(`unit/${question.id}`);
      const amount = amountWord(t, value.amount);
      return unit === '' ? amount : `${amount} ${unit}`;
    }
    case 'date':
      return formatDate(t.lang, value.date);
    case 'table':
      return value.rows.map((row) => row.join(' | ')).join('\n');
    case 'file':
      return value.name;
    case 'as-last-time':
      return [t(value.holds ? 'reporting.answer.holds' : 'reporting.answer.changed'), value.words]
        .filter((part) => part !== '')
        .join('\n\n');
  }
}

/** A decimal as its language writes it, however long. */
function amountWord(t: Translator, amount: string): string {
  const exact = Number(amount);
  return String(exact) === amount ? formatNumber(t.lang, exact) : amount;
}
