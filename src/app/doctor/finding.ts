/** What one look of the doctor found. */
export interface Finding {
  /** `ok`; `advice`: works, could be better; `wrong`: does not work before it is mended. */
  state: 'ok' | 'advice' | 'wrong';
  /** What was looked at. */
  about: string;
  /** What is there. */
  found: string;
  /** How to mend it; only where there is something to mend. */
  mend?: string;
}
