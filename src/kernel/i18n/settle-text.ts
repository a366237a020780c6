import type { directionOf } from './languages.js';

const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const MARKS = { ltr: '\u200e', rtl: '\u200f' } as const;
/** Words from letter to letter stay where they are by themselves, and so does a hash: nobody wants a mark in what they copy. */
const SETTLED = /^(?:\p{L}(?:.*[\p{L}\p{N}])?|[\p{L}\p{N}]*)$/su;

/** The direction of all letters of a text; null where it has none, or letters of both. */
export function directionOfLetters(text: string): ReturnType<typeof directionOf> | null {
  const letters = text.match(/\p{L}/gu) ?? [];
  const right = letters.filter((letter) => FROM_THE_RIGHT.test(letter)).length;
  if (letters.length === 0) return null;
  if (right === 0) return 'ltr';
  return right === letters.length ? 'rtl' : null;
}

/**
 * A text that stands among others of the other direction, an English question in an Arabic table: with marks at both ends that nobody sees,
 * for without them its number and its question mark go to the wrong ends. For files and pictures, which know no `<bdi>`. Pure.
 */
export function settleText(text: string, around: ReturnType<typeof directionOf>): string {
  if (SETTLED.test(text)) return text;
  const own = directionOfLetters(text);
  return own === null || own === around ? text : `${MARKS[own]}${text}${MARKS[own]}`;
}
