import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { addPage, addSent, correctPage, correctSent, strikeSent } from './action-form.js';
import { addInstrumentPage, addInstrumentSent } from './add-instrument.js';
import { bringPage, bringSent } from './bring.js';
import { exportAnswer, exportInstrument, exportInstrumentList, exportLawList } from './export.js';
import { applySent, importPage, matchSent, undoSent } from './import.js';
import { instrumentPage } from './instrument.js';
import { instrumentsByFile } from './instruments-sheet.js';
import { lawPage, reviewSent, withdrawSent } from './law.js';
import { addLawPage, addLawSent, editLawPage, editLawSent } from './law-form.js';
import { lawsByFile } from './laws-sheet.js';
import { matrixPage } from './matrix.js';
import { refusalProblem } from './refused.js';
import { statePage } from './state.js';

type Page = (c: Context<PageEnv>, house: House) => Response | Promise<Response>;

/** Every page of the status of treaties below `/{lang}`. */
export function treatiesPages(house: House, statements: StatementProvider): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  const get = (path: string, handler: Page) => pages.get(path, page(handler));
  const post = (path: string, handler: Page) => pages.post(path, page(handler));
  /** Refusals that no form has taken become the answer to the request. */
  function page(handler: Page) {
    return async (c: Context<PageEnv>) => {
      try {
        return await handler(c, house);
      } catch (error) {
        throw error instanceof Refusal ? refusalProblem(error) : error;
      }
    };
  }
  get('/treaties', matrixPage);
  get('/treaties/export/:format', exportAnswer);
  get('/treaties/add', addInstrumentPage);
  post('/treaties/add', addInstrumentSent);
  get('/treaties/import', bringPage);
  post('/treaties/import', bringSent);
  get('/treaties/imports/:id', (c) => importPage(c, house));
  post('/treaties/imports/:id/apply', applySent);
  post('/treaties/imports/:id/undo', undoSent);
  post('/treaties/imports/:id/match', matchSent);
  get('/treaties/states/:party', (c) => statePage(c, house, statements));
  get('/treaties/states/:party/add', addPage);
  post('/treaties/states/:party/add', addSent);
  get('/treaties/states/:party/laws/add', addLawPage);
  post('/treaties/states/:party/laws/add', addLawSent);
  get('/treaties/actions/:id/correct', correctPage);
  post('/treaties/actions/:id/correct', correctSent);
  post('/treaties/actions/:id/strike', strikeSent);
  get('/treaties/laws/export/:format', exportLawList);
  get('/treaties/laws/import', lawsByFile.bring);
  post('/treaties/laws/import', lawsByFile.bringSent);
  get('/treaties/laws/imports/:id', lawsByFile.brought);
  post('/treaties/laws/imports/:id/apply', lawsByFile.applySent);
  post('/treaties/laws/imports/:id/undo', lawsByFile.undoSent);
  get('/treaties/laws/:id', (c) => lawPage(c, house));
  get('/treaties/laws/:id/edit', editLawPage);
  post('/treaties/laws/:id/edit', editLawSent);
  post('/treaties/laws/:id/review', reviewSent);
  post('/treaties/laws/:id/withdraw', withdrawSent);
  get('/treaties/instruments/export/:format', exportInstrumentList);
  get('/treaties/instruments/import', instrumentsByFile.bring);
  post('/treaties/instruments/import', instrumentsByFile.bringSent);
  get('/treaties/instruments/imports/:id', instrumentsByFile.brought);
  post('/treaties/instruments/imports/:id/apply', instrumentsByFile.applySent);
  post('/treaties/instruments/imports/:id/undo', instrumentsByFile.undoSent);
  get('/treaties/:code/export/:format', exportInstrument);
  // Last: a code may be any word.
  get('/treaties/:code', (c) => instrumentPage(c, house, statements));
  return pages;
}
