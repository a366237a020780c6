import { actsAr } from './acts/ar.js';
import { addresseesAr } from './addressees/ar.js';
import { citationsAr } from './citations/ar.js';
import { datesAr } from './dates/ar.js';
import type { Lexicon } from './lexicon.js';

export const ar = {
  lang: 'ar',
  acts: actsAr,
  addressees: addresseesAr,
  dates: datesAr,
  citations: citationsAr,
} satisfies Lexicon;
