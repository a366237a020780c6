import type { RefusalCode } from '../refusal.js';

/** What is wrong with a questionnaire that was brought as a file, and where. */
export interface QuestionnaireFault {
  code: RefusalCode;
  values: Readonly<Record<string, string | number>>;
  /** "F7", or "rows[3].kind" of JSON. */
  place: string;
}
