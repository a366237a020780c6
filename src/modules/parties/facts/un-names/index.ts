import type { Lang } from '../../../../kernel/i18n/index.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

/** Our corrections to the library's names of States. What they rest on: docs/decisions/0060. */
export const UN_NAMES: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { ar, en, es, fr, ru, zh };
