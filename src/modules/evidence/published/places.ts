import { foldName, type Party } from '../../parties/index.js';

/** States by their codes and names, as tables of others write them. Pure. */
export interface Places {
  /** By ISO 3166-1, two letters. */
  byCode: ReadonlyMap<string, Party>;
  /** The two-letter code of a country by code or by one of its names in any language; null where none is meant. */
  find: (text: string) => string | null;
  /** Two-letter codes of the States of a region or subregion (M49). */
  within: (region: string) => string[];
}

export function placesOf(parties: readonly Party[]): Places {
  const byCode = new Map<string, Party>();
  const words = new Map<string, string>();
  for (const party of parties) {
    if (party.alpha2 === null) continue;
    byCode.set(party.alpha2, party);
    for (const word of [party.alpha2, party.alpha3, party.m49, ...party.names.map(({ name }) => name)])
      if (word !== null && !words.has(foldName(word))) words.set(foldName(word), party.alpha2);
  }
  return {
    byCode,
    find: (text) => words.get(foldName(text)) ?? null,
    within: (region) =>
      [...byCode].flatMap(([code, party]) => (party.region === region || party.subregion === region ? [code] : [])),
  };
}
