/**
 * The appraisals of the Global Plan of Action: what the General Assembly decided, and where. Dates and symbols are facts of the
 * resolutions named.
 */
export interface Appraisal {
  session: number;
  /** YYYY-MM-DD of the high-level meeting; null where it is still to be set. */
  from: string | null;
  to: string | null;
  /** The last day on which it may be held, where its days are still to be set. */
  notAfter: string | null;
  /** Symbols of the resolutions that decided on it, its modalities, or the next one. */
  decided: readonly string[];
  /** Symbol of the declaration or resolution that came of it. */
  outcome: string | null;
}

export const appraisals: readonly Appraisal[] = [
  {
    session: 67,
    from: '2013-05-13',
    to: '2013-05-15',
    notAfter: null,
    decided: ['A/RES/64/293'],
    outcome: null,
  },
  {
    session: 72,
    from: '2017-09-27',
    to: '2017-09-28',
    notAfter: null,
    decided: ['A/RES/70/179', 'A/RES/71/287'],
    outcome: 'A/RES/72/1',
  },
  {
    session: 76,
    from: '2021-11-22',
    to: '2021-11-23',
    notAfter: null,
    decided: ['A/RES/75/283'],
    outcome: 'A/RES/76/7',
  },
  {
    session: 80,
    from: '2025-11-24',
    to: '2025-11-25',
    notAfter: null,
    decided: ['A/RES/79/286'],
    outcome: 'A/RES/80/9',
  },
  { session: 84, from: null, to: null, notAfter: '2029-12-31', decided: ['A/RES/80/228'], outcome: null },
];

/** On a four-year basis starting at the seventy-second session (70/179, paragraph 4). */
export const APPRAISAL_CYCLE = { first: 72, step: 4 } as const;
