import { actsEn } from './acts/en.js';
import { addresseesEn } from './addressees/en.js';
import { citationsEn } from './citations/en.js';
import type { Lexicon } from './lexicon.js';

export const en = {
  lang: 'en',
  acts: actsEn,
  addressees: addresseesEn,
  citations: citationsEn,
} satisfies Lexicon;
