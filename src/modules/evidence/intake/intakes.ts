import { newId } from '../../../kernel/db/index.js';
import type { MetValue } from '../cases/column-builder.js';
import type { Correction } from '../cases/correct-cases.js';
import type { Finding } from '../cases/finding.js';
import { type Mapping, NO_MAPPING } from '../cases/mapping.js';
import type { ColumnShape, DataSetKind } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';

/**
 * Files that were brought and not yet accepted, in the memory of this process alone: nothing is stored before it is known that nobody is named
 * in it, and a restart forgets it.
 */

/** A file as it stands between upload and decision. */
export interface Intake {
  id: string;
  partyId: string;
  personId: string;
  kind: DataSetKind;
  fileName: string;
  bytes: number;
  broughtAt: Date;
  state: 'arriving' | 'reading' | 'refused' | 'ready' | 'keeping' | 'kept';
  /** 0 to 1. */
  progress: number;
  findings: readonly Finding[];
  /** Why it could not be read at all. */
  problem: { code: string; values: Readonly<Record<string, string | number>> } | null;
  rows: number;
  columns: readonly ColumnShape[];
  /** Values that the dictionary does not know, by column, with their counts. */
  unknown: readonly { column: string; value: string; count: number }[];
  dictionary: string | null;
  /** What a person agreed to: what columns and values mean in the dictionary. */
  mapping: Mapping;
  /** What was changed in the file, which can be taken back corrected. */
  corrections: readonly Correction[];
  /** Once it is kept. */
  dataSetId: string | null;
}

/** What was met in a file, with true counts: in memory alone, for whoever brought it. */
export interface Inside {
  columns: readonly { name: string; met: readonly MetValue[] }[];
  /** What was found without a dictionary. */
  findings: readonly Finding[];
}

interface Held extends Intake {
  /** Null while it arrives, and once it was let go. */
  content: Uint8Array | null;
  inside: Inside | null;
}

/** So many at a time: each holds its file in memory. */
const MOST = 4;
/** And so many bytes in all: with what reading takes, the memory of a small machine. */
const MOST_BYTES = 400 * 1024 * 1024;
/** After so many milliseconds an intake that nobody decided on is forgotten. */
export const FORGOTTEN_AFTER = 30 * 60_000;

/** What is known of a file before it has come. */
export type Coming = Pick<Intake, 'partyId' | 'personId' | 'kind' | 'fileName'> & {
  /** Made up by the page, so that it can ask how far the file has come. */
  id?: string | undefined;
  /** Bytes that are expected. */
  bytes: number;
};

export interface Intakes {
  /** Makes place for a file that is being sent. @throws HouseRefusal `too-many-intakes` */
  expect(coming: Coming): Intake;
  /** The file has come. */
  arrived(id: string, content: Uint8Array): void;
  /** One's own. @throws HouseRefusal `intake-gone` */
  find(id: string, personId: string): Intake;
  list(personId: string): Intake[];
  content(id: string): Uint8Array;
  /** The file, for a thread that looks through it; it keeps its place, and nothing of it is held here until it comes back. */
  giveAway(id: string): Uint8Array;
  /** Puts what came back in its place. */
  replace(id: string, content: Uint8Array, inside: Inside | null): void;
  /** @throws HouseRefusal `intake-gone` */
  inside(id: string): Inside;
  /** Null once it is forgotten. */
  state(id: string): Intake['state'] | null;
  change(id: string, change: Partial<Omit<Intake, 'id'>>): void;
  /** Lets the file go; what was found stays to be read. */
  letGo(id: string): void;
  /** Lets all of it go. */
  forget(id: string): void;
}

/** @param now in milliseconds; of the tests. */
export function makeIntakes(now: () => number = Date.now): Intakes {
  const held = new Map<string, Held>();
  const forgetOld = (): void => {
    // What arrives lives as long as the request that brings it.
    for (const [id, { broughtAt, state }] of held)
      if (state !== 'arriving' && now() - broughtAt.getTime() >= FORGOTTEN_AFTER) held.delete(id);
  };
  const one = (id: string): Held => {
    forgetOld();
    const found = held.get(id);
    if (found === undefined) throw new HouseRefusal('intake-gone');
    return found;
  };
  const shown = ({ content, inside, ...intake }: Held): Intake => intake;
  const letGo = (found: Held): void => {
    found.content?.fill(0);
    found.content = null;
    found.inside = null;
  };
  return {
    expect({ id, ...coming }) {
      forgetOld();
      // Whoever tries again has no use for what was refused.
      for (const one of held.values()) if (one.personId === coming.personId && one.state === 'refused') letGo(one);
      const full = [...held.values()].filter(({ content, state }) => content !== null || state === 'arriving');
      const bytes = full.reduce((sum, intake) => sum + intake.bytes, coming.bytes);
      if (full.length >= MOST || bytes > MOST_BYTES) throw new HouseRefusal('too-many-intakes');
      const intake: Held = {
        ...coming,
        id: id === undefined || held.has(id) ? newId() : id,
        broughtAt: new Date(now()),
        state: 'arriving',
        progress: 0,
        findings: [],
        problem: null,
        rows: 0,
        columns: [],
        unknown: [],
        dictionary: null,
        mapping: NO_MAPPING,
        corrections: [],
        dataSetId: null,
        content: null,
        inside: null,
      };
      held.set(intake.id, intake);
      return shown(intake);
    },
    arrived(id, content) {
      Object.assign(one(id), {
        content,
        bytes: content.length,
        broughtAt: new Date(now()),
        state: 'reading',
        progress: 0,
      });
    },
    find(id, personId) {
      const found = one(id);
      if (found.personId !== personId) throw new HouseRefusal('intake-gone');
      return shown(found);
    },
    list(personId) {
      forgetOld();
      return [...held.values()].filter((intake) => intake.personId === personId).map(shown);
    },
    content(id) {
      const { content } = one(id);
      if (content === null) throw new HouseRefusal('intake-gone');
      return content;
    },
    giveAway(id) {
      const found = one(id);
      if (found.content === null) throw new HouseRefusal('intake-gone');
      const { content } = found;
      found.content = new Uint8Array();
      return content;
    },
    replace(id, content, inside) {
      Object.assign(one(id), { content, inside });
    },
    inside(id) {
      const { inside } = one(id);
      if (inside === null) throw new HouseRefusal('intake-gone');
      return inside;
    },
    state: (id) => held.get(id)?.state ?? null,
    change(id, change) {
      const found = held.get(id);
      if (found !== undefined) Object.assign(found, change);
    },
    letGo(id) {
      const found = held.get(id);
      if (found !== undefined) letGo(found);
    },
    forget(id) {
      held.get(id)?.content?.fill(0);
      held.delete(id);
    },
  };
}

/** Those of this process. */
export const intakes = makeIntakes();
