import { formatDate, type Translator } from '../../kernel/i18n/index.js';
import type { DocumentRecord } from './document.js';
import { shortSymbol } from './symbol.js';

/**
 * How a document is cited in running text: "General Assembly resolution 70/179 of 17 December 2015". A draft says that it is one.
 * Null where the document has no symbol to cite.
 */
export function citeDocument(
  t: Translator,
  document: Pick<DocumentRecord, 'symbol' | 'status' | 'organ' | 'adopted'>,
): string | null {
  if (document.symbol === null) return null;
  const number = shortSymbol(document.symbol);
  const organ = document.organ === null ? '' : t(`documents.organ.${document.organ}`);
  const values = {
    organ,
    number,
    symbol: document.symbol,
    date: document.adopted === null ? '' : formatDate(t.lang, document.adopted),
  };
  if (document.status === 'draft') return t('documents.cite.draft', values);
  if (organ === '' || number === document.symbol)
    return document.adopted === null ? document.symbol : t('documents.cite.symbol', values);
  return document.adopted === null ? t('documents.cite.undated', values) : t('documents.cite.dated', values);
}
