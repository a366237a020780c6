import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, findParty, foldName, type Party } from '../parties/index.js';
import { Refusal } from './refusal.js';

/** Who can take part in a treaty, and how depositaries call them. */

/** The house looks at all parties; what it tells of them is what everybody sees. */
const HOUSE: Actor = { kind: 'administrator', id: 'house' };

/** All parties of the register, in the order of a language. */
export async function findEveryParty(db: Database, lang: Lang = 'en'): Promise<Party[]> {
  const page = { sort: 'name', descending: false, offset: 0, limit: Infinity } as const;
  return (await findParties(db, HOUSE, EVERY_PARTY, page, lang)).rows;
}

/** The id of the participant whose act is objected to; null for no code. @throws Refusal `no-such-participant` */
export async function targetParty(db: Database, actor: Actor, code: string): Promise<string | null> {
  if (code.trim() === '') return null;
  const found = await findParty(db, actor, { code: code.trim() });
  if (found === null || !mayTakePart(found)) throw new Refusal('no-such-participant', { field: 'targetParty' });
  return found.id;
}

export const PARTAKERS = ['state', 'observer', 'other-state', 'regional'] as const satisfies readonly Party['kind'][];

/** Those that may become party: States, and organizations of regional integration. */
export function mayTakePart({ kind, state }: Pick<Party, 'kind' | 'state'>): boolean {
  return PARTAKERS.some((one) => one === kind) && state !== 'waiting' && state !== 'refused';
}

/**
 * The name of a participant without what depositaries hang on it: footnote numbers raised or not, letters of notes, stars.
 *
 * @example bareName('China 2, 3') // 'China'
 * @example bareName('Netherlands (Kingdom of the)⁴') // 'Netherlands (Kingdom of the)'
 */
export function bareName(written: string): string {
  return written
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/[\u2070\u00b9\u00b2\u00b3\u2074-\u2079*†‡§]+/gu, ' ')
    .replace(/\[\s*\d+\s*\]/gu, ' ')
    .replace(/(?:[\s,]+\d{1,3})+\s*$/u, '')
    .replace(/(\p{L}|\))\d{1,2}(?:\s*,\s*\d{1,2})*\s*$/u, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Words that depositaries and registers write in two ways. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bst\.? /gu, 'saint '],
  [/\bthe\b/gu, ' '],
];

/** Ways in which one name may be written; the folded forms by which it is looked for. */
export function waysOf(written: string): string[] {
  const bare = bareName(written);
  // Labour Office: "Korea, Republic of"; depositary: "Bolivia (Plurinational State of)".
  const turned = /^([^,(]+),\s*([^,]+)$/u.exec(bare);
  const bracket = /^(.+?)\s*\(([^)]+)\)$/u.exec(bare);
  const ways = [
    bare,
    ...(turned === null ? [] : [`${turned[2]} ${turned[1]}`]),
    ...(bracket === null ? [] : [`${bracket[2]} ${bracket[1]}`]),
  ];
  return [...new Set(ways.flatMap((way) => [foldName(way), respelled(way)]))].filter((way) => way !== '');
}

function respelled(name: string): string {
  let text = foldName(name.replaceAll('&', ' and '));
  for (const [pattern, instead] of SPELLINGS) text = text.replace(pattern, instead);
  return foldName(text);
}

/** Finds participants by any of their names, in whatever language. Pure. */
export class Participants {
  readonly #byName = new Map<string, Party | null>();
  readonly #byCode = new Map<string, Party>();
  readonly #matched: ReadonlyMap<string, string>;
  readonly #byId = new Map<string, Party>();

  /** @param matched names that people matched before, folded, to ids of parties. */
  constructor(parties: readonly Party[], matched: ReadonlyMap<string, string> = new Map()) {
    this.#matched = matched;
    for (const party of parties) {
      this.#byId.set(party.id, party);
      for (const code of [party.code, party.alpha3]) if (code !== null) this.#byCode.set(code.toUpperCase(), party);
      for (const { name, kind } of party.names)
        if (kind !== 'acronym') for (const way of [foldName(name), respelled(name)]) this.#put(way, party);
    }
  }

  #put(way: string, party: Party): void {
    const held = this.#byName.get(way);
    // A name of two is nobody's.
    this.#byName.set(way, held === undefined || held?.id === party.id ? party : null);
  }

  byId(id: string): Party | null {
    return this.#byId.get(id) ?? null;
  }

  byCode(code: string): Party | null {
    return this.#byCode.get(code.trim().toUpperCase()) ?? null;
  }

  /** Null where nobody is called that, or two are. */
  find(written: string): Party | null {
    for (const way of waysOf(written)) {
      const party = this.byId(this.#matched.get(way) ?? '') ?? this.#byName.get(way) ?? null;
      if (party !== null) return party;
    }
    return null;
  }
}

/** Whether a written name is the one under which lists of today have the party: what else it is, is kept with the action. */
export function isPresentName(written: string, party: Party): boolean {
  const ways = waysOf(written);
  return party.names.some(
    ({ name, kind }) => kind !== 'former' && (ways.includes(foldName(name)) || ways.includes(respelled(name))),
  );
}
