/** What a person must answer for, since no calculation can: key `estimation.assumption.<name>`. */
export const ASSUMPTIONS = ['closed', 'linkage', 'heterogeneity', 'referral'] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

export const ANSWERS = ['holds', 'partly', 'fails', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The assumptions as someone answered for them. */
export interface Checklist {
  answers: Record<Assumption, { answer: Answer; note: string }>;
  signedBy: string;
  /** YYYY-MM-DD, as the person dated it. */
  signedOn: string;
}
