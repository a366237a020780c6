import type { Actor } from '../access/index.js';
import type { Lang, Translator } from '../i18n/index.js';

/** A record of any module: its type is the `subject.type` of the action log. */
export interface RecordRef {
  /** "commitment", "document", "answer" ... */
  type: string;
  id: string;
}

/** A record as somebody sees it who may see it. */
export interface SeenRecord {
  /** In the reader's language where it has such a title. */
  title: string;
  /** Of the title. */
  lang: Lang;
  /** Of its page, below the language: `/commitments/70-179-4`. */
  path: string;
  /** Everybody sees it, signed in or not: only then a mail or a feed names it. */
  open: boolean;
}

/** A kind of records that people can be told of and comment on. The module that keeps them says who sees which. */
export interface RecordKind {
  type: string;
  /** Those of these records that the actor may see, by id. Asked when something is written, and again whenever it is shown or sent. */
  find: (actor: Actor, ids: readonly string[], t: Translator) => Promise<ReadonlyMap<string, SeenRecord>>;
  /** Whether people may comment on them; their page then shows `others.recordSections`. */
  comments: boolean;
}

/** All kinds of records together. */
export interface Records {
  kind(type: string): RecordKind | null;
  /** Those that the actor may see. What no module knows nobody sees. */
  find(actor: Actor, refs: readonly RecordRef[], t: Translator): Promise<SeenRecords>;
}

export interface SeenRecords {
  get(ref: RecordRef): SeenRecord | null;
}

/** @throws when two modules keep one type. */
export function recordsOf(kinds: readonly RecordKind[]): Records {
  const byType = new Map<string, RecordKind>();
  for (const kind of kinds) {
    if (byType.has(kind.type)) throw new Error(`Two modules keep records of the type ${kind.type}`);
    byType.set(kind.type, kind);
  }
  return {
    kind: (type) => byType.get(type) ?? null,
    async find(actor, refs, t) {
      const seen = new Map<string, ReadonlyMap<string, SeenRecord>>();
      // One kind after the other: the embedded engine answers one statement at a time anyway.
      for (const type of new Set(refs.map((ref) => ref.type))) {
        const ids = [...new Set(refs.filter((ref) => ref.type === type).map(({ id }) => id))];
        const kind = byType.get(type);
        if (kind !== undefined) seen.set(type, await kind.find(actor, ids, t));
      }
      return { get: ({ type, id }) => seen.get(type)?.get(id) ?? null };
    },
  };
}
