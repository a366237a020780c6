import type { Connection } from '../../kernel/db/index.js';
import { readSessionOpenings } from './store/session-openings.js';
import { type Openings, openingsOf } from './timing/sessions.js';

/** The openings of sessions as they are kept now, to reckon deadlines with. */
export async function findOpenings(c: Connection): Promise<Openings> {
  return openingsOf(await readSessionOpenings(c));
}
