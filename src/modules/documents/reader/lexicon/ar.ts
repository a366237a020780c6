import { actsAr } from './acts/ar.js';
import { addresseesAr } from './addressees/ar.js';
import type { Lexicon } from './lexicon.js';

export const ar = {
  lang: 'ar',
  acts: actsAr,
  addressees: addresseesAr,
} satisfies Lexicon;
