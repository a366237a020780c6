import { serveHouse } from '../src/app/server.js';
import { newId } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { CONSENT_KINDS, NOTHING_MORE } from '../src/modules/treaties/action.js';
import { loadFacts as loadTreaties } from '../src/modules/treaties/load-facts.js';
import { findEveryParty, mayTakePart } from '../src/modules/treaties/participants.js';
import { insertActions, type NewAction, readActions } from '../src/modules/treaties/store/actions.js';
import { nextRevision, readInstruments, setStatuses } from '../src/modules/treaties/store/instruments.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse, milliseconds, startAsker } from './measured-house.js';

const REQUESTS = 40;
/** M49: Europe, Oceania, Americas, Asia, Africa. */
const REGIONS = ['150', '009', '019', '142', '002'];

/** Every participant against every instrument: signed, and all but each ninth joined. */
async function fill({ db }: House): Promise<{ participants: number; actions: number }> {
  await loadParties(db);
  await loadTreaties(db);
  const participants = (await findEveryParty(db)).filter(mayTakePart);
  return db.transaction(async (c) => {
    await nextRevision(c);
    const actions: NewAction[] = [];
    for (const [k, { id: instrumentId }] of (await readInstruments(c)).entries()) {
      await setStatuses(c, instrumentId, { asOf: '2024-04-20', source: 'Depositary' });
      for (const [n, { id: partyId }] of participants.entries()) {
        const own = { ...NOTHING_MORE, instrumentId, partyId, corrects: null, importId: null, source: 'bench' };
        const year = 1990 + ((n * 7 + k * 3) % 30);
        actions.push({ ...own, id: newId(), kind: 'signature', date: `${year}-03-0${(n % 9) + 1}` });
        const kind = CONSENT_KINDS[(n + k) % CONSENT_KINDS.length] ?? 'ratification';
        if ((n + k) % 9 > 0) actions.push({ ...own, id: newId(), kind, date: `${year + 2}-05-0${(n % 9) + 1}` });
      }
    }
    await insertActions(c, actions, { by: 'bench', now: new Date() });
    return { participants: participants.length, actions: actions.length };
  });
}

export const bench: Bench = {
  title: 'Matrix of participants and instruments',
  about: `Every participant that the program comes with against its eight instruments, each signed and most joined; pages in English, Arabic and Chinese, ${REQUESTS} requests each, CPU time of server and embedded database for one. The matrix stands beside the register of parties, which has no cells.`,
  run: () =>
    inMeasuredHouse('pglite', async (house, spent): Promise<Figure[]> => {
      const { participants, actions } = await fill(house);
      const server = await serveHouse(house, { worker: false });
      const asker = startAsker();
      const one = async (path: (i: number) => string): Promise<number> => {
        const urls = Array.from(
          { length: REQUESTS },
          (_, i) => `${server.address}/${['en', 'ar', 'zh'][i % 3]}/${path(i)}`,
        );
        await asker.ask(urls);
        return (await spent(() => asker.ask(urls))) / urls.length;
      };
      const parties = await one(() => 'parties?size=200');
      const whole = await one(() => 'treaties');
      const region = await one((i) => `treaties?region=${REGIONS[i % REGIONS.length]}`);
      const missing = await one(() => 'treaties?missing=untoc');
      const instrument = await one(() => 'treaties/untoc');
      let [changed, read] = [0, 0];
      for (let i = 0; i < REQUESTS; i += 1) {
        await house.db.transaction((c) => nextRevision(c));
        changed += await spent(() => asker.ask([`${server.address}/en/treaties`]));
        read += await spent(() => readActions(house.db.connection));
      }
      asker.end();
      await server.stop();
      const of = (part: number) => `${milliseconds(part)}, ${(part / whole).toFixed(2)} of the whole matrix`;
      return [
        {
          what: `the whole matrix, ${participants} by 8, ${actions} actions`,
          measured: `${milliseconds(whole)}, ${(whole / parties).toFixed(1)} times the register`,
          beside: `${milliseconds(parties)} the register of parties`,
        },
        {
          what: 'narrowed to a region',
          measured: of(region),
          beside: `${milliseconds(whole)} the whole matrix`,
          target: 'less than the whole',
          met: region < whole,
        },
        {
          what: 'narrowed to who is missing from one',
          measured: of(missing),
          beside: `${milliseconds(whole)} the whole matrix`,
        },
        {
          what: 'the whole matrix right after a change',
          measured: `${milliseconds(changed / REQUESTS)}, ${(changed / read).toFixed(1)} times reading the actions`,
          beside: `${milliseconds(read / REQUESTS)} all actions read from the database`,
          target: 'at most 2 times',
          met: changed <= 2 * read,
        },
        {
          what: 'an instrument with map, curve and who is missing',
          measured: of(instrument),
          beside: `${milliseconds(whole)} the whole matrix`,
        },
      ];
    }),
};
