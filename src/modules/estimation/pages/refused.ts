import { Problem } from '../../../kernel/http/index.js';
import { formatBytes, type Translator } from '../../../kernel/i18n/index.js';
import { PrintingUnavailable } from '../../../kernel/print/index.js';
import { EstimationRefusal } from '../data/refusal.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { sayRefusal } from '../words.js';

/** What a form can say beside a field: what was wrong with the table, or with what was asked. */
export type Refused = EstimationRefusal | StudyRefusal;

export function isRefused(error: unknown): error is Refused {
  return error instanceof EstimationRefusal || error instanceof StudyRefusal;
}

/** The sentence of a refusal in the reader's language, with row and column where it is about the table. */
export function refusalSentence(t: Translator, refusal: Refused): string {
  if (refusal instanceof EstimationRefusal) return sayRefusal(t.lang, refusal);
  const sizes = Object.fromEntries(
    Object.entries(refusal.values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatBytes(t.lang, value) : value,
    ]),
  );
  return t.find(`estimation.study.refusal.${refusal.code}`, sizes) ?? refusal.code;
}

/** The same beside its field; `fallback` where it names none. */
export function refusalErrors(t: Translator, refusal: Refused, fallback: string): Record<string, string> {
  const field = refusal instanceof StudyRefusal ? refusal.field : null;
  return { [field ?? fallback]: refusalSentence(t, refusal) };
}

/** A refusal as the answer to a request that no form has taken; anything else is given back as it is. */
export function problemOf(t: Translator, error: unknown): unknown {
  if (error instanceof PrintingUnavailable)
    return new Problem({
      status: 501,
      code: error.code,
      text: 'estimation.refusal.printing-unavailable',
      values: { detail: error.message },
    });
  if (!isRefused(error)) return error;
  return new Problem({
    status: error instanceof StudyRefusal ? error.status : 422,
    code: `estimation.${error.code}`,
    text: 'estimation.study.refused',
    values: { sentence: refusalSentence(t, error) },
  });
}
