import type { ActWords } from './act-words.js';
import { isLetter } from './phrase.js';

/** What stands between the border of a clause and a verb, read backwards from the verb. */
export interface Lead {
  /** Where the verb's own words begin, its adverbs included. */
  from: number;
  /** Where the lead begins: the border itself. */
  border: number;
  kind: 'start' | 'line' | 'sentence' | 'comma' | 'comma-and' | 'and' | 'we' | 'none';
  /** "in this regard", "therefore". */
  connective: boolean;
  /** A pronoun right before the verb that is who is asked. */
  object: 'one' | 'many' | null;
  /** "also", "又": what follows adds to what the organ itself did. */
  adverb: boolean;
}

const REACH = 60;
const STOPS = ',;:，；：؛';
const ENDS = '.。!?؟！？';

export function readLead(folded: string, verb: number, words: ActWords): Lead {
  const lead: Lead = { from: verb, border: verb, kind: 'none', connective: false, object: null, adverb: false };
  if (words.lang === 'zh' && isLetter(folded, verb - 1) && !words.lastCharacters.has(folded[verb - 1] ?? ''))
    return lead;
  let at = verb;
  let joined = false;
  const nearest = folded.slice(Math.max(0, at - 12), at).trimEnd();
  const object = words.endsWithOne.exec(nearest) ?? words.endsWithMany.exec(nearest);
  if (object) {
    at -= folded.slice(Math.max(0, at - 12), at).length - object.index;
    lead.object = words.endsWithOne.test(nearest) ? 'one' : 'many';
  }
  for (let round = 0; round < 8; round++) {
    if (!joined && words.lang === 'ar' && arabicAnd(folded, at)) {
      joined = true;
      at--;
    }
    mark(lead, folded, at, joined, words);
    const start = Math.max(0, at - REACH);
    const before = folded.slice(start, at).trimEnd();
    const bare = /[,，]$/.test(before) ? before.slice(0, -1).trimEnd() : before;
    const and = joined ? null : words.endsWithAnd.exec(before);
    const adverb = words.endsWithAdverb.exec(before);
    const connective = words.endsWithConnective.exec(bare);
    const longest = Math.max(and?.[0].length ?? 0, adverb?.[0].length ?? 0, connective?.[0].length ?? 0);
    if (longest === 0) break;
    // "In this regard" may stand inside a verb's words, but before them it only leads to them.
    const leads = connective?.[0].length === longest && (/\s/.test(connective[0]) || adverb?.[0].length !== longest);
    if (!leads && adverb?.[0].length === longest) {
      at = start + adverb.index;
      if (!lead.connective && !joined) lead.from = at;
      lead.adverb = true;
    } else if (leads && connective) {
      at = start + connective.index;
      lead.connective = true;
    } else if (and) {
      at = start + and.index;
      joined = true;
    }
  }
  return lead;
}

/** The farthest place where a border was seen holds: "…的同时，" is no connective but the end of a remark. */
function mark(lead: Lead, folded: string, at: number, joined: boolean, words: ActWords): void {
  const border = trimmed(folded, at);
  const kind = kindOf(folded, border, joined, words);
  if (kind === 'none') return;
  lead.border = border;
  lead.kind = kind;
}

/** A place without the spaces before it. */
function trimmed(folded: string, at: number): number {
  let border = at;
  while (border > 0 && folded[border - 1] === ' ') border--;
  return border;
}

function arabicAnd(folded: string, at: number): boolean {
  return (folded[at - 1] === 'و' || folded[at - 1] === 'ف') && !isLetter(folded, at - 2);
}

function kindOf(folded: string, border: number, joined: boolean, words: ActWords): Lead['kind'] {
  if (border === 0) return 'start';
  const c = folded[border - 1] ?? '';
  if (c === '\n') return 'line';
  if (ENDS.includes(c)) return 'sentence';
  const before = folded.slice(Math.max(0, border - REACH), border);
  if (STOPS.includes(c)) {
    if (words.endsWithRelative.test(before.slice(0, -1).trimEnd())) return 'none';
    return joined ? 'comma-and' : 'comma';
  }
  const we = words.endsWithWe.exec(before);
  if (we)
    return kindOf(folded, trimmed(folded, border - before.length + we.index), false, words) === 'none' ? 'none' : 'we';
  return joined ? 'and' : 'none';
}
