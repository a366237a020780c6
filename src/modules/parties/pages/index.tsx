import { type Context, Hono } from 'hono';
import type { PageEnv, PartySection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { addPage, addSent, editPage, editSent, undoSent } from './edit.js';
import { exportAnswer } from './export.js';
import { listPage } from './list.js';
import { partyPage } from './party.js';
import { refusalProblem } from './refused.js';
import { partiesByFile } from './sheet.js';

type Page = (c: Context<PageEnv>) => Response | Promise<Response>;

/** Every page of the register of parties below `/{lang}`. `sections`: what the other modules show on the page of a party. */
export function partiesPages(house: House, sections: readonly PartySection[]): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get(
      '/parties',
      page((c) => listPage(c, house)),
    )
    .get(
      '/parties/export/:format',
      page((c) => exportAnswer(c, house)),
    )
    .get(
      '/parties/import',
      page((c) => partiesByFile.bring(c, house)),
    )
    .post(
      '/parties/import',
      page((c) => partiesByFile.bringSent(c, house)),
    )
    .get(
      '/parties/imports/:id',
      page((c) => partiesByFile.brought(c, house)),
    )
    .post(
      '/parties/imports/:id/apply',
      page((c) => partiesByFile.applySent(c, house)),
    )
    .post(
      '/parties/imports/:id/undo',
      page((c) => partiesByFile.undoSent(c, house)),
    )
    .get(
      '/parties/add',
      page((c) => addPage(c)),
    )
    .post(
      '/parties/add',
      page((c) => addSent(c, house)),
    )
    .get(
      '/parties/:code/edit',
      page((c) => editPage(c, house)),
    )
    .post(
      '/parties/:code/edit',
      page((c) => editSent(c, house)),
    )
    .post(
      '/parties/:code/undo',
      page((c) => undoSent(c, house)),
    )
    .get(
      '/parties/:code',
      page((c) => partyPage(c, house, sections)),
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
