import { sql } from 'kysely';
import { jobHandlers } from '../src/app/job-handlers.js';
import { MODULES } from '../src/app/modules.js';
import { serveHouse } from '../src/app/server.js';
import { findActors, type PersonActor } from '../src/kernel/access/index.js';
import { addDays } from '../src/kernel/calendar/index.js';
import { type Engine, newId } from '../src/kernel/db/index.js';
import { translatorFor } from '../src/kernel/i18n/index.js';
import { takeJob } from '../src/kernel/jobs/leases.js';
import { runJob } from '../src/kernel/jobs/run-job.js';
import { gatherWork, type House } from '../src/kernel/module/index.js';
import { openRegister } from '../src/modules/commitments/register/open-register.js';
import { dayOf } from '../src/modules/commitments/timing/days.js';
import { previewRound } from '../src/modules/notices/reminders/preview-round.js';
import { sendRoundNow } from '../src/modules/notices/reminders/send-round.js';
import { SEND_DIGEST } from '../src/modules/notices/write-notices.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { countedDatabase } from '../tests/kit/counted-database.js';
import { generateRegister } from '../tests/kit/generated-register.js';
import { letIn } from '../tests/kit/served-house.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse, milliseconds, startAsker } from './measured-house.js';

/** People who act for States, evenly; what the issue names, beside a tenth of it. */
const SIZES = { small: 500, large: 5_000 } as const;
/** Ten times the people are written by ten times the batches; nothing may grow faster. */
const AIM_EACH = 1.5;
const REQUESTS = 20;
const MAILS = 100;

interface Part {
  cpu: number;
  statements: number;
}
interface Measured {
  people: number;
  preview: Part;
  page: number;
  send: Part;
  mails: Part;
}

/** A request of all Member States that is due in a week, and so many people who act for them. */
async function fill({ db }: House, people: number, due: string): Promise<void> {
  await loadParties(db);
  await generateRegister(db, 1_000);
  const q = db.connection.queries;
  await sql`update commitment set act = 'urge', state = 'open', shown = true,
    dates = jsonb_build_array(jsonb_build_object('kind', 'deadline', 'text', 'in a week', 'not_after', ${due}::text))
    where key = 'generated-1'`.execute(q);
  await sql`delete from commitment_addressee where commitment_id = md5('k1')::uuid`.execute(q);
  await sql`insert into commitment_addressee (commitment_id, position, addressee) values (md5('k1')::uuid, 0, 'MEMBER_STATES')`.execute(
    q,
  );
  await sql`insert into person (id, name, lang, email, made)
    select md5('h' || i)::uuid, 'Person ' || i, (array['ar', 'en', 'es', 'fr', 'ru', 'zh'])[i % 6 + 1], 'p' || i || '@example.org', now()
    from generate_series(1, ${people}::int) i`.execute(q);
  await sql`insert into role_held (id, person_id, party_id, party_kind, party_code, role, read_only, own_only, valid_from, given_by, given_at)
    select md5('r' || i)::uuid, md5('h' || i)::uuid, p.id, p.kind, p.code, 'state-focal-point', false, false, current_date, 'bench', now()
    from generate_series(1, ${people}::int) i
    join (select id, kind, code, row_number() over (order by code) n, count(*) over () total from party
      where kind = 'state') p on p.n = i % p.total + 1`.execute(q);
  for (const table of ['party', 'person', 'role_held']) await sql`analyze ${sql.ref(table)}`.execute(q);
}

async function officerOf({ db }: House): Promise<{ officer: PersonActor; cookie: string }> {
  const { id, cookie } = await letIn(db, [['secretariat-officer', null]]);
  const [found] = await findActors(db.connection, { ids: [id] }, new Date());
  if (found === undefined) throw new Error('No officer');
  return { officer: found.actor, cookie };
}

