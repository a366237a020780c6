import type { Organ } from '../../reading.js';

/**
 * A sentence in the manner of a resolution with what is to be read from it. `acts` names each act and those asked:
 * "urge MEMBER_STATES, UNODC | recall"; `dates` each date: "deadline session=81 | event start=2025-05-03". The organ is the
 * General Assembly in its eightieth session.
 */
export interface Example {
  /** Other than the General Assembly. */
  organ?: Organ;
  text: string;
  acts: string;
  dates?: string;
  cites?: string;
  /** Codes named in earlier paragraphs. */
  named?: string[];
}
