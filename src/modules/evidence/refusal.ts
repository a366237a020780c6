/** Why a command on case data does not go on; each is a sentence in `messages/`, key `evidence.refusal.<code>`. */
export const REFUSAL_CODES = [
  'unreadable',
  'empty-file',
  'no-rows',
  'delimiters-mixed',
  'too-many-columns',
  'cases-refused',
  'bad-dictionary',
  'no-dictionary',
  'bad-mapping',
  'bad-domain',
  'domain-column',
  'no-domain',
  'bad-rules',
  'bad-option',
  'no-such-column',
  'budget-exhausted',
  'bad-ledger',
  'bad-checkpoint',
  'too-many-cells',
  'not-a-table',
  'tables-differ',
  'bad-concepts',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refused input: a stable code, and the values that its sentence names (place, column, limit). */
export class EvidenceRefusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'EvidenceRefusal';
  }
}
