import type { Day } from '../calendar/index.js';
import type { Database } from '../db/index.js';
import type { Translator } from '../i18n/index.js';

/** Who is meant by words that name some by what only another module knows: "States not yet party". */

export type Meant = (partyId: string) => boolean;

/** What a page that shows a narrowed list says of it: by what it was narrowed, and what is known from where and as of when. */
export interface NarrowedBy {
  /** The same wherever the same is said, so that it is said once. */
  key: string;
  /** "Only States that are not yet party to all of these are asked." */
  sentence: (t: Translator) => string;
  sources: readonly {
    name: (t: Translator) => string;
    /** Without the language. */
    path: string;
    asOf: Day;
    /** Where it was published; may be empty. */
    source: string;
  }[];
}

/** A module that knows who is meant by some addressees. */
export interface Narrowing {
  /** Codes of the addressees that it can narrow. */
  codes: readonly string[];
  /**
   * Whom one of these codes means as of today, in a text with these citations ("UNTS 2237 39574"); null where that is not known, and so
   * everybody stays who is meant by the code at all.
   */
  meant: (code: string, citations: readonly string[]) => Promise<(NarrowedBy & { means: Meant }) | null>;
}

const known = new WeakMap<Database, () => Promise<readonly Narrowing[]>>();

/** Says for a database who narrows addressees in it. `load` is called when they are first asked for. */
export function setNarrowings(db: Database, load: () => Promise<readonly Narrowing[]>): void {
  let loaded: Promise<readonly Narrowing[]> | undefined;
  known.set(db, () => (loaded ??= load()));
}

/** Nobody narrows anything in a database that was opened without the modules. */
export async function narrowingsOf(db: Database): Promise<readonly Narrowing[]> {
  return (await known.get(db)?.()) ?? [];
}
