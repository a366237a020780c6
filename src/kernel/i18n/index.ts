/** Six languages: their names, messages, dates, numbers. */
export { preferredLanguage } from './accept-language.js';
export { addMessages, loadAllMessages, type MessageFile, readMessageFile } from './catalogue.js';
export { type DateStyle, formatDate, formatMoment, formatRelative, formatYearlyDay, monthNames } from './dates.js';
export {
  directionOf,
  inEveryLanguage,
  isLang,
  LANGS,
  LANGS_IN_UN_ORDER,
  LANGUAGE_NAMES,
  type Lang,
  LOCALES,
} from './languages.js';
export { formatBytes, formatList, formatNumber, formatRate, formatShare } from './numbers.js';
export { directionOfLetters, settleText } from './settle-text.js';
export { type MessageKey, type MessageValue, onMissingMessage, type Translator, translatorFor } from './translator.js';
