import { actsEs } from './acts/es.js';
import { addresseesEs } from './addressees/es.js';
import { citationsEs } from './citations/es.js';
import { datesEs } from './dates/es.js';
import type { Lexicon } from './lexicon.js';

export const es = {
  lang: 'es',
  acts: actsEs,
  addressees: addresseesEs,
  dates: datesEs,
  citations: citationsEs,
} satisfies Lexicon;
