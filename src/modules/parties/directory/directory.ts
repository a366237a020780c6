import { type Lang, LOCALES } from '../../../kernel/i18n/index.js';
import { isCurrent } from '../addressees.js';
import { foldName, nameSearch, shortName } from '../names.js';
import type { Party } from '../party.js';
import { DIMENSIONS, type Dimension, GROUP_NAMES, type PartyFilter } from './filter.js';

/** All parties in memory, found by code, id and addressee, filtered and sorted as each language sorts. No I/O. */

export const SORTS = ['name', 'code', 'kind', 'admitted'] as const;
export type Sort = (typeof SORTS)[number];

export interface PartyPage {
  sort: Sort;
  descending: boolean;
  offset: number;
  limit: number;
}

export type Facets = Record<Dimension, { value: string; count: number }[]>;

export interface FoundParties {
  total: number;
  rows: Party[];
  /** What each dimension could be narrowed to, with what the others say. */
  facets: Facets;
}

interface Entry {
  party: Party;
  /** Every name and code, folded, each behind a bar that no query holds. */
  folded: string;
}

export class PartyDirectory {
  readonly #byCode = new Map<string, Entry>();
  readonly #byId = new Map<string, Entry>();
  readonly #byAddressee = new Map<string, Party>();
  /** The order by name, by language; made when first asked for. */
  readonly #order = new Map<Lang, Map<string, number>>();

  put(party: Party): void {
    for (const [code, { id }] of this.#byAddressee) if (id === party.id) this.#byAddressee.delete(code);
    const texts = [party.code, party.alpha2, party.alpha3, party.m49, ...party.names.map(({ name }) => name)];
    const folded = [...new Set(texts.filter((text) => text !== null).map(foldName))].join(' | ');
    const entry = { party, folded };
    this.#byCode.set(party.code, entry);
    this.#byId.set(party.id, entry);
    for (const code of party.addressees) this.#byAddressee.set(code, party);
    this.#order.clear();
  }

  byCode(code: string): Party | null {
    return this.#byCode.get(code.toUpperCase())?.party ?? null;
  }

  byId(id: string): Party | null {
    return this.#byId.get(id)?.party ?? null;
  }

  /** Whom a code of the reader names alone; null for groups and for those who are no party. */
  byAddressee(code: string): Party | null {
    return this.#byAddressee.get(code) ?? null;
  }

  /** Parties that pass a filter and that may be seen, one page of them. */
  select(filter: PartyFilter, page: PartyPage, lang: Lang, sees: (party: Party) => boolean): FoundParties {
    const matches = nameSearch(filter.q);
    const named = [...this.#byCode.values()]
      .filter(({ party, folded }) => sees(party) && (matches === null || matches(folded)))
      .map(({ party }) => party);
    const found = named.filter((party) => passes(party, filter, null));
    const order = this.#orderIn(lang);
    found.sort((a, b) => compare(a, b, page.sort, order) * (page.descending ? -1 : 1));
    return {
      total: found.length,
      rows: found.slice(page.offset, page.offset + page.limit),
      // Counted when it is asked for: most who list parties show no filter.
      get facets() {
        return facetsOf(named, filter);
      },
    };
  }

  #orderIn(lang: Lang): Map<string, number> {
    const known = this.#order.get(lang);
    if (known !== undefined) return known;
    const { compare: collate } = new Intl.Collator(LOCALES[lang], { sensitivity: 'base', ignorePunctuation: true });
    const named = [...this.#byCode.values()].map(({ party }) => ({ id: party.id, name: shortName(party, lang) }));
    named.sort((a, b) => collate(a.name, b.name) || (a.id < b.id ? -1 : 1));
    const made = new Map(named.map(({ id }, place) => [id, place]));
    this.#order.set(lang, made);
    return made;
  }
}

function compare(a: Party, b: Party, sort: Sort, order: ReadonlyMap<string, number>): number {
  const byName = (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
  if (sort === 'name') return byName;
  if (sort === 'code') return a.code < b.code ? -1 : 1;
  if (sort === 'kind') return a.kind === b.kind ? byName : a.kind < b.kind ? -1 : 1;
  // Those without a day come after all others.
  const [one, other] = [admittedOn(a) ?? '~', admittedOn(b) ?? '~'];
  return one === other ? byName : one < other ? -1 : 1;
}

/** Since when a party belongs to the United Nations, as far as that is known. */
export function admittedOn({ memberships }: Party): string | null {
  return memberships.find(({ body }) => body === 'un')?.since ?? null;
}

function passes(party: Party, filter: PartyFilter, except: Dimension | null): boolean {
  return DIMENSIONS.every((name) => {
    const asked: readonly string[] = filter[name];
    return name === except || asked.length === 0 || valuesOf(party, name).some((value) => asked.includes(value));
  });
}

function valuesOf(party: Party, dimension: Dimension): readonly string[] {
  if (dimension === 'kind') return [party.kind];
  if (dimension === 'state') return [party.state];
  if (dimension === 'region') return [party.region, party.subregion].filter((code) => code !== null);
  const bodies: readonly string[] = party.memberships.filter(isCurrent).map(({ body }) => body);
  return GROUP_NAMES.filter((name) => bodies.includes(name));
}

function facetsOf(named: readonly Party[], filter: PartyFilter): Facets {
  const count = (dimension: Dimension) => {
    const counts = new Map<string, number>();
    for (const party of named)
      if (passes(party, filter, dimension))
        for (const value of valuesOf(party, dimension)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, n]) => ({ value, count: n }));
  };
  return { kind: count('kind'), group: count('group'), region: count('region'), state: count('state') };
}
