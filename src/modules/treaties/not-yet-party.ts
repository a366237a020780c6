import type { Database } from '../../kernel/db/index.js';
import type { Meant, NarrowedBy, Narrowing } from '../../kernel/module/index.js';
import type { Board, InstrumentBoard } from './board.js';
import { openBoard } from './open-board.js';
import { isCounted } from './status.js';
import { instrumentName } from './words.js';

/** Whom a paragraph asks when it asks States by what they have joined. */

/** Codes of readings by which a paragraph asks those who are not yet party, and those who are. */
export const NOT_YET = 'MEMBER_STATES_NOT_YET_PARTY';
export const PARTIES = 'STATES_PARTIES';
/** What "the Convention and the Protocol" are where a paragraph rests on no treaty by its volume. */
const MEANT = ['untoc', 'trafficking-protocol'];

/** By volume and registration as citations write them ("UNTS 2237 39574"), else the Convention and the Protocol. Pure. */
export function instrumentsMeant({ instruments }: Board, citations: readonly string[]): InstrumentBoard[] {
  const cited = instruments.filter(({ instrument: { volume, registration } }) =>
    citations.includes(`UNTS ${volume} ${registration}`),
  );
  return cited.length > 0 ? cited : instruments.filter(({ instrument }) => MEANT.includes(instrument.code));
}

/**
 * "Not yet party" means whoever lacks one of the instruments, "States parties" whoever has joined one of them. Null where the statuses of
 * one were never brought in: nobody is then said to lack it. Pure.
 */
function whoIsMeant(code: string, boards: readonly InstrumentBoard[]): Meant | null {
  if (boards.length === 0 || boards.some(({ known }) => !known)) return null;
  const joined = ({ statuses }: InstrumentBoard, partyId: string) => {
    const status = statuses.get(partyId);
    return status !== undefined && isCounted(status);
  };
  if (code === NOT_YET) return (partyId) => !boards.every((board) => joined(board, partyId));
  if (code === PARTIES) return (partyId) => boards.some((board) => joined(board, partyId));
  return null;
}

/** As of today, from the statuses that were brought in. */
export function treatyNarrowing(db: Database): Narrowing {
  return {
    codes: [NOT_YET, PARTIES],
    async meant(code, citations) {
      const boards = instrumentsMeant(await openBoard(db), citations);
      const means = whoIsMeant(code, boards);
      return means === null ? null : { means, ...narrowedBy(code, boards) };
    },
  };
}

/** The instruments by which a list was narrowed, each with the day for which its statuses hold and where they are from. */
function narrowedBy(code: string, boards: readonly InstrumentBoard[]): NarrowedBy {
  const sources = boards.map(({ instrument }) => ({
    name: (t: Parameters<typeof instrumentName>[0]) => instrumentName(t, instrument),
    path: `/treaties/${instrument.code}`,
    ...{ asOf: instrument.statusesAsOf ?? '', source: instrument.statusesSource },
  }));
  return {
    key: [code, ...boards.map(({ instrument }) => instrument.code)].join(' '),
    sentence: (t) =>
      t(code === NOT_YET ? 'treaties.narrowed.not-yet' : 'treaties.narrowed.parties', { n: boards.length }),
    sources,
  };
}
