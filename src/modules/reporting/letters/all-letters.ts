import { Zip, ZipPassThrough } from 'fflate';
import type { Actor } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type PrintedDocument, toDocx, toPdf } from '../../../kernel/print/index.js';
import type { Party } from '../../parties/index.js';
import { findAskedParties } from '../calls/find-recipients.js';
import type { CallInView } from '../calls/get-call.js';
import type { Recipient } from '../store/recipients.js';
import { letterDocument } from './letter.js';
import { letterFacts, whoAnswers } from './write-letters.js';

export const LETTER_FORMATS = ['docx', 'pdf'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

/** The letter of a call to one party, in the language in which it is written to. */
export async function letterTo(
  house: House,
  { call, content }: Pick<CallInView, 'call' | 'content'>,
  party: Party,
  held: Recipient,
): Promise<{ lang: Lang; document: PrintedDocument }> {
  const now = new Date();
  const [first] = await whoAnswers(house.db.connection, party.id, now);
  const lang = held.lang ?? first?.actor.lang ?? content.lang;
  const letters = { about: 'call' as const, call, content, version: Math.max(1, call.version), today: dayOf(now) };
  const facts = letterFacts(house, letters, party, held.extended ? held.deadline : call.deadline, lang);
  return { lang, document: letterDocument(lang, facts) };
}

/**
 * The letters to all parties that a call asks, for those who print and sign them: one archive, a file an addressee, named by its code and its
 * language ("BY-ru.docx"). A letter at a time is written, as the reader takes them.
 */
export async function* allLetters(
  house: House,
  actor: Actor,
  view: Pick<CallInView, 'call' | 'content'>,
  format: LetterFormat,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const { party, recipient } of await findAskedParties(house.db, actor, view.call, 'en')) {
    const { lang, document } = await letterTo(house, view, party, recipient);
    const bytes = format === 'docx' ? await toDocx(document) : await toPdf(document);
    // What is zipped already is not made smaller.
    const entry = new ZipPassThrough(`${party.code}-${lang}.${format}`);
    archive.add(entry);
    entry.push(bytes, true);
    yield* ready;
    ready = [];
  }
  archive.end();
  yield* ready;
}
