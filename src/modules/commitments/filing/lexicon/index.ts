import type { Lang } from '../../../../kernel/i18n/index.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import type { FilingLexicon } from './filing-lexicon.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export const LEXICONS: Readonly<Record<Lang, FilingLexicon>> = { ar, en, es, fr, ru, zh };
