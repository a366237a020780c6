import type { z } from '@hono/zod-openapi';
import type { Actor } from '../access/index.js';
import type { Lang, MessageKey, Translator } from '../i18n/index.js';

/** What is looked for, by whom, and which part of what is found is wanted. */
export interface SearchRequest {
  /** As it was typed. */
  query: string;
  /** Only what is written in this language; null for all six. */
  within: Lang | null;
  actor: Actor;
  /** The reader's language. */
  t: Translator;
  limit: number;
  offset: number;
}

/** A piece of a line: in another language than the page, or a symbol that nothing may turn round or break. */
export interface SearchText {
  text: string;
  lang?: Lang;
  symbol?: boolean;
}

/** One thing that was found, as the page of results shows it. */
export interface SearchHit {
  /** Path below the language: `/documents/a-res-70-179#para_4`. */
  path: string;
  /** The words of the link. */
  title: readonly SearchText[];
  /** What follows the link on its line. */
  after?: readonly SearchText[];
  /** The words round what was found; `found` where it is what was looked for. */
  excerpt?: { lang: Lang; runs: readonly { text: string; found: boolean }[] };
  draft: boolean;
  /** Short facts below. */
  meta: readonly string[];
}

export interface SearchFindings {
  /** Of all that was found, not only of this part. */
  total: number;
  hits: readonly SearchHit[];
  /** The same as the API tells it, in the shape of `record`. */
  records: readonly unknown[];
}

/** A kind of thing that can be found, brought by a module. */
export interface SearchProvider {
  /** `?only=paragraphs`, and the name of its list in the answer of the API. */
  name: string;
  heading: MessageKey;
  /** Lower stands higher. */
  order: number;
  /** How many the page with all kinds shows. */
  first: number;
  /** One record in the answer of the API. */
  record: z.ZodType;
  /** Its total is the `total` of the API's answer, which counts one kind. */
  leads?: boolean;
  /** Null when the query holds nothing that could be looked for. */
  find: (request: SearchRequest) => Promise<SearchFindings | null>;
}

export interface FoundGroup {
  provider: SearchProvider;
  found: SearchFindings | null;
}

/** In the order of the page. */
export function inOrder(providers: readonly SearchProvider[]): SearchProvider[] {
  return [...providers].sort((a, b) => a.order - b.order);
}

/** Asks every provider for its part, `limit` of each. */
export function findInAll(
  providers: readonly SearchProvider[],
  request: Omit<SearchRequest, 'limit' | 'offset'>,
  part: (provider: SearchProvider) => { limit: number; offset: number },
): Promise<FoundGroup[]> {
  return Promise.all(
    providers.map(async (provider) => ({ provider, found: await provider.find({ ...request, ...part(provider) }) })),
  );
}
