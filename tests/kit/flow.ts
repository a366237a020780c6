import { createServer, type Socket } from 'node:net';
import { followers } from '../../src/app/followers.js';
import { jobHandlers } from '../../src/app/job-handlers.js';
import { MODULES } from '../../src/app/modules.js';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import {
  type Actor,
  findActors,
  type PartyRef,
  type PersonActor,
  PUBLIC,
  type Role,
} from '../../src/kernel/access/index.js';
import { addPerson } from '../../src/kernel/access/person.js';
import { followAll } from '../../src/kernel/audit/index.js';
import { type Engine, execute, newId } from '../../src/kernel/db/index.js';
import { addMessages, type Lang } from '../../src/kernel/i18n/index.js';
import { takeJob } from '../../src/kernel/jobs/leases.js';
import { runJob } from '../../src/kernel/jobs/run-job.js';
import { SEND_MAIL } from '../../src/kernel/mail/index.js';
import { gatherWork, type House, type Work } from '../../src/kernel/module/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { FIRST, resolution, THIRD } from './line-texts.js';
import { openRegisterHouse, type RegisterHouse } from './register.js';

const wordless = {
  debug() {},
  info() {},
  warn() {},
  error: (event: string, fields?: unknown) =>
    process.stderr.write(`${event} ${String((fields as { error?: unknown })?.error)}\n`),
};

/** `mails`: do those that wait for their hour too; `sends`: and send them. */
interface Settling {
  mails?: boolean;
  sends?: boolean;
}

/** A house with two resolutions, all parties, and people for whom things wait. */
export interface FlowHouse {
  house: House;
  work: Work;
  register: RegisterHouse;
  partyOf(code: string): Promise<PartyRef>;
  /** Somebody with an account and a role; asked again, with the roles held then. */
  add(name: string, role: Role, party: PartyRef | null, lang?: Lang, readOnly?: boolean): Promise<PersonActor>;
  again(person: PersonActor): Promise<PersonActor>;
  /** Lets followers follow and does every job that is due */
  settle(options?: Settling): Promise<void>;
  /** The same over a database that was opened anew, as after a crash. */
  over(db: House['db']): Pick<FlowHouse, 'settle'>;
}

export async function openFlowHouse(engine: Engine, config: Partial<House['config']> = {}): Promise<FlowHouse> {
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
  const register = await openRegisterHouse(engine);
  const house: House = {
    ...register.house,
    log: wordless,
    config: {
      ...register.house.config,
      address: 'https://concordance.example',
      mail: { url: 'smtp://127.0.0.1:9', from: 'concordance@example.org' },
      ...config,
    },
  };
  const { db } = house;
  await loadParties(db);
  for (const [symbol, session, asks] of [FIRST, THIRD])
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
  const actorOf = async (id: string): Promise<PersonActor> => {
    const [found] = await findActors(db.connection, { ids: [id] }, new Date());
    if (found === undefined) throw new Error('No such person');
    return found.actor;
  };
  return {
    house,
    work: await gatherWork(house, MODULES),
    register,
    async partyOf(code) {
      const party = await findParty(db, PUBLIC as Actor, { code });
      if (party === null) throw new Error(`No party ${code}`);
      return { id: party.id, kind: party.kind, code };
    },
    async add(name, role, party, lang = 'en', readOnly = false) {
      const now = new Date();
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
      const id = await db.transaction(async (c) => {
        const person = await addPerson(c, { name, email, lang }, now);
        await holdRole(c, { personId: person.id, role, party, readOnly }, 'test', now);
        return person.id;
      });
      return actorOf(id);
    },
    again: ({ id }) => actorOf(id),
    settle: (options) => settleJobs(house, options),
    over: (other) => ({ settle: (options) => settleJobs({ ...house, db: other }, options) }),
  };
}

async function settleJobs(house: House, { mails = false, sends = true }: Settling = {}): Promise<void> {
  const { db } = house;
  const [following, handlers] = [await followers(house), await jobHandlers(house)];
  const kinds = Object.keys(handlers).filter((kind) => sends || kind !== SEND_MAIL);
  const holder = newId();
  const programStops = new AbortController().signal;
  for (;;) {
    if (!(await followAll(db, wordless, following))) throw new Error('A follower failed');
    if (mails) {
      await execute(
        db.connection,
        `update notice set mail_due = now() - interval '1 second' where mail_due is not null and mailed is null`,
      );
      await execute(db.connection, `update job set not_before = now() where state = 'waiting'`);
    }
    const taken = await takeJob(db.connection, holder, kinds);
    const handler = taken === null ? undefined : handlers[taken.kind];
    if (taken === null || handler === undefined) return;
    await runJob({ db, log: wordless, holder, programStops }, taken, handler);
  }
}

/** A mail server of a few lines (RFC 5321): takes every mail and keeps it. */
export interface PostOffice {
  url: string;
  mails: { to: string[]; raw: string }[];
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const mails: PostOffice['mails'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const say = (line: string) => socket.write(`${line}\r\n`);
    let pending = '';
    let data: string[] | null = null;
    let to: string[] = [];
    say('220 post office');
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8');
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        if (data !== null) {
          if (line !== '.') {
            data.push(line.startsWith('..') ? line.slice(1) : line);
            continue;
          }
          mails.push({ to, raw: data.join('\r\n') });
          [data, to] = [null, []];
          say('250 kept');
        } else if (/^(EHLO|HELO)/iu.test(line)) say('250 post office');
        else if (/^RCPT TO:/iu.test(line)) {
          to.push(/<(.*)>/u.exec(line)?.[1] ?? '');
          say('250 ok');
        } else if (/^DATA/iu.test(line)) {
          data = [];
          say('354 go on');
        } else if (/^QUIT/iu.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The post office has no address');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