async function measure(
  plain: House,
  people: number,
  spent: (work: () => Promise<unknown>) => Promise<number>,
): Promise<Measured> {
  const { db, spent: asked } = countedDatabase(plain.db);
  const mail = { url: 'smtp://127.0.0.1:9', from: 'concordance@example.org' };
  const house: House = { ...plain, db, config: { ...plain.config, address: 'https://concordance.example', mail } };
  const due = addDays(dayOf(new Date()), 7);
  await fill(house, people, due);
  await openRegister(db, dayOf(new Date()));
  const work = await gatherWork(house, MODULES);
  const { officer, cookie } = await officerOf(house);
  const ref = { name: 'commitments.deadlines', matter: `${await idOf(house)}/${due}`, days: -7 } as const;
  const part = async (doing: () => Promise<unknown>): Promise<Part> => {
    const before = asked().statements;
    const cpu = await spent(doing);
    return { cpu, statements: asked().statements - before };
  };
  const preview = () => previewRound(house, work, officer, ref, translatorFor('en'));
  // What is kept of parties and rules is read in by the first.
  await preview();
  const previewed = await part(preview);
  const page = await pageOf(house, ref, cookie, spent);
  let reminded = 0;
  const send = await part(async () => {
    reminded = await sendRoundNow(house, work, officer, ref);
  });
  await makeDue(house);
  const mails = await part(() => writeMails(house));
  return { people: reminded, preview: previewed, page, send, mails };
}

async function idOf({ db }: House): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from commitment where key = 'generated-1'`.execute(
    db.connection.queries,
  );
  return rows[0]?.id ?? '';
}

/** CPU of the page on which an officer looks at the round. */
async function pageOf(
  house: House,
  { name, matter, days }: { name: string; matter: string; days: number },
  cookie: string,
  spent: (work: () => Promise<unknown>) => Promise<number>,
): Promise<number> {
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const query = new URLSearchParams({ name, matter, days: String(days) });
  const urls = Array.from(
    { length: REQUESTS },
    (_, i) => `${server.address}/${['en', 'ar', 'zh'][i % 3]}/reminders/round?${query}`,
  );
  await asker.ask(urls, cookie);
  const cpu = (await spent(() => asker.ask(urls, cookie))) / urls.length;
  asker.end();
  await server.stop();
  return cpu;
}

/** So that nobody waits for the minute in which they are due. */
async function makeDue({ db }: House): Promise<void> {
  await sql`update job set not_before = now() where kind = ${SEND_DIGEST}`.execute(db.connection.queries);
  await sql`update notice set mail_due = now() - interval '1 second' where mail_due is not null`.execute(
    db.connection.queries,
  );
}

/** The first mails of a round, each by a job of its own, up to the door of the mail server. */
async function writeMails(house: House): Promise<void> {
  const { db, log } = house;
  const handler = (await jobHandlers(house))[SEND_DIGEST];
  const holder = newId();
  const programStops = new AbortController().signal;
  for (let done = 0; done < MAILS; done += 1) {
    const taken = await takeJob(db.connection, holder, [SEND_DIGEST]);
    if (taken === null || handler === undefined) throw new Error(`Only ${done} mails are due`);
    await runJob({ db, log, holder, programStops }, taken, handler);
  }
}

async function figuresOf(engine: Engine): Promise<Figure[]> {
  const name = engine === 'pglite' ? 'PGlite' : 'PostgreSQL';
  const few = await inMeasuredHouse(engine, (house, spent) => measure(house, SIZES.small, spent));
  const many = await inMeasuredHouse(engine, (house, spent) => measure(house, SIZES.large, spent));
  const times = many.people / few.people;
  const grown = (what: string, after: Part, before: Part, each = times): Figure => {
    const ratio = after.cpu / before.cpu / each;
    return {
      what: `${name}: ${what}: CPU, and statements`,
      measured: `${milliseconds(after.cpu)}, ${after.statements}`,
      beside: `${few.people} people: ${milliseconds(before.cpu)}, ${before.statements}; ${ratio.toFixed(2)} times as much for each`,
      target: `at most ${AIM_EACH} times as much for each`,
      met: ratio <= AIM_EACH,
    };
  };
  return [
    grown(`a round to ${many.people} people previewed`, many.preview, few.preview),
    {
      what: `${name}: CPU of the page that shows it to an officer`,
      measured: milliseconds(many.page),
      beside: `${few.people} people: ${milliseconds(few.page)}; ${(many.page / few.page).toFixed(2)} of it`,
    },
    grown(`the round sent`, many.send, few.send),
    grown(`${MAILS} mails of the round written`, many.mails, few.mails, 1),
  ];
}

export const bench: Bench = {
  title: 'A reminder to five thousand people',
  about: `A request of all Member States, due in a week, and ${SIZES.large.toLocaleString('en')} people who act for them in six languages, beside ${SIZES.small}: the round is previewed, shown on its page, and sent, with a notice and a job of a mail for each; then ${MAILS} of the mails are written. CPU time of server and database, and statements to the database.`,
  async run() {
    const embedded = await figuresOf('pglite');
    return process.env.TEST_DATABASE_URL === undefined ? embedded : [...embedded, ...(await figuresOf('postgres'))];
  },
};
