import { sql } from 'kysely';
import { serveHouse } from '../src/app/server.js';
import type { Engine } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { openRegister } from '../src/modules/commitments/register/open-register.js';
import { dayOf } from '../src/modules/commitments/timing/days.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { generateRegister } from '../tests/kit/generated-register.js';
import { letIn, partyRef } from '../tests/kit/served-house.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse, milliseconds, startAsker } from './measured-house.js';

/** What the issue names, beside a house a hundredth of it. */
const SIZES = {
  small: { parties: 0, people: 50, commitments: 1_000 },
  large: { parties: 800, people: 5_000, commitments: 100_000 },
} as const;
const REQUESTS = 60;
const AIM = 2;

type Size = (typeof SIZES)[keyof typeof SIZES];
type Measured = Map<string, number>;

/** More organizations than come with the program, people who hold roles, and answers of every tenth State to a tenth of all. */
async function fill({ db }: House, { parties, people, commitments }: Size): Promise<void> {
  await loadParties(db);
  await generateRegister(db, commitments);
  const q = db.connection.queries;
  await sql`insert into party (id, code, kind, state, origin, addressees, revision, made_at, changed_at)
    select md5('p' || i)::uuid, 'NGO-' || i, 'ngo', 'active', 'registered', '{}', 1, now(), now()
    from generate_series(1, ${parties}::int) i`.execute(q);
  await sql`insert into party_name (id, party_id, lang, kind, name, place)
    select md5('pn' || i)::uuid, md5('p' || i)::uuid, 'en', 'short', 'Lantern keepers ' || i, 0
    from generate_series(1, ${parties}::int) i`.execute(q);
  await sql`insert into person (id, name, lang, email, made)
    select md5('h' || i)::uuid, 'Person ' || i, 'en', 'p' || i || '@example.org', now()
    from generate_series(1, ${people}::int) i`.execute(q);
  await sql`insert into role_held (id, person_id, party_id, party_kind, party_code, role, read_only, own_only, valid_from, given_by, given_at)
    select md5('r' || i)::uuid, md5('h' || i)::uuid, p.id, p.kind, p.code, 'observer', false, false, current_date, 'bench', now()
    from generate_series(1, ${people}::int) i
    join (select id, kind, code, row_number() over (order by code) n, count(*) over () total from party) p on p.n = i % p.total + 1`.execute(
    q,
  );
  await sql`insert into commitment_answer (id, commitment_id, party_id, version, state, published, written_by, changed_at)
    select md5('a' || p.code || i)::uuid, md5('k' || i)::uuid, p.id, 1, (array['draft', 'stated', 'returned'])[i / 10 % 3 + 1], null,
      'bench', now()
    from generate_series(0, ${commitments - 1}::int, 10) i,
      (select code, id, row_number() over (order by code) n from party where kind = 'state') p where p.n % 10 = 0 or p.code = 'BY'`.execute(
    q,
  );
  await sql`insert into commitment_answer_version (answer_id, n, state, standing, words, lang, audience, note, made_by, made_at)
    select id, 1, state, 'under-way', 'Lamps were bought.', 'en', 'public', '', 'bench', now() from commitment_answer`.execute(
    q,
  );
  for (const table of ['party', 'person', 'role_held', 'commitment_answer', 'commitment_answer_version'])
    await sql`analyze ${sql.ref(table)}`.execute(q);
}

async function measure(
  house: House,
  size: Size,
  spent: (work: () => Promise<unknown>) => Promise<number>,
): Promise<Measured> {
  await fill(house, size);
  const belarus = await partyRef(house.db, 'BY');
  const readers = {
    'the public': '',
    'a focal point': (await letIn(house.db, [['state-focal-point', belarus]])).cookie,
    'the secretariat': (await letIn(house.db, [['secretariat-officer', null]])).cookie,
  };
  // Read in once a start: more than a first request may take on a busy machine.
  await openRegister(house.db, dayOf(new Date()));
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const urls = Array.from({ length: REQUESTS }, (_, i) => `${server.address}/${['en', 'ar', 'fr'][i % 3]}`);
  const measured: Measured = new Map();
  for (const [reader, cookie] of Object.entries(readers)) {
    await asker.ask(urls, cookie);
    measured.set(reader, (await spent(() => asker.ask(urls, cookie))) / urls.length);
  }
  asker.end();
  await server.stop();
  return measured;
}

async function figuresOf(engine: Engine): Promise<Figure[]> {
  const name = engine === 'pglite' ? 'PGlite' : 'PostgreSQL';
  const small = await inMeasuredHouse(engine, (house, spent) => measure(house, SIZES.small, spent));
  const large = await inMeasuredHouse(engine, (house, spent) => measure(house, SIZES.large, spent));
  return [...large].map(([reader, after]): Figure => {
    const before = small.get(reader) ?? NaN;
    return {
      what: `${name}: CPU of the first page for ${reader}, at the large set`,
      measured: milliseconds(after),
      beside: `at the small set: ${milliseconds(before)}; ${(after / before).toFixed(2)} of it`,
      target: `at most ${AIM} of it`,
      met: after / before <= AIM,
    };
  });
}

export const bench: Bench = {
  title: 'The first page at a thousand parties',
  about: `CPU time of server and database for the first page, whole, over HTTP, ${REQUESTS} requests in three languages after as many to warm up. The large set has 1,000 parties, 5,000 people with roles and 100,000 commitments, a tenth of which every tenth State has answered; the small one the parties that come with the program, 50 people and 1,000 commitments.`,
  async run() {
    const figures = await figuresOf('pglite');
    return process.env.TEST_DATABASE_URL === undefined ? figures : [...figures, ...(await figuresOf('postgres'))];
  },
};
