import type { Source } from './source.js';

/** What `concordance read --text` prints: the text that the spans of a reading point into. */
export const formatText = (source: Source): string => source.text;
