/** What is wrong with one thing that was given. */
export type RefusedWhy =
  | 'missing'
  | 'malformed'
  | 'taken'
  | 'wrong'
  | 'expired'
  | 'wait'
  | 'unknown'
  | 'last-administrator'
  | 'last-way'
  | 'role-needs-party'
  | 'role-not-for-kind'
  | 'self'
  | 'past'
  | 'reversed'
  | 'too-late'
  | 'not-lent'
  | 'not-vouched'
  | 'not-invited'
  | 'too-long'
  | 'too-short'
  | 'too-plain'
  | 'too-common'
  | 'too-near'
  | 'other-account';

/** Something that was given cannot be taken: which, and why, in codes. Pages have words for each. */
export class Refused extends Error {
  readonly code: string;
  readonly field: string;
  readonly why: RefusedWhy;

  constructor(field: string, why: RefusedWhy) {
    super(`${field}: ${why}`);
    this.name = 'Refused';
    this.code = `access.${field}.${why}`;
    this.field = field;
    this.why = why;
  }
}
