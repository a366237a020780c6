import { actsEn } from './acts/en.js';
import { addresseesEn } from './addressees/en.js';
import { citationsEn } from './citations/en.js';
import { datesEn } from './dates/en.js';
import type { Lexicon } from './lexicon.js';

export const en = {
  lang: 'en',
  acts: actsEn,
  addressees: addresseesEn,
  dates: datesEn,
  citations: citationsEn,
} satisfies Lexicon;
