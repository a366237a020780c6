import type { Context } from 'hono';
import { fileAnswer, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type PrintedDocument, toDocx, toHtml, toPdf } from '../../../kernel/print/index.js';
import { reportDocument } from '../copies/report-document.js';
import { Refusal } from '../refusal.js';
import { getDraft } from '../report/get-report.js';
import { publishedIn } from './published.js';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** `/reports/:key/draft/report.:format` */
export async function draftFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const { report, composing } = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
  const document = reportDocument(c.var.lang, composing, { kind: 'draft', now: new Date() });
  return printed(c, document, `${report.key}-draft-${c.var.lang}`);
}

/** `/reports/:key/v/:n/report.:format` */
export async function publishedFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const { report, published, composing } = await publishedIn(c, house);
  const document = reportDocument(c.var.lang, composing, { kind: 'final', published });
  return printed(c, document, `${report.key}-v${published.n}-${c.var.lang}`);
}

/** @throws Refusal `no-such-format` */
async function printed(c: Context<PageEnv>, document: PrintedDocument, name: string): Promise<Response> {
  const format = (c.req.param('file') ?? '').split('.').at(-1) ?? '';
  const file = `${name}.${format}`;
  if (format === 'docx') return fileAnswer(c, { bytes: await toDocx(document), name: file, mediaType: TYPES.docx });
  if (format === 'pdf') return fileAnswer(c, { bytes: await toPdf(document), name: file, mediaType: TYPES.pdf });
  if (format !== 'html') throw new Refusal('no-such-format');
  return c.body(toHtml(document), 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Disposition': `attachment; filename="${file}"`,
    'Cache-Control': 'private, no-store',
  });
}
