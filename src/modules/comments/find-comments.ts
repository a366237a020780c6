import { findActors, type PersonActor } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { RecordRef, Records, SeenRecord } from '../../kernel/work/index.js';
import { findPartiesById, partyName } from '../parties/index.js';
import { type Comment, isFresh, reaches, type Thread, threadsOf } from './comment.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { findComment, listComments, listVersions } from './store/comments.js';

/** A comment as its reader sees it. */
export interface ShownComment extends Comment {
  /** Null where the account is gone. */
  author: string | null;
  /** Name of the party for which it was written. */
  forParty: string | null;
  /** To whom, by name; null: to all. */
  toName: string | null;
  /** Earlier wordings, the first first. */
  before: { words: string; made: Date }[];
  rights: { edit: boolean; takeBack: boolean };
}

export interface ShownThread {
  first: ShownComment;
  replies: ShownComment[];
  /** Whether the reader may answer. */
  answers: boolean;
}

export interface FoundComments {
  record: SeenRecord;
  threads: ShownThread[];
  /** Whether the reader may begin a thread. */
  writes: boolean;
}

/** What people said about a record, as far as it reaches the reader. @throws Refusal `no-such-record`, also for one that is not seen. */
export async function findComments(
  { db, records }: { db: Database; records: Records },
  reader: PersonActor,
  about: RecordRef,
  t: Translator,
  now = new Date(),
): Promise<FoundComments> {
  const record = await seenRecord(records, reader, about, t);
  const threads = threadsOf(await listComments(db.connection, about)).filter(({ first }) =>
    may(reader, 'read', 'comment', thingOf(reader, first, first, now)),
  );
  const named = await namesIn(db, reader, threads, t);
  const versions = await listVersions(
    db.connection,
    threads.flatMap(({ first, replies }) => [first, ...replies].filter(isShown).map(({ id }) => id)),
  );
  const show = (comment: Comment, first: Comment): ShownComment => {
    const thing = thingOf(reader, comment, first, now);
    return {
      ...comment,
      // What was taken back is not shown, whoever asks.
      words: isShown(comment) ? comment.words : null,
      author: named.people.get(comment.authorId) ?? null,
      forParty: comment.authorParty === null ? null : (named.parties.get(comment.authorParty) ?? null),
      toName: toNameOf(comment, named),
      before: versions
        .filter((version) => version.comment_id === comment.id)
        .map(({ words, made }) => ({ words, made })),
      rights: { edit: may(reader, 'edit', 'comment', thing), takeBack: may(reader, 'take back', 'comment', thing) },
    };
  };
  return {
    record,
    threads: threads.map(({ first, replies }) => ({
      first: show(first, first),
      replies: replies.map((reply) => show(reply, first)),
      answers: may(reader, 'write', 'comment', thingOf(reader, first, first, now)),
    })),
    writes: may(reader, 'write', 'comment', { seen: true, reaches: true, own: false, fresh: true, gone: false }),
  };
}

/** @throws Refusal `no-such-record` */
export async function seenRecord(
  records: Records,
  reader: PersonActor,
  about: RecordRef,
  t: Translator,
): Promise<SeenRecord> {
  const kind = records.kind(about.type);
  const record = kind?.comments ? (await records.find(reader, [about], t)).get(about) : null;
  if (record === null) throw new Refusal('no-such-record');
  return record;
}

/** What the rules must know of a comment on a record that the reader sees. */
export function thingOf(reader: PersonActor, comment: Comment, first: Comment, now: Date) {
  return {
    seen: true,
    reaches: reaches(first, reader),
    own: comment.authorId === reader.id,
    fresh: isFresh(comment, now),
    gone: comment.takenBack !== null,
  };
}

/**
 * A comment that the reader may read, with its record.
 *
 * @throws Refusal `no-such-comment`, also where the record is not seen, or it is addressed to others.
 */
export async function readableComment(
  { db, records }: { db: Database; records: Records },
  reader: PersonActor,
  id: string,
  t: Translator,
  now = new Date(),
): Promise<{ comment: Comment; first: Comment; record: SeenRecord }> {
  const found = await findComment(db.connection, id);
  const about = found?.comment.about;
  const record = about === undefined ? null : (await records.find(reader, [about], t)).get(about);
  if (found === null || record === null) throw new Refusal('no-such-comment');
  const { comment, first } = found;
  if (!may(reader, 'read', 'comment', thingOf(reader, comment, first, now))) throw new Refusal('no-such-comment');
  return { comment, first, record };
}

const isShown = ({ takenBack }: Comment): boolean => takenBack === null;

interface Named {
  people: ReadonlyMap<string, string>;
  parties: ReadonlyMap<string, string>;
}

function toNameOf({ to }: Comment, { people, parties }: Named): string | null {
  if (to.kind === 'all') return null;
  return (to.kind === 'person' ? people : parties).get(to.id) ?? '';
}

async function namesIn(db: Database, reader: PersonActor, threads: readonly Thread[], t: Translator): Promise<Named> {
  const comments = threads.flatMap(({ first, replies }) => [first, ...replies]);
  const people = new Set(comments.flatMap(({ authorId, to }) => [authorId, ...(to.kind === 'person' ? [to.id] : [])]));
  const partyIds = comments.flatMap(({ authorParty, to }) => [
    ...(authorParty === null ? [] : [authorParty]),
    ...(to.kind === 'party' ? [to.id] : []),
  ]);
  const parties = await findPartiesById(db, reader, partyIds);
  return {
    people: await namesOf(db.connection, [...people]),
    parties: new Map([...parties].map(([id, party]) => [id, partyName(t, party)])),
  };
}

async function namesOf(c: Connection, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await findActors(c, { ids }, new Date());
  return new Map(found.map(({ actor }) => [actor.id, actor.name]));
}
