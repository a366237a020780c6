import type { Day } from '../../kernel/calendar/index.js';
import type { Database } from '../../kernel/db/index.js';
import { LANGS, type Lang } from '../../kernel/i18n/index.js';
import { isState } from './board.js';
import type { InstrumentContent } from './instrument.js';
import { openBoard } from './open-board.js';
import { findEveryParty } from './participants.js';
import { isCounted } from './status.js';

/** Who is party to an instrument. */
export interface JoinedInstrument {
  code: string;
  /** In the languages in which it has one. */
  names: Partial<Record<Lang, string>>;
  /** The day for which its statuses hold; null where none were brought in, and nothing is said of anybody. */
  asOf: Day | null;
  /** Codes of the States that are party to it, in their order. */
  parties: string[];
}

/** Every instrument with the States that are party to it as of a day; regional organizations are not counted. Everybody may know it. */
export async function findJoined(db: Database, today: Day): Promise<JoinedInstrument[]> {
  const [{ instruments }, everyone] = await Promise.all([openBoard(db, today), findEveryParty(db)]);
  const states = everyone.filter(isState);
  return instruments.map(({ instrument, statuses, known }) => ({
    code: instrument.code,
    names: namesOf(instrument),
    asOf: known ? instrument.statusesAsOf : null,
    parties: states
      .filter(({ id }) => {
        const status = statuses.get(id);
        return known && status !== undefined && isCounted(status);
      })
      .map(({ code }) => code)
      .sort(),
  }));
}

function namesOf({ names }: Pick<InstrumentContent, 'names'>): Partial<Record<Lang, string>> {
  const found: Partial<Record<Lang, string>> = {};
  for (const lang of LANGS) {
    const name = names[lang]?.name;
    if (name !== undefined) found[lang] = name;
  }
  return found;
}
