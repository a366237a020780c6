/** Six languages: their names, messages, dates, numbers. */
export { preferredLanguage } from './accept-language.js';
export {
  addMessages,
  findMessage,
  loadAllMessages,
  type MessageFile,
  messageFolders,
  readMessageFile,
} from './catalogue.js';
export { type DateStyle, formatDate, formatMoment, formatRelative } from './dates.js';
export {
  directionOf,
  inEveryLanguage,
  isLang,
  isolate,
  LANGS,
  LANGS_IN_UN_ORDER,
  LANGUAGE_NAMES,
  type Lang,
  LOCALES,
} from './languages.js';
export { formatBytes, formatList, formatNumber } from './numbers.js';
export {
  type MessageKey,
  type MessageValue,
  type MissingMessage,
  onMissingMessage,
  type Translator,
  translatorFor,
} from './translator.js';
