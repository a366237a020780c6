import type { Lang } from '../../reading.js';
import { structureAr } from './ar.js';
import { structureEn } from './en.js';
import { structureEs } from './es.js';
import { structureFr } from './fr.js';
import { structureRu } from './ru.js';
import type { StructureLexicon } from './structure-lexicon.js';
import { structureZh } from './zh.js';

export type { StructureLexicon } from './structure-lexicon.js';

/** The structural words of each language. */
export const STRUCTURE: Record<Lang, StructureLexicon> = {
  ar: structureAr,
  en: structureEn,
  es: structureEs,
  fr: structureFr,
  ru: structureRu,
  zh: structureZh,
};
