import type { Actor } from './actor.js';
import type { Role } from './roles.js';
import type { Belongs, May } from './rule-book.js';

/**
 * Who may do what, by role, as data: what `docs/permissions.md` says, and what a test holds against the rules, which are written by
 * permission. Whoever changes what a role may do changes both, on purpose.
 */

/** `everyone`: signed in or not. `link`: the administrator who came in by the printed link. */
export type Holder = Role | 'everyone' | 'link';

/** What one may do with a noun in one state. */
export interface MatrixState<Act extends string> {
  /** As a lawyer would say it: "that is not confirmed yet". */
  state: string;
  /** Who may do each act. Nobody but those. */
  may: Readonly<Record<Act, readonly Holder[]>>;
}

export interface MatrixNoun<Act extends string> {
  /** "A text of a document". */
  noun: string;
  /** Acts that only somebody who may write does, so that a role held read-only does not reach them; beyond writing itself. */
  writersOnly: readonly Act[];
  states: readonly (MatrixState<Act> & { asks: (actor: Actor, act: Act) => boolean; own: boolean })[];
}

/** The matrix of a module. */
export interface Matrix {
  /** "Documents and their texts". */
  title: string;
  /** What a reader should know first; empty where nothing. */
  note: string;
  /** Each act as it is said in the table: `read`: "see it". */
  acts: Readonly<Record<string, string>>;
  nouns: readonly MatrixNoun<string>[];
}

/** The party for which the roles of the matrix are held, and the person who holds them. */
export const MATRIX_PARTY = '01900000-0000-7000-8000-000000000001';
export const MATRIX_PERSON = '01900000-0000-7000-8000-000000000002';

/** A noun of a module's rule book, in every state that its rules tell apart. */
interface GivenNoun<Thing, Act extends string> {
  noun: string;
  writersOnly?: readonly Act[];
  states: readonly (MatrixState<Act> & { thing: Thing & Belongs })[];
}

export interface GivenMatrix<Things, Act extends string> {
  title: string;
  note?: string;
  acts: Readonly<Record<Act, string>>;
  nouns: { readonly [N in keyof Things]: GivenNoun<Things[N], Act> };
}

/** Makes the matrix of a module; leaves out no noun and no act of its rule book. */
export function matrixOf<Things, Act extends string>(
  may: May<Things, Act>,
  { title, note = '', acts, nouns }: GivenMatrix<Things, Act>,
): Matrix {
  const names = Object.keys(nouns) as (keyof Things)[];
  return { title, note, acts, nouns: names.map((name) => nounOf(may, name, nouns[name])) };
}

function nounOf<Things, Act extends string, N extends keyof Things>(
  may: May<Things, Act>,
  name: N,
  { noun, writersOnly = [], states }: GivenNoun<Things[N], Act>,
): MatrixNoun<string> {
  return {
    noun,
    writersOnly,
    states: states.map(({ state, may: who, thing }) => ({
      state,
      may: who,
      own: thing.madeBy === MATRIX_PERSON,
      // Asked only for acts that the table names.
      asks: (actor, act) => may(actor, act as Act, name, thing),
    })),
  };
}
