import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import { fileAnswer, type PageEnv, streamOf } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type PrintedDocument, toDocx, toHtml, toPdf } from '../../../kernel/print/index.js';
import { findParty } from '../../parties/index.js';
import { allLetters, LETTER_FORMATS, letterTo } from '../letters/all-letters.js';
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
  const view = await writableCall(c, house);
  const party = await findParty(house.db, c.var.actor, { code: c.req.param('party') ?? '' });
  const held = party === null ? null : await findRecipient(house.db.connection, view.call.id, party.id);
  if (party === null || held === null) throw new Refusal('no-such-party', { values: { code: '' } });
  const { document } = await letterTo(house, view, party, held);
  return printedAnswer(c, document, formatOf(c), `${view.call.key}-${party.code}`);
}

/** `/calls/:key/letters-docx.zip`: all letters at once, a file an addressee. */
export async function lettersAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const view = await writableCall(c, house);
  if (!view.rights.writesParties) throw new NotAllowed();
  const format = LETTER_FORMATS.find((one) => c.req.param('file') === `letters-${one}.zip`);
  if (format === undefined) throw new Refusal('no-such-format');
  return c.body(streamOf(allLetters(house, c.var.actor, view, format)), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${view.call.key}-letters-${format}.zip"`,
    'Cache-Control': 'private, no-store',
  });
}

/** The end of the address: "letter.pdf". */
export function formatOf(c: Context<PageEnv>): string {
  return (c.req.param('file') ?? '').split('.').at(-1) ?? '';
}
