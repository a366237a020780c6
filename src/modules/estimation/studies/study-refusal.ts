/** Why something asked of a study was not done; each is a sentence, key `estimation.study.refusal.<code>`. */
export const STUDY_REFUSALS = {
  'no-such-study': 404,
  'no-such-format': 404,
  'no-report': 404,
  'nothing-given': 422,
  'table-too-large': 413,
  'title-missing': 422,
  'table-deleted': 409,
  'columns-unknown': 409,
  'two-count-columns': 422,
  'run-under-way': 409,
  'nothing-to-publish': 409,
  'not-answered': 409,
  'not-published': 409,
  'answer-missing': 422,
  'name-missing': 422,
  'not-a-date': 422,
  'estimate-refused': 409,
  'no-range': 409,
  'no-such-state': 422,
  'not-a-year': 422,
  'proposed-already': 409,
  'no-such-statistic': 404,
  'not-waiting': 409,
  'same-person': 409,
  'note-missing': 422,
  'statistic-stands': 409,
} as const;

export type StudyRefusalCode = keyof typeof STUDY_REFUSALS;

/** Thrown by use cases; `field` names what must be mended. */
export class StudyRefusal extends Error {
  constructor(
    readonly code: StudyRefusalCode,
    readonly field: string | null = null,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`estimation.${code}`);
    this.name = 'StudyRefusal';
  }

  get status(): (typeof STUDY_REFUSALS)[StudyRefusalCode] {
    return STUDY_REFUSALS[this.code];
  }
}
