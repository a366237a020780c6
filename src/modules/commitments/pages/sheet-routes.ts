import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { bringSheetPage, bringSheetSent } from './bring-sheet.js';
import { exportAnswer } from './export.js';
import { applySent, cancelSent, sheetImportPage, undoSent } from './sheet-import.js';

type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Taking the register out as a file, and bringing it back. `page` turns refusals into answers. */
export function sheetPages(house: House, page: (handler: Page) => Page): Hono<PageEnv> {
  const to = (handler: (c: Context<PageEnv>, house: House) => Promise<Response> | Response) =>
    page((c) => handler(c, house));
  return new Hono<PageEnv>()
    .get('/commitments/export/:format', to(exportAnswer))
    .get('/commitments/import', to(bringSheetPage))
    .post('/commitments/import', to(bringSheetSent))
    .get('/commitments/import/:id', to(sheetImportPage))
    .post('/commitments/import/:id/apply', to(applySent))
    .post('/commitments/import/:id/undo', to(undoSent))
    .post('/commitments/import/:id/cancel', to(cancelSent));
}
