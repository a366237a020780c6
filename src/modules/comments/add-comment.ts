import { type Actor, NotAllowed, type PersonActor, partiesPermitted, permits } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { type Lang, translatorFor } from '../../kernel/i18n/index.js';
import type { RecordRef, Records } from '../../kernel/work/index.js';
import { findParty } from '../parties/index.js';
import { LONGEST_WORDS, type To, tidyWords } from './comment.js';
import { findAddressable } from './find-addressable.js';
import { readableComment, seenRecord, thingOf } from './find-comments.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { insertComment } from './store/comments.js';

export interface CommentGiven {
  words: string;
  lang: Lang;
  /** Id of a person; empty for all. */
  person: string;
  /** Code of a party; empty for all. */
  party: string;
}

interface Rooms {
  db: Database;
  records: Records;
}

/**
 * Begins a thread on a record.
 *
 * @returns its id.
 * @throws NotAllowed; Refusal `no-such-record`, `words-missing`, `too-long`, `no-such-person`, `no-such-party`, `one-addressee`.
 */
export async function addComment(
  rooms: Rooms,
  actor: Actor,
  about: RecordRef,
  given: CommentGiven,
  now = new Date(),
): Promise<string> {
  const author = writerOf(actor);
  await seenRecord(rooms.records, author, about, translatorFor(author.lang));
  if (!may(author, 'write', 'comment', { seen: true, reaches: true, own: false, fresh: true, gone: false }))
    throw new NotAllowed();
  const words = checkWords(given.words);
  const to = await addresseeOf(rooms, author, about, given);
  return write(rooms.db, author, { about, replyTo: null, to, words, lang: given.lang }, now);
}

/**
 * Answers a comment; the answer reaches whom the thread reaches.
 *
 * @param id of the comment that begins the thread, or of one in it.
 * @throws NotAllowed; Refusal `no-such-comment`, `words-missing`, `too-long`.
 */
export async function replyTo(
  rooms: Rooms,
  actor: Actor,
  id: string,
  given: Pick<CommentGiven, 'words' | 'lang'>,
  now = new Date(),
): Promise<string> {
  const author = writerOf(actor);
  const { first } = await readableComment(rooms, author, id, translatorFor(author.lang), now);
  if (!may(author, 'write', 'comment', thingOf(author, first, first, now))) throw new NotAllowed();
  const words = checkWords(given.words);
  return write(rooms.db, author, { about: first.about, replyTo: first.id, to: first.to, words, lang: given.lang }, now);
}

function writerOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new NotAllowed();
  return actor;
}

/** @throws Refusal `words-missing`, `too-long` */
export function checkWords(typed: string): string {
  const words = tidyWords(typed);
  if (words === '') throw new Refusal('words-missing', { field: 'words' });
  if (words.length > LONGEST_WORDS) throw new Refusal('too-long', { field: 'words', values: { most: LONGEST_WORDS } });
  return words;
}

async function addresseeOf(rooms: Rooms, author: PersonActor, about: RecordRef, given: CommentGiven): Promise<To> {
  const { person, party } = given;
  if (person !== '' && party.trim() !== '') throw new Refusal('one-addressee', { field: 'party' });
  if (person !== '') {
    const people = await findAddressable(rooms, author, about);
    if (!people.some(({ id }) => id === person)) throw new Refusal('no-such-person', { field: 'person' });
    return { kind: 'person', id: person };
  }
  if (party.trim() === '') return { kind: 'all' };
  const found = await findParty(rooms.db, author, { code: party.trim().replaceAll('\0', '') });
  if (found === null) throw new Refusal('no-such-party', { field: 'party' });
  return { kind: 'party', id: found.id };
}

interface Written {
  about: RecordRef;
  replyTo: string | null;
  to: To;
  words: string;
  lang: Lang;
}

async function write(db: Database, author: PersonActor, written: Written, now: Date): Promise<string> {
  const id = newId();
  const authorParty = partyOf(author);
  await db.transaction(async (c) => {
    await insertComment(c, {
      ...written,
      id,
      authorId: author.id,
      authorParty,
      made: now,
      version: 1,
      edited: null,
      takenBack: null,
    });
    await recordAction(c, {
      actor: { kind: author.kind, id: author.id },
      party: authorParty ?? undefined,
      verb: written.replyTo === null ? 'comments.add' : 'comments.reply',
      subject: { type: 'comment', id },
      details: { record: written.about.type, id: written.about.id, to: written.to.kind },
    });
  });
  return id;
}

/** For whom a person writes: the house where a role of theirs is of the house, else the first party for which they may. */
function partyOf(author: PersonActor): string | null {
  if (permits(author, 'comments.write', { party: null, madeBy: author.id })) return null;
  return partiesPermitted(author, 'comments.write')[0]?.id ?? null;
}
