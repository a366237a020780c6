import { EstimationRefusal } from '../data/refusal.js';
import { ASSUMPTIONS, type Checklist } from '../publish/checklist.js';
import { readAnswers } from '../publish/read-answers.js';

/**
 * The file of `--assumptions`, JSON in the form of a checklist: `{ "closed": { "answer": "holds", "note": "" }, "linkage": ...,
 * "heterogeneity": ..., "referral": ..., "signedBy": "...", "signedOn": "2026-07-30" }`.
 *
 * @throws EstimationRefusal `bad-assumptions` with the field that is missing or not understood
 */
export function readAssumptions(text: string): Checklist {
  const given = parse(text);
  const answers = Object.fromEntries(
    ASSUMPTIONS.map((name) => {
      const { answer, note } = fieldsOf(given[name]);
      return [name, { answer: textOf(answer), note: textOf(note) }];
    }),
  );
  const read = readAnswers({ answers, signedBy: textOf(given.signedBy), signedOn: textOf(given.signedOn) });
  if ('code' in read) throw new EstimationRefusal('bad-assumptions', { field: read.field });
  return read;
}

function parse(text: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    throw new EstimationRefusal('bad-assumptions', { field: 'JSON' });
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
