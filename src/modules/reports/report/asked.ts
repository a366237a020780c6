import type { Lang } from '../../../kernel/i18n/index.js';

/** What everything in a report is made of: words in several languages, and questions that were asked. Pure. */

/** Words in several languages; a reader without one of theirs is shown another. */
export type Wordings = Readonly<Partial<Record<Lang, string>>>;

/** Which question of which call a section is drafted from. */
export interface AskedIn {
  call: string;
  question: string;
}
