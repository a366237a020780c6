import type { DocumentStatus, Lang, Organ } from './reader/reading.js';

/** A resolution, a declaration or a draft of one, whether its text is here or not. */
export interface DocumentRecord {
  id: string;
  /** Last part of its address. */
  slug: string;
  symbol: string | null;
  organ: Organ | null;
  session: number | null;
  kind: DocumentKind;
  status: DocumentStatus;
  /** YYYY, YYYY-MM or YYYY-MM-DD, as far as known. */
  adopted: string | null;
  year: number | null;
  draftOf: string | null;
  sponsors: string[];
  inThread: boolean;
  origin: DocumentOrigin;
  /** Whether the public sees it. */
  shown: boolean;
}

export const DOCUMENT_KINDS = ['resolution', 'declaration', 'plan', 'modalities', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type DocumentOrigin = 'fact' | 'brought' | 'specimen';

/** `own`: in our own words; `official`: as a brought text says it; `machine`: translated by a machine. */
export type TitleKind = 'own' | 'official' | 'machine';

export interface DocumentTitle {
  lang: Lang;
  kind: TitleKind;
  title: string;
}

/** `preview`: only its bringer sees it; `confirmed`: a person stood up for it; the others are kept and no longer shown. */
export const TEXT_STATES = ['preview', 'confirmed', 'withdrawn', 'replaced'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/** The year in which session `n` of the General Assembly opens. */
export const FIRST_SESSION_YEAR = 1945;

/** Year of adoption, else the one in which the session opened, else null. */
export function yearOf(adopted: string | null, session: number | null): number | null {
  if (adopted !== null) return Number(adopted.slice(0, 4));
  return session === null ? null : FIRST_SESSION_YEAR + session;
}

/**
 * The title to show to a reader of `lang`: official wording before our own words before a machine's; in the reader's language
 * first, then English, then whatever there is. Null when the document has none.
 */
export function titleFor(titles: readonly DocumentTitle[], lang: Lang): DocumentTitle | null {
  const rank = { own: 0, official: 1, machine: 2 } as const;
  const sorted = [...titles].sort((a, b) => rank[a.kind] - rank[b.kind]);
  return (
    sorted.find((title) => title.lang === lang) ?? sorted.find((title) => title.lang === 'en') ?? sorted[0] ?? null
  );
}
