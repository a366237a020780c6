import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import { fileAnswer, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type PrintedDocument, toDocx, toHtml, toPdf } from '../../../kernel/print/index.js';
import { findParty } from '../../parties/index.js';
import { letterDocument } from '../letters/letter.js';
import { letterFacts, whoAnswers } from '../letters/write-letters.js';
import { Refusal } from '../refusal.js';
import { findRecipient } from '../store/recipients.js';
import { writableCall } from './build.js';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
} as const;

/** A document in one of three forms, to take along. @throws Refusal `no-such-format` */
export async function printedAnswer(
  c: Context<PageEnv>,
  document: PrintedDocument,
  format: string,
  name: string,
): Promise<Response> {
  const file = `${name}.${format}`;
  if (format === 'docx') return fileAnswer(c, { bytes: await toDocx(document), name: file, mediaType: TYPES.docx });
  if (format === 'pdf') return fileAnswer(c, { bytes: await toPdf(document), name: file, mediaType: TYPES.pdf });
  if (format !== 'html') throw new Refusal('no-such-format');
  return c.body(toHtml(document), 200, {
    'Content-Type': TYPES.html,
    'Content-Disposition': `attachment; filename="${file}"`,
    'Cache-Control': 'private, no-store',
  });
}

/** `/calls/:key/parties/:party/letter.:format`: the letter to one party, in its language, for Word and for print. */
export async function letterAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { call, content } = await writableCall(c, house);
  const party = await findParty(house.db, c.var.actor, { code: c.req.param('party') ?? '' });
  const held = party === null ? null : await findRecipient(house.db.connection, call.id, party.id);
  if (party === null || held === null) throw new Refusal('no-such-party', { values: { code: '' } });
  const [first] = await whoAnswers(house.db.connection, party.id, new Date());
  const lang = held.lang ?? first?.actor.lang ?? content.lang;
  const version = Math.max(1, call.version);
  const letters = { about: 'call' as const, call, content, version, today: dayOf(new Date()) };
  const facts = letterFacts(house, letters, party, held.extended ? held.deadline : call.deadline, lang);
  return printedAnswer(c, letterDocument(lang, facts), formatOf(c), `${call.key}-${party.code}`);
}

/** The end of the address: "letter.pdf". */
export function formatOf(c: Context<PageEnv>): string {
  return (c.req.param('file') ?? '').split('.').at(-1) ?? '';
}
