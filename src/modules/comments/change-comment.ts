import { type Actor, NotAllowed } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { translatorFor } from '../../kernel/i18n/index.js';
import type { Records } from '../../kernel/work/index.js';
import { checkWords } from './add-comment.js';
import { isFresh } from './comment.js';
import { readableComment, thingOf } from './find-comments.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { findComment, rewordComment, setTakenBack } from './store/comments.js';

interface Rooms {
  db: Database;
  records: Records;
}

/**
 * Changes the words of one's own comment within a day; the earlier ones stay to be read.
 *
 * @throws NotAllowed; Refusal `no-such-comment`, `words-missing`, `too-long`, `nothing-changed`, `too-late`, `already-gone`.
 */
export async function editComment(
  rooms: Rooms,
  actor: Actor,
  id: string,
  typed: string,
  now = new Date(),
): Promise<void> {
  if (actor.kind !== 'person') throw new NotAllowed();
  await readableComment(rooms, actor, id, translatorFor(actor.lang), now);
  const words = checkWords(typed);
  await rooms.db.transaction(async (c) => {
    const found = await findComment(c, id, { lock: true });
    if (found === null) throw new Refusal('no-such-comment');
    const { comment, first } = found;
    if (comment.authorId !== actor.id) throw new NotAllowed();
    if (comment.takenBack !== null) throw new Refusal('already-gone');
    if (!isFresh(comment, now)) throw new Refusal('too-late');
    if (!may(actor, 'edit', 'comment', thingOf(actor, comment, first, now))) throw new NotAllowed();
    if (comment.words === words) throw new Refusal('nothing-changed', { field: 'words' });
    await rewordComment(c, comment, words, now);
    await recordAction(c, {
      actor: { kind: actor.kind, id: actor.id },
      party: comment.authorParty ?? undefined,
      verb: 'comments.edit',
      subject: { type: 'comment', id },
      details: { version: comment.version + 1 },
    });
  });
}

/**
 * Takes a comment back: its words are not shown any more, that it was there and who took it back is. One's own, or anybody's by whoever manages
 * the house.
 *
 * @throws NotAllowed; Refusal `no-such-comment`, `already-gone`.
 */
export async function takeBackComment(rooms: Rooms, actor: Actor, id: string, now = new Date()): Promise<void> {
  if (actor.kind !== 'person') throw new NotAllowed();
  await readableComment(rooms, actor, id, translatorFor(actor.lang), now);
  await rooms.db.transaction(async (c) => {
    const found = await findComment(c, id, { lock: true });
    if (found === null) throw new Refusal('no-such-comment');
    const { comment, first } = found;
    if (comment.takenBack !== null) throw new Refusal('already-gone');
    if (!may(actor, 'take back', 'comment', thingOf(actor, comment, first, now))) throw new NotAllowed();
    await setTakenBack(c, id, actor.id, now);
    await recordAction(c, {
      actor: { kind: actor.kind, id: actor.id },
      party: comment.authorParty ?? undefined,
      verb: 'comments.take-back',
      subject: { type: 'comment', id },
      details: { author: comment.authorId },
    });
  });
}
