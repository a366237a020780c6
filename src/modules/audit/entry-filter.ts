import type { ActionFilter } from '../../kernel/audit/index.js';

/** What the address of the log can say; the same for page, exports and API. */
export const FILTER_NAMES = ['who', 'kind', 'verb', 'subject', 'party', 'from', 'to'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** As it stands in the address, for fields that show it again. */
export type FilterTexts = Partial<Record<FilterName, string>>;

export interface ReadFilter {
  filter: ActionFilter;
  texts: FilterTexts;
  /** Fields whose text cannot be meant: no day, a day that ends before it begins. They narrow nothing. */
  wrong: ('from' | 'to')[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the address. `who` is an id or a kind of actor (`house`, `administrator`), `kind` is `reads` or `acts`, `subject` an id, `type`, or `type:id`.
 *
 * @example readEntryFilter(new URLSearchParams('who=house&subject=document:0190'))
 */
export function readEntryFilter(query: URLSearchParams): ReadFilter {
  const texts: FilterTexts = {};
  for (const name of FILTER_NAMES) {
    const text = query.get(name)?.trim().slice(0, 200) ?? '';
    if (text !== '') texts[name] = text;
  }
  const reads = texts.kind === 'reads' ? true : texts.kind === 'acts' ? false : undefined;
  const filter: ActionFilter = { verb: texts.verb, party: texts.party, reads };
  if (texts.who !== undefined) {
    if (KINDS.has(texts.who)) filter.actorKind = texts.who;
    else filter.actorId = texts.who;
  }
  if (texts.subject !== undefined) filter.subject = readSubject(texts.subject);
  const wrong: ReadFilter['wrong'] = [];
  for (const name of ['from', 'to'] as const) {
    const day = texts[name];
    if (day === undefined) continue;
    if (isDay(day)) filter[name] = day;
    else wrong.push(name);
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    wrong.push('to');
    filter.to = undefined;
  }
  return { filter, texts, wrong };
}

const KINDS = new Set(['house', 'administrator', 'person', 'public']);

function readSubject(text: string): { type?: string; id?: string } {
  const colon = text.indexOf(':');
  if (colon > 0) return { type: text.slice(0, colon), id: text.slice(colon + 1) };
  // Kinds of things are words; ids are not.
  return /^[a-z]+(-[a-z]+)*$/.test(text) && !/^[\da-f-]{36}$/.test(text) ? { type: text } : { id: text };
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
