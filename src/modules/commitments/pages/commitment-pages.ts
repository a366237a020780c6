import { type Context, Hono } from 'hono';
import type { CommitmentSection, PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { filingSent, stepSent, takeBackSent } from './act-on-commitment.js';
import { addPage, addSent } from './add-commitment.js';
import { commitmentPage } from './commitment.js';
import { differenceSent, differencesPage } from './differences.js';
import { editPage, editSent } from './edit-commitment.js';
import { evidenceAnswer } from './evidence.js';
import { suggestedLinksPage, suggestedLinksSent, suggestedLinksUndone } from './suggested-links.js';
import { suggestionsPage, suggestionsSent, suggestionsUndone } from './suggestions.js';

export type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/**
 * A commitment's own pages, and those on which people decide. `page` answers refusals; `sections`: what the other modules show on its page.
 */
export function commitmentPages(
  house: House,
  page: (handler: Page) => Page,
  sections: readonly CommitmentSection[],
): Hono<PageEnv> {
  const whole = { ...house, sections };
  return new Hono<PageEnv>()
    .get(
      '/commitments/add',
      page((c) => addPage(c)),
    )
    .post(
      '/commitments/add',
      page((c) => addSent(c, house)),
    )
    .get(
      '/commitments/differences',
      page((c) => differencesPage(c, house)),
    )
    .post(
      '/commitments/differences/:id',
      page((c) => differenceSent(c, house)),
    )
    .get(
      '/commitments/suggestions',
      page((c) => suggestionsPage(c, house)),
    )
    .post(
      '/commitments/suggestions',
      page((c) => suggestionsSent(c, house)),
    )
    .post(
      '/commitments/suggestions/undo',
      page((c) => suggestionsUndone(c, house)),
    )
    .get(
      '/commitments/suggestions/lines',
      page((c) => suggestedLinksPage(c, house)),
    )
    .post(
      '/commitments/suggestions/lines',
      page((c) => suggestedLinksSent(c, house)),
    )
    .post(
      '/commitments/suggestions/lines/undo',
      page((c) => suggestedLinksUndone(c, house)),
    )
    .get(
      '/commitments/:key',
      page((c) => commitmentPage(c, whole)),
    )
    .get(
      '/commitments/:key/edit',
      page((c) => editPage(c, house)),
    )
    .post(
      '/commitments/:key/edit',
      page((c) => editSent(c, house)),
    )
    .post(
      '/commitments/:key/filings',
      page((c) => filingSent(c, whole)),
    )
    .post(
      '/commitments/:key/steps',
      page((c) => stepSent(c, whole)),
    )
    .post(
      '/commitments/:key/steps/:stepId/take-back',
      page((c) => takeBackSent(c, whole)),
    )
    .get(
      '/commitments/:key/evidence/:stepId',
      page((c) => evidenceAnswer(c, house)),
    );
}
