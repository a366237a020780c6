import type { Child } from 'hono/jsx';
import type { ShownRow, TableByFile } from '../../../kernel/bringing/index.js';
import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import type { Problem as RowProblem } from '../sheet/staged-row.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Pick<Refusal, 'code' | 'values'>): string {
  return t(`treaties.refusal.${refusal.code}`, refusal.values);
}

/** What was refused, beside its field; `otherwise` where it names none. */
export function refusalErrors(t: Translator, refusal: Refusal, otherwise: string): FormErrors {
  return { [refusal.field ?? otherwise]: refusalSentence(t, refusal) };
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `treaties.${refusal.code}`,
    text: `treaties.refusal.${refusal.code}`,
    values: refusal.values,
  });
}

/** What this module refuses of a file that is brought; null for any other error. */
export const refusedHere: TableByFile<never>['refused'] = (t, error) =>
  error instanceof Refusal ? { status: error.status, sentence: refusalSentence(t, error) } : null;

interface StagedChanges<C extends string> extends Pick<ShownRow, 'line' | 'kind'> {
  problem: RowProblem | null;
  changes: readonly { column: C; before: string; after: string }[];
}

/** A row of a brought file as people read it. */
export function shownRow<C extends string>(
  t: Translator,
  { line, kind, problem, changes }: StagedChanges<C>,
  name: Child,
  header: (t: Translator, column: C) => string,
): ShownRow {
  return {
    ...{ line, kind, name },
    problem: problem === null ? null : { place: problem.place, sentence: refusalSentence(t, problem) },
    changes: changes.map(({ column, before, after }) => ({ header: header(t, column), before, after })),
  };
}
