import type { Lang } from '../reading.js';
import { citationWords } from './citation-words.js';
import { wordStarts } from './phrase.js';
import { lastFrom } from './positions.js';
import type { Placed } from './symbols.js';

/** Where the last note of a chain stood in the Treaty Series. */
export interface SeriesPlace {
  volumes: string[];
  number: string | null;
}

/**
 * `UNTS volume registration`, one for each volume. `chain` is the place that "Ibid." repeats: a note that says a volume only
 * keeps the registration number of the note before.
 */
export function findSeries(
  folded: string,
  lang: Lang,
  chain: SeriesPlace | null,
): { placed: Placed[]; place: SeriesPlace | null } {
  const words = citationWords(lang);
  if ((!words.series.test(folded) && !chain) || words.otherSeries.test(folded)) return { placed: [], place: null };
  const volumes = [...folded.matchAll(words.volumes)];
  const numbers = [...folded.matchAll(words.registration)];
  const placed: Placed[] = [];
  let place: SeriesPlace | null = null;
  volumes.forEach((match, i) => {
    const until = volumes[i + 1]?.index ?? folded.length;
    const to = match.index + match[0].length;
    const next = numbers[lastFrom(numbers, to - 1, (other) => other.index) + 1];
    const near = next && next.index < until && next.index - to < 60 ? next[1] : undefined;
    const number = near ?? chain?.number ?? null;
    place = { volumes: match[1]?.match(/\d+/g) ?? [], number };
    if (number)
      for (const volume of place.volumes) placed.push({ code: `UNTS ${volume} ${number}`, from: match.index, to });
  });
  if (volumes.length === 0 && chain && numbers.length === 1 && !/\(|suppl|дополн|补编|ملحق/.test(folded)) {
    place = { volumes: chain.volumes, number: numbers[0]?.[1] ?? null };
    for (const volume of place.volumes)
      placed.push({ code: `UNTS ${volume} ${place.number}`, from: 0, to: folded.length });
  }
  return { placed, place };
}

/** Conventions whose number alone, beside a word for convention, means the International Labour Organization. */
const KNOWN = new Set([29, 81, 87, 97, 98, 105, 138, 143, 169, 181, 182, 189, 190, 201, 203]);

/** `ILO C029`, `ILO P029`, `ILO R203`: instruments of the International Labour Organization, by name or number. */
export function findLabourInstruments(folded: string, lang: Lang): Placed[] {
  const words = citationWords(lang);
  const placed: Placed[] = [];
  if (!words.iloInstrument.test(folded)) return [];
  let read = 0;
  for (const at of wordStarts(folded, lang)) {
    if (at < read) continue;
    const name = words.iloNames.at(folded, at);
    if (!name) continue;
    placed.push(...withItsProtocol(instrument(folded, name.from, name.to, name.value, lang), folded, lang));
    read = name.to;
  }
  const organization = words.iloOrganization.test(folded);
  for (const match of folded.matchAll(words.iloKeyword)) {
    const number =
      /^[^;；。\n]{0,90}?(?:\(\s*(?:[^()\d]{0,24}?)|n ?o\.? ?|no\. ?|núm\. ?|№ ?|رقم |第\s*|n[°º] ?)(\d{1,3})(?:\s*号(?:公约|建议书)?)?\s*(?:\)|[,，、]|\s|$)/u.exec(
        folded.slice(match.index + match[0].length, match.index + 140),
      );
    if (!number?.[1]) continue;
    const value = Number(number[1]);
    const near = organization || KNOWN.has(value);
    if (
      !near ||
      value > 210 ||
      /\d/.test(number[0].slice(0, number[0].lastIndexOf(number[1])).replace(/\b(?:19|20)\d\d\b/g, ''))
    )
      continue;
    const to = match.index + match[0].length + number[0].length;
    placed.push(instrument(folded, match.index, to, value, lang));
  }
  return placed;
}

function instrument(folded: string, from: number, to: number, number: number, lang: Lang): Placed {
  const words = citationWords(lang);
  const name = folded.slice(from, to);
  const before = folded.slice(Math.max(0, from - 60), from);
  const protocol =
    lang === 'zh'
      ? words.iloProtocol.test(folded.slice(to, to + 14).split(/[》，；、]/)[0] ?? '')
      : protocolBefore(before, words.iloProtocol);
  const letter = words.iloRecommendation.test(name) ? 'R' : protocol ? 'P' : 'C';
  return { code: `ILO ${letter}${String(number).padStart(3, '0')}`, from, to };
}

/** "Protocol of 2014 to the" before the name of the convention. */
function protocolBefore(before: string, protocol: RegExp): boolean {
  const match = protocol.exec(before);
  if (!match) return false;
  return !/[;,،]| and | et | y | и /.test(before.slice(match.index + match[0].length));
}

/** "the Forced Labour Convention, 1930 (No. 29), and its Protocol of 2014" cites both. */
function withItsProtocol(placed: Placed, folded: string, lang: Lang): Placed[] {
  const rest = folded.slice(placed.to, placed.to + 60);
  const its = /^[^;；。]{0,34}?(?:and its|et son|y su|и протокол\S* (?:2014 года )?к ней|وبروتوكول|及其)/.exec(rest);
  if (
    !its ||
    placed.code !== 'ILO C029' ||
    !citationWords(lang).iloProtocol.test(rest.slice(its.index, its[0].length + 24))
  )
    return [placed];
  return [placed, { ...placed, code: 'ILO P029' }];
}
