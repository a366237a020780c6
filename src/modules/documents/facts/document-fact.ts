import type { DocumentKind } from '../document.js';
import type { DocumentStatus, Lang } from '../reader/reading.js';

/** What we may say of a document without holding its text. */
export interface DocumentFact {
  /** Never changes: loading the facts again finds the document by it. */
  key: string;
  /** Full symbol, or null where we do not know it. */
  symbol: string | null;
  session: number;
  kind: DocumentKind;
  status: DocumentStatus;
  /** YYYY-MM-DD, or YYYY-MM or YYYY where no more is sure, or null. */
  adopted: string | null;
  /** Key of the document that this one is a draft of. */
  draftOf?: string;
  /** ISO 3166 codes of the States that tabled it. */
  sponsors?: readonly string[];
  /** In our own words. */
  titles: Readonly<Record<Lang, string>>;
  /** Symbols. */
  cites: readonly string[];
}
