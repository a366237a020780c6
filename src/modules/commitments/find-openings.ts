import type { Connection } from '../../kernel/db/index.js';
import { sessionOpenings } from './facts/session-openings.js';
import { type Openings, openingsOf } from './timing/sessions.js';

export async function findOpenings(_c: Connection): Promise<Openings> {
  return openingsOf(sessionOpenings);
}
