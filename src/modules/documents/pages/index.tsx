import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { attachText } from '../attach-text.js';
import { confirmText } from '../confirm-text.js';
import { undoCorrection } from '../correct-text.js';
import { readAgain } from '../read-again.js';
import type { DocumentStatus } from '../reader/reading.js';
import type { ReaderPool } from '../reader-pool.js';
import { Refusal } from '../refusal.js';
import type { DuplicateChoice } from '../store/tables.js';
import { undoTextStep, withdrawText } from '../withdraw-text.js';
import { bringPage, bringSent } from './bring.js';
import { citationsExport } from './citations/export.js';
import { citationsPage, readCitationQuery } from './citations/page.js';
import { comparePage } from './compare.js';
import { correctPage, correctSent } from './correct.js';
import { documentPage } from './document.js';
import { exportAnswer } from './export.js';
import { cancelImport, importPage } from './import.js';
import { listPage } from './list.js';
import { refusalErrors, refusalProblem } from './refused.js';
import { sourcePage } from './source.js';
import { textPage } from './text.js';

type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Every page of documents below `/{lang}`. */
export function documentsPages(house: House, pool: ReaderPool): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get(
      '/documents',
      page((c) => listPage(c, house)),
    )
    .get(
      '/documents/:slug',
      page((c) => documentPage(c, house)),
    )
    .get(
      '/documents/:slug/source',
      page((c) => sourcePage(c, house)),
    )
    .get(
      '/documents/:slug/export/:format',
      page((c) => exportAnswer(c, house)),
    )
    .get(
      '/citations',
      page((c) => citationsPage(c, house)),
    )
    .get(
      '/citations/export/:format',
      page((c) => citationsExport(c, house, readCitationQuery(c.var.url))),
    )
    .get(
      '/compare',
      page((c) => comparePage(c, house)),
    )
    .get(
      '/bring',
      page((c) => bringPage(c, house)),
    )
    .post(
      '/bring',
      page((c) => bringSent(c, house)),
    )
    .get(
      '/imports/:id',
      page((c) => importPage(c, house)),
    )
    .post(
      '/imports/:id/cancel',
      page((c) => cancelImport(c, house)),
    )
    .get(
      '/texts/:id',
      page((c) => textPage(c, house)),
    )
    .post(
      '/texts/:id/confirm',
      page((c) => confirmSent(c, house)),
    )
    .post(
      '/texts/:id/details',
      page((c) => detailsSent(c, house)),
    )
    .post(
      '/texts/:id/withdraw',
      page((c) => step(c, (id) => withdrawText(house.db, c.var.actor, id))),
    )
    .post(
      '/texts/:id/undo',
      page((c) => step(c, (id) => undoTextStep(house.db, c.var.actor, id))),
    )
    .post(
      '/texts/:id/read-again',
      page((c) => step(c, (id) => readAgain(house.db, c.var.actor, pool, id))),
    )
    .post(
      '/texts/:id/corrections/:correction/undo',
      page((c) =>
        step(c, (id) => undoCorrection(house.db, c.var.actor, id, c.req.param('correction') ?? ''), '#corrections'),
      ),
    )
    .get(
      '/texts/:id/paragraphs/:eId',
      page((c) => correctPage(c, house)),
    )
    .post(
      '/texts/:id/paragraphs/:eId',
      page((c) => correctSent(c, house)),
    );
}

/** Refusals that no form has taken become the answer to the request. */
function page(handler: Page): Page {
  return async (c) => {
    try {
      return await handler(c);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
}

/** Something done to a text by one button; then its page again. */
async function step(c: Context<PageEnv>, work: (id: string) => Promise<unknown>, anchor = ''): Promise<Response> {
  const id = c.req.param('id') ?? '';
  await work(id);
  return c.redirect(`${pathIn(c.var.lang, `/texts/${id}`)}${anchor}`, 303);
}

async function confirmSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody({ all: true });
  const choice =
    (['attach', 'replace', 'keep'] satisfies DuplicateChoice[]).find((known) => known === sent.duplicate) ?? null;
  return withErrors(c, house, 'duplicate', () => confirmText(house.db, c.var.actor, c.req.param('id') ?? '', choice));
}

async function detailsSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody({ all: true });
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const details = {
    document: field('document'),
    symbol: field('symbol'),
    status: field('status'),
    adopted: field('adopted'),
    title: field('title'),
  };
  const status =
    (['draft', 'adopted', 'unknown'] satisfies DocumentStatus[]).find((known) => known === details.status) ?? 'unknown';
  const work = () =>
    attachText(house.db, c.var.actor, c.req.param('id') ?? '', {
      ...details,
      status,
      documentId: details.document === '' ? null : details.document,
    });
  return withErrors(c, house, 'document', work, details);
}

/** A refusal comes back on the page of the text, with what was typed. */
async function withErrors(
  c: Context<PageEnv>,
  house: House,
  field: string,
  work: () => Promise<unknown>,
  details?: { document: string; symbol: string; status: string; adopted: string; title: string },
): Promise<Response> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 422 && error.code !== 'duplicate-undecided')) throw error;
    return textPage(c, house, {
      errors: refusalErrors(c.var.t, error, field),
      ...(details === undefined ? {} : { details }),
    });
  }
  return c.redirect(pathIn(c.var.lang, `/texts/${c.req.param('id') ?? ''}`), 303);
}
