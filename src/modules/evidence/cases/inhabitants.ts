import { readFileSync } from 'node:fs';
import { countryByRule } from './inhabitants-by-rule.js';

/**
 * Countries by the names of their inhabitants: in English, French and Spanish ("Nigerians", "nigériane", "nigerianos") by a list, of which the endings are
 * few; in Arabic, Chinese and Russian by rules. A name that two countries share (Congolese, Guinean of no side, Dominican) stands in no line: nobody but the officer knows which.
 */

let byStem: Map<string, string | null> | null = null;

/**
 * The two-letter code of the country whose inhabitants are so called; null where none or several are.
 *
 * @param find the code of a country by one of its names in any language
 */
export function countryOfInhabitants(text: string, find: (name: string) => string | null): string | null {
  byStem ??= readStems();
  return byStem.get(stemOf(text)) ?? countryByRule(text, find);
}

function readStems(): Map<string, string | null> {
  const stems = new Map<string, string | null>();
  const [, ...lines] = readFileSync(new URL('./inhabitants.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const [code = '', ...languages] = line.split(',');
    for (const name of languages.flatMap((names) => names.split(';'))) {
      const stem = stemOf(name);
      const before = stems.get(stem);
      stems.set(stem, before === undefined || before === code ? code : null);
    }
  }
  return stems;
}

/** Without marks, signs, number and gender: "Nigériennes", "nigérien" and "Nigerien" are one, and "Nigerians" another. */
function stemOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/gu, ' ')
    .trim();
  return plain
    .replace(/(?:es|s)$/u, '')
    .replace(/[aeo]$/u, '')
    .replace(/s$/u, '')
    .replace(/([nst])\1$/u, '$1');
}
