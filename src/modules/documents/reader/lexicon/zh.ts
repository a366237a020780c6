import { actsZh } from './acts/zh.js';
import { addresseesZh } from './addressees/zh.js';
import { citationsZh } from './citations/zh.js';
import { datesZh } from './dates/zh.js';
import type { Lexicon } from './lexicon.js';

export const zh = {
  lang: 'zh',
  acts: actsZh,
  addressees: addresseesZh,
  dates: datesZh,
  citations: citationsZh,
} satisfies Lexicon;
