import { actsFr } from './acts/fr.js';
import { addresseesFr } from './addressees/fr.js';
import { citationsFr } from './citations/fr.js';
import { datesFr } from './dates/fr.js';
import type { Lexicon } from './lexicon.js';

export const fr = {
  lang: 'fr',
  acts: actsFr,
  addressees: addresseesFr,
  dates: datesFr,
  citations: citationsFr,
} satisfies Lexicon;
