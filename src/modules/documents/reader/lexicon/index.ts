import type { Lang } from '../reading.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Lexicon } from './lexicon.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export const LEXICONS: Record<Lang, Lexicon> = { ar, en, es, fr, ru, zh };
