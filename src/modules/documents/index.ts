/**
 * What other modules may use of documents: what was read, how two texts compare, and how a document is named on a page.
 * How the module plugs in stands in `plugin.ts`, which every command loads and which therefore loads nothing else.
 */
export { DATE_FIELDS, DATE_KINDS, type DateField, type FormValues } from './correction-form.js';
export type { DocumentRecord, DocumentTitle } from './document.js';
export { type ExcerptRun, markFound } from './excerpt.js';
export { type ConfirmedText, findConfirmedTexts } from './find-confirmed-texts.js';
export { HOUSE } from './finish-import.js';
export { ADDRESSEES } from './pages/addressees.js';
export { DocumentLink, documentPath, StatusTag } from './pages/parts.js';
export { ParagraphWords } from './pages/reading-view.js';
export { actWord, addresseeWord, dateWords, nameOf, placeWord, problemWord } from './pages/words.js';
export { joinPieces, type PreparedParagraph } from './prepared.js';
export { readPlain } from './read-plain.js';
export { fold } from './reader/annotate/fold.js';
export { findNamed } from './reader/annotate/index.js';
export type { DateChange, WordRun } from './reader/compare/comparison.js';
export { dateChanges } from './reader/compare/date-changes.js';
export { Likeness, type Profile } from './reader/compare/similarity.js';
export { type Strength, strengthOf } from './reader/compare/strength.js';
export { changedWords, sayingOf, type Token, wordsOf } from './reader/compare/words.js';
export { ParagraphNames } from './reader/eids.js';
export { ENTITY_CODES } from './reader/lexicon/entities/index.js';
export type { Act, ActCode, DateMention, OperativeParagraph, Reading } from './reader/reading.js';
export { ACTS } from './reader/reading.js';
export { hasSymbol, searchHeadline, searchQuery } from './search-query.js';
export { indexedText, isEmptyQuery, SEARCH_CONFIGS, type SearchWords, searchWords } from './search-words.js';
export { factKeys, findDocument, findDocumentBySymbol } from './store/documents.js';
export { findPrepared } from './store/texts.js';
export { normalizeSymbol, shortSymbol, slugOf } from './symbol.js';
