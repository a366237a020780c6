import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, Others } from '../../../kernel/module/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { auditFoundPage, auditPage, auditSent, protectedFile } from './audit.js';
import { bringPage, bringSent } from './bring.js';
import { bringReleasePage, bringReleaseSent } from './bring-release.js';
import { conceptsFile, conceptsPage, listSent } from './concepts.js';
import { countryPage } from './country.js';
import { dataListPage } from './data-list.js';
import { dataSetPage, runCancelled, runGoesOn, runSent, shredPage, shredSent } from './data-set.js';
import { dictionariesPage, dictionarySent, dictionaryTemplate } from './dictionaries.js';
import { indicatorFile, indicatorPage, indicatorPicture } from './indicator.js';
import { correctedFile, discardSent, intakePage, keepSent } from './intake.js';
import { keyPage, keySent } from './key.js';
import { matchingPage, matchingSent } from './matching.js';
import { populationFile, populationPage, populationSent } from './population.js';
import { populationApplied, populationImportPage, populationUndone } from './population-import.js';
import { pictureFile, questionPage } from './question.js';
import { houseProblem } from './refused.js';
import { decisionSent, releasePage } from './release.js';
import { releaseFile } from './release-file.js';
import { releasesFeed, releasesPage } from './releases.js';
import { trustPage } from './trust.js';

type Page = (c: Context<PageEnv>, house: House) => Response | Promise<Response>;

/** Every page of evidence below `/{lang}`. */
export function evidencePages(house: House, { figures }: Pick<Others, 'figures'>): Hono<PageEnv> {
  // Refusals that no form has taken become the answer to the request.
  const page = (handler: Page) => async (c: Context<PageEnv>) => {
    try {
      return await handler(c, house);
    } catch (error) {
      throw error instanceof HouseRefusal ? houseProblem(error) : error;
    }
  };
  return new Hono<PageEnv>()
    .get(
      '/evidence',
      page((c) => releasesPage(c, house, figures)),
    )
    .get('/evidence/audit', page(auditPage))
    .post('/evidence/audit', page(auditSent))
    .get('/evidence/audit/:id', page(auditFoundPage))
    .get('/evidence/audit/:id/protected/:format', page(protectedFile))
    .get('/evidence/concepts', page(conceptsPage))
    .post('/evidence/concepts', page(listSent))
    .get('/evidence/concepts/files/:format', page(conceptsFile))
    .get('/evidence/data', page(dataListPage))
    .get('/evidence/data/new', page(bringPage))
    .post('/evidence/data/new', page(bringSent))
    .get(
      '/evidence/data/key/:code',
      page((c) => keyPage(c, house)),
    )
    .post('/evidence/data/key/:code', page(keySent))
    .get('/evidence/data/releases/new', page(bringReleasePage))
    .post('/evidence/data/releases/new', page(bringReleaseSent))
    .get('/evidence/data/dictionaries', page(dictionariesPage))
    .post('/evidence/data/dictionaries', page(dictionarySent))
    .get('/evidence/data/dictionaries/template', page(dictionaryTemplate))
    .get('/evidence/data/intakes/:id', page(intakePage))
    .get('/evidence/data/intakes/:id/corrected/:format', page(correctedFile))
    .get('/evidence/data/intakes/:id/matching', page(matchingPage))
    .post('/evidence/data/intakes/:id/matching', page(matchingSent))
    .post('/evidence/data/intakes/:id/keep', page(keepSent))
    .post('/evidence/data/intakes/:id/discard', page(discardSent))
    .get('/evidence/data/:id', page(dataSetPage))
    .post('/evidence/data/:id/runs', page(runSent))
    .post('/evidence/data/:id/runs/:run/go-on', page(runGoesOn))
    .post('/evidence/data/:id/runs/:run/cancel', page(runCancelled))
    .get('/evidence/data/:id/shred', page(shredPage))
    .post('/evidence/data/:id/shred', page(shredSent))
    .get('/evidence/releases.atom', page(releasesFeed))
    .get('/evidence/trust', page(trustPage))
    .get(
      '/evidence/sdg-16-2-2',
      page((c) => indicatorPage(c, house, figures)),
    )
    .get(
      '/evidence/sdg-16-2-2/files/:format',
      page((c) => indicatorFile(c, house, figures)),
    )
    .get(
      '/evidence/sdg-16-2-2/pictures/:id',
      page((c) => indicatorPicture(c, house, figures)),
    )
    .get(
      '/evidence/population',
      page((c) => populationPage(c, house)),
    )
    .post('/evidence/population', page(populationSent))
    .get('/evidence/population/files/:format', page(populationFile))
    .get(
      '/evidence/population/imports/:id',
      page((c) => populationImportPage(c, house)),
    )
    .post('/evidence/population/imports/:id/apply', page(populationApplied))
    .post('/evidence/population/imports/:id/undo', page(populationUndone))
    .get('/evidence/countries/:code', page(countryPage))
    .get('/evidence/releases/:slug', page(releasePage))
    .get('/evidence/releases/:slug/:version', page(releasePage))
    .post('/evidence/releases/:slug/:version/decide', page(decisionSent))
    .get('/evidence/releases/:slug/:version/files/:format', page(releaseFile))
    .get('/evidence/:question/:picture/:format', page(pictureFile))
    .get('/evidence/:question', page(questionPage));
}
