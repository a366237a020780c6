import type { PersonActor } from '../../kernel/access/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import type { RecordRef } from '../../kernel/work/index.js';

/** What people say about a record. Pure. */

/** To whom: everybody who sees the record and may read comments, one person, or whoever acts for a party. */
export type To = { kind: 'all' } | { kind: 'person' | 'party'; id: string };

export interface Comment {
  id: string;
  about: RecordRef;
  /** The comment that it answers; null for one that begins a thread. */
  replyTo: string | null;
  authorId: string;
  /** The party for which it was written; null: for the house. */
  authorParty: string | null;
  to: To;
  /** Null once it was taken back and its time was over. */
  words: string | null;
  lang: Lang;
  made: Date;
  version: number;
  edited: Date | null;
  takenBack: { at: Date; by: string } | null;
}

export interface Thread {
  first: Comment;
  replies: Comment[];
}

export const LONGEST_WORDS = 5_000;

/** So long its author may change the words of a comment. */
export const EDIT_HOURS = 24;

export function isFresh({ made }: Pick<Comment, 'made'>, now: Date): boolean {
  return now.getTime() - made.getTime() < EDIT_HOURS * 3_600_000;
}

/**
 * Whether a thread reaches somebody, by its first comment: whoever wrote it, whom it is addressed to, and those who act for the party of
 * either. A reply reaches whom its thread reaches. Whether they see the record is another question.
 */
export function reaches(first: Pick<Comment, 'to' | 'authorId' | 'authorParty'>, reader: PersonActor): boolean {
  const { to, authorId, authorParty } = first;
  if (to.kind === 'all' || authorId === reader.id) return true;
  if (to.kind === 'person' && to.id === reader.id) return true;
  const parties = reader.holds.map(({ party }) => party?.id ?? null);
  return (to.kind === 'party' && parties.includes(to.id)) || parties.includes(authorParty);
}

/** First comments in the order in which they were written, each with its replies. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const inOrder = [...comments].sort((a, b) => a.made.getTime() - b.made.getTime() || (a.id < b.id ? -1 : 1));
  return inOrder
    .filter(({ replyTo }) => replyTo === null)
    .map((first) => ({ first, replies: inOrder.filter(({ replyTo }) => replyTo === first.id) }));
}

/** Words as they are kept: lines end alike, no empty ones at the ends, never more than one between two paragraphs. */
export function tidyWords(typed: string): string {
  return typed
    .normalize('NFC')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('\0', '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
