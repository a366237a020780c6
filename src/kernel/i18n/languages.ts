/** The six official languages of the United Nations, and what a page must know about each. */

export const LANGS = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;
export type Lang = (typeof LANGS)[number];

/** The order in which the Organization itself lists them: Arabic, Chinese, English, French, Russian, Spanish. */
export const LANGS_IN_UN_ORDER: readonly Lang[] = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/** Each language by its own name, never translated: someone who looks for it reads that name. */
export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
};

/**
 * Locale for Intl. Arabic is asked for with Western digits (`-u-nu-latn`), as United Nations documents in Arabic print them;
 * Chinese is the simplified script, English the day-month-year order of the Organization.
 */
export const LOCALES: Readonly<Record<Lang, string>> = {
  ar: 'ar-u-nu-latn',
  en: 'en-GB',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
  zh: 'zh-Hans',
};

export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (LANGS as readonly string[]).includes(value);
}

export function directionOf(lang: Lang): 'ltr' | 'rtl' {
  return lang === 'ar' ? 'rtl' : 'ltr';
}

/** Something for each of the six. */
export function inEveryLanguage<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return { ar: make('ar'), en: make('en'), es: make('es'), fr: make('fr'), ru: make('ru'), zh: make('zh') };
}
