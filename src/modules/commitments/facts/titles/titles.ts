import type { Lang } from '../../../../kernel/i18n/index.js';

/** What one commitment comes to, in our own words, in every language: never the sentence of a text. */
export type Titles = Readonly<Record<Lang, string>>;
