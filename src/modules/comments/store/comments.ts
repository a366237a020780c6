import type { Selectable } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import type { RecordRef } from '../../../kernel/work/index.js';
import type { Comment, To } from '../comment.js';

/** Rows of `migrations/`. */
interface CommentsTables {
  comment: CommentRow;
  comment_version: { comment_id: string; n: number; words: string; made: Date };
}

interface CommentRow {
  id: string;
  record_type: string;
  record_id: string;
  reply_to: string | null;
  author_id: string;
  author_party: string | null;
  to_kind: To['kind'];
  to_id: string | null;
  words: string | null;
  lang: Lang;
  made: Date;
  version: number;
  edited: Date | null;
  taken_back: Date | null;
  taken_back_by: string | null;
}

const commentsTables = (c: Connection) => tables<CommentsTables>(c);

function commentOf(row: Selectable<CommentRow>): Comment {
  const { to_kind, to_id, taken_back, taken_back_by } = row;
  return {
    id: row.id,
    about: { type: row.record_type, id: row.record_id },
    replyTo: row.reply_to,
    authorId: row.author_id,
    authorParty: row.author_party,
    to: to_kind === 'all' || to_id === null ? { kind: 'all' } : { kind: to_kind, id: to_id },
    words: row.words,
    lang: isLang(row.lang) ? row.lang : 'en',
    made: row.made,
    version: row.version,
    edited: row.edited,
    takenBack: taken_back === null ? null : { at: taken_back, by: taken_back_by ?? '' },
  };
}

/** A page that nobody could read needs a limit, and no record has had so many. */
const MOST = 1_000;

/** All comments on a record, the first first. */
export async function listComments(c: Connection, { type, id }: RecordRef): Promise<Comment[]> {
  const rows = await commentsTables(c)
    .selectFrom('comment')
    .selectAll()
    .where('record_type', '=', type)
    .where('record_id', '=', id)
    .orderBy('made')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(commentOf);
}

/** A comment with the one that begins its thread. `lock`: until the end of the transaction nobody else changes it. */
export async function findComment(
  c: Connection,
  id: string,
  { lock = false } = {},
): Promise<{ comment: Comment; first: Comment } | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) return null;
  const query = commentsTables(c).selectFrom('comment').selectAll();
  const one = query.where('id', '=', id);
  const row = await (lock ? one.forUpdate() : one).executeTakeFirst();
  if (row === undefined) return null;
  const comment = commentOf(row);
  if (comment.replyTo === null) return { comment, first: comment };
  return { comment, first: commentOf(await query.where('id', '=', comment.replyTo).executeTakeFirstOrThrow()) };
}

export async function listReplies(c: Connection, firstId: string): Promise<Comment[]> {
  const rows = await commentsTables(c)
    .selectFrom('comment')
    .selectAll()
    .where('reply_to', '=', firstId)
    .orderBy('made')
    .execute();
  return rows.map(commentOf);
}

export async function insertComment(c: Connection, comment: Comment): Promise<void> {
  const { about, to } = comment;
  await commentsTables(c)
    .insertInto('comment')
    .values({
      id: comment.id,
      record_type: about.type,
      record_id: about.id,
      reply_to: comment.replyTo,
      author_id: comment.authorId,
      author_party: comment.authorParty,
      to_kind: to.kind,
      to_id: to.kind === 'all' ? null : to.id,
      words: comment.words,
      lang: comment.lang,
      made: comment.made,
      version: comment.version,
      edited: null,
      taken_back: null,
      taken_back_by: null,
    })
    .execute();
}

/** Puts other words in place of those that stand, which are kept. */
export async function rewordComment(c: Connection, before: Comment, words: string, now: Date): Promise<void> {
  await commentsTables(c)
    .insertInto('comment_version')
    .values({
      comment_id: before.id,
      n: before.version,
      words: before.words ?? '',
      made: before.edited ?? before.made,
    })
    .execute();
  await commentsTables(c)
    .updateTable('comment')
    .set({ words, version: before.version + 1, edited: now })
    .where('id', '=', before.id)
    .execute();
}

export async function setTakenBack(c: Connection, id: string, by: string, now: Date): Promise<void> {
  await commentsTables(c)
    .updateTable('comment')
    .set({ taken_back: now, taken_back_by: by })
    .where('id', '=', id)
    .execute();
}

/** Earlier wordings of these comments, the first first. */
export async function listVersions(
  c: Connection,
  ids: readonly string[],
): Promise<{ comment_id: string; n: number; words: string; made: Date }[]> {
  if (ids.length === 0) return [];
  return commentsTables(c)
    .selectFrom('comment_version')
    .selectAll()
    .where('comment_id', 'in', [...ids])
    .orderBy('comment_id')
    .orderBy('n')
    .execute();
}

/** Comments that begin a thread and are addressed to the person or one of the parties, and to which neither has answered. */
export async function listUnanswered(
  c: Connection,
  { personId, parties, since }: { personId: string; parties: readonly string[]; since: Date },
): Promise<Comment[]> {
  const us = [personId, ...parties];
  const rows = await commentsTables(c)
    .selectFrom('comment as k')
    .selectAll('k')
    .where('k.to_id', 'in', us)
    .where('k.reply_to', 'is', null)
    .where('k.taken_back', 'is', null)
    .where('k.made', '>=', since)
    .where('k.author_id', '<>', personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('comment as r')
            .select('r.id')
            .whereRef('r.reply_to', '=', 'k.id')
            .where('r.taken_back', 'is', null)
            .where((eb) => eb.or([eb('r.author_id', '=', personId), eb('r.author_party', 'in', us)])),
        ),
      ),
    )
    .orderBy('k.made')
    .limit(MOST)
    .execute();
  return rows.map(commentOf);
}

/** Forgets the words of what was taken back before a moment, earlier wordings too. @returns how many comments. */
export async function forgetTakenBack(c: Connection, which: { before: Date } | { authorId: string }): Promise<number> {
  const rows = await commentsTables(c)
    .updateTable('comment')
    .set({ words: null })
    .where('words', 'is not', null)
    .$if('before' in which, (query) => query.where('taken_back', '<', 'before' in which ? which.before : new Date(0)))
    .$if('authorId' in which, (query) =>
      query.where('author_id', '=', 'authorId' in which ? which.authorId : '').where('taken_back', 'is not', null),
    )
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await commentsTables(c).deleteFrom('comment_version').where('comment_id', 'in', ids).execute();
  return ids.length;
}

/** What a person wrote, the latest first, with what is still kept of it. */
export async function listWrittenBy(c: Connection, authorId: string): Promise<Comment[]> {
  const rows = await commentsTables(c)
    .selectFrom('comment')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('made', 'desc')
    .execute();
  return rows.map(commentOf);
}
