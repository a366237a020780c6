import { actsRu } from './acts/ru.js';
import { addresseesRu } from './addressees/ru.js';
import { citationsRu } from './citations/ru.js';
import { datesRu } from './dates/ru.js';
import type { Lexicon } from './lexicon.js';

export const ru = {
  lang: 'ru',
  acts: actsRu,
  addressees: addresseesRu,
  dates: datesRu,
  citations: citationsRu,
} satisfies Lexicon;
