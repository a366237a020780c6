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
  /** Reads these records once, and then says of any number of people who sees which. */
  sees: (ids: readonly string[]) => Promise<(actor: Actor, id: string) => boolean>;
  /** Whether people may comment on them; their page then shows `others.recordSections`. */
  comments: boolean;
}

/** What a module says of a kind of its records; `Held` is a record as it keeps it. */
export interface RecordParts<Held> {
  type: string;
  comments: boolean;
  /** Those of these records that there are, by id; in this language where they have words in several. */
  load: (ids: readonly string[], lang: Lang) => Promise<ReadonlyMap<string, Held>>;
  /** Its policy. */
  sees: (actor: Actor, held: Held) => boolean;
  show: (held: Held, t: Translator) => SeenRecord;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

/** A kind of records, of how they are read, who sees them, and how they are named. */
export function recordKind<Held>({ type, comments, load: loadKnown, sees, show }: RecordParts<Held>): RecordKind {
  // Ids come from addresses, too: what is none is not asked of the database, which would refuse it.
  const load: typeof loadKnown = (ids, lang) => loadKnown(ids.filter(isId), lang);
  return {
    type,
    comments,
    async find(actor, ids, t) {
      const all = [...(await load(ids, t.lang))].filter(([, held]) => sees(actor, held));
      return new Map(all.map(([id, held]) => [id, show(held, t)]));
    },
    async sees(ids) {
      const all = await load(ids, 'en');
      return (actor, id) => {
        const held = all.get(id);
        return held !== undefined && sees(actor, held);
      };
    },
  };
}

/** All kinds of records together. */
export interface Records {
  kind(type: string): RecordKind | null;
  /** Those that the actor may see. What no module knows nobody sees. */
  find(actor: Actor, refs: readonly RecordRef[], t: Translator): Promise<SeenRecords>;
  /** Reads them once, for however many people are asked about afterwards: what goes to thousands costs no question to the database for each. */
  sees(refs: readonly RecordRef[]): Promise<(actor: Actor, ref: RecordRef) => boolean>;
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
      const seen = await ofEachKind(refs, (kind, ids) => kind.find(actor, ids, t));
      return { get: ({ type, id }) => seen.get(type)?.get(id) ?? null };
    },
    async sees(refs) {
      const rules = await ofEachKind(refs, (kind, ids) => kind.sees(ids));
      return (actor, { type, id }) => rules.get(type)?.(actor, id) ?? false;
    },
  };

  async function ofEachKind<T>(
    refs: readonly RecordRef[],
    ask: (kind: RecordKind, ids: string[]) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const asked = new Map<string, T>();
    // One kind after the other: the embedded engine answers one statement at a time anyway.
    for (const type of new Set(refs.map((ref) => ref.type))) {
      const kind = byType.get(type);
      const ids = new Set(refs.filter((ref) => ref.type === type).map(({ id }) => id));
      if (kind !== undefined) asked.set(type, await ask(kind, [...ids]));
    }
    return asked;
  }
}
