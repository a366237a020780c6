import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PartyRef, PersonActor } from '../../src/kernel/access/index.js';
import { addDays } from '../../src/kernel/calendar/index.js';
import { formatDate, translatorFor } from '../../src/kernel/i18n/index.js';
import { enqueueJob } from '../../src/kernel/jobs/index.js';
import type { Reminding } from '../../src/kernel/work/index.js';
import { addComment } from '../../src/modules/comments/add-comment.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { commitmentsRemind } from '../../src/modules/commitments/reminds.js';
import { findNotices } from '../../src/modules/notices/find-notices.js';
import { decideRound } from '../../src/modules/notices/reminders/decide-round.js';
import { findMatters } from '../../src/modules/notices/reminders/find-matters.js';
import { previewRound } from '../../src/modules/notices/reminders/preview-round.js';
import { sendRoundNow } from '../../src/modules/notices/reminders/send-round.js';
import { sayNotice } from '../../src/modules/notices/say-notice.js';
import { describeOnBoth } from '../kit/databases.js';
import { type FlowHouse, openFlowHouse, openPostOffice, type PostOffice } from '../kit/flow.js';
import { resolution } from '../kit/line-texts.js';

const TODAY = new Date().toISOString().slice(0, 10);
const DUE = addDays(TODAY, 7);
const KEY = 'a-res-79-191-op-1-1';
const SECRET = 'The keepers of the harbour at Night Bay were bribed';

/** A text of a mail as its reader sees it: the part of a type, out of its transfer encoding. */
function partOf(raw: string, type: string): string {
  const part = raw.split(/\r\n--/u).find((piece) => piece.includes(`Content-Type: ${type}`)) ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/iu.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  const bytes = text
    .replaceAll(/=\r\n/gu, '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describeOnBoth('mail and reminders', (engine) => {
  let post: PostOffice;
  let flow: FlowHouse;
  let officer: PersonActor;
  let focal: PersonActor;
  let kenyan: PersonActor;
  let belarus: PartyRef;
  const t = translatorFor('en');
  const db = () => flow.house.db;
  const rooms = () => ({ db: db(), records: flow.work.records });
  const told = async (person: PersonActor) => {
    const found = await findNotices(rooms(), person, { topic: 'reminders' }, { offset: 0, limit: 50 }, t);
    return found.rows.map((notice) => sayNotice(t, notice, found.seen));
  };
  beforeAll(async () => {
    post = await openPostOffice();
    flow = await openFlowHouse(engine, { mail: { url: post.url, from: 'Concordance <concordance@example.org>' } });
    const asks = [`Urges Member States to light every small harbour no later than ${formatDate('en', DUE)}`];
    await flow.register.bring(resolution('A/RES/79/191', 'Seventy-ninth', asks), {
      lang: 'en',
      symbol: 'A/RES/79/191',
    });
    belarus = await flow.partyOf('BY');
    officer = await flow.add('Olga Officer', 'secretariat-officer', null);
    focal = await flow.add('Farid Focal', 'state-focal-point', belarus, 'ar');
    await flow.add('Rita Reader', 'state-focal-point', belarus, 'es', true);
    kenyan = await flow.add('Kamau Kenyan', 'state-focal-point', await flow.partyOf('KE'), 'fr');
    await flow.settle();
  }, 120_000);
  afterAll(async () => {
    await flow.register.test.drop();
    await post.close();
  });

  const deadlines = (): Reminding => {
    const [reminding] = commitmentsRemind(flow.house);
    if (reminding === undefined) throw new Error('The register reminds of nothing');
    return reminding;
  };

  it('knows the deadline, all who are asked, and who has acted', async () => {
    const matters = await deadlines().due({ from: DUE, to: DUE });
    expect(matters.map(({ due }) => due)).toEqual([DUE]);
    expect(await deadlines().due({ from: addDays(DUE, 1), to: addDays(DUE, 1) })).toEqual([]);
    const asked = (await matters[0]?.asked()) ?? [];
    expect(asked).toHaveLength(193);
    expect(asked.some(({ acted }) => acted)).toBe(false);
  });

  it('previews who gets a round and why others do not, and sends it once, to those who have not acted', async () => {
    const [matter] = await findMatters(db().connection, flow.work.reminds, TODAY);
    expect(matter?.rounds.map(({ days, state }) => [days, state])).toEqual([
      [-30, 'past'],
      [-7, 'planned'],
      [0, 'planned'],
      [7, 'planned'],
    ]);
    const ref = { name: 'commitments.deadlines', matter: matter?.matter.key ?? '', days: -7 } as const;
    const given = { standing: 'done', words: 'Lit.', lang: 'en', happened: '2025', link: '', file: null } as const;
    const rest = { keepsFile: false, audience: 'public', version: 0, state: 'stated' } as const;
    await stateAnswer(db(), kenyan, { key: KEY, code: 'KE' }, { ...given, ...rest }, TODAY);
    const { recipients, langs } = await previewRound(flow.house, flow.work, officer, ref, t);
    expect(recipients.reminded.map(({ person, lang }) => [person.name, lang])).toEqual([['Farid Focal', 'ar']]);
    expect(langs).toEqual(['ar']);
    const why = new Map(recipients.leftOut.map((one) => [one.person?.name ?? one.asked.party, one.why]));
    expect(why.get('Rita Reader')).toBe('cannot-act');
    expect([...why.values()].filter((one) => one === 'acted')).toHaveLength(1);
    await expect(previewRound(flow.house, flow.work, focal, ref, t)).rejects.toThrow();

    await decideRound(flow.house, flow.work, officer, ref, { cancel: true });
    await expect(sendRoundNow(flow.house, flow.work, officer, ref)).rejects.toMatchObject({ code: 'round-over' });
    await expect(decideRound(flow.house, flow.work, officer, ref, { onDay: '1999-01-01' })).rejects.toMatchObject({
      code: 'day-not-possible',
    });
    await decideRound(flow.house, flow.work, officer, ref, { onDay: TODAY });
    await remind();
    await remind();
    expect(await told(focal)).toEqual([expect.stringMatching(/^Belarus: .* is due on /u)]);
    expect(await told(kenyan)).toEqual([]);
    await expect(sendRoundNow(flow.house, flow.work, officer, ref)).rejects.toMatchObject({ code: 'round-over' });
    const after = await previewRound(flow.house, flow.work, officer, ref, t);
    expect(after.log.map((row) => [row.party_id, row.lang])).toEqual([[belarus.id, 'ar']]);
    expect(after.round).toMatchObject({ state: 'sent', sent: 1 });
  });

  /** The daily job, asked for now. */
  async function remind(): Promise<void> {
    await db().transaction((c) => enqueueJob(c, { kind: 'notices.remind', payload: {} }));
    await flow.settle();
  }

  it('brings the mail in Arabic, once, with a way to stop it, and nothing confidential in it', async () => {
    const { rows } = await sql<{ id: string }>`select id from commitment where key = ${KEY}`.execute(
      db().connection.queries,
    );
    const about = { type: 'commitment', id: rows[0]?.id ?? '' };
    await addComment(rooms(), officer, about, { words: SECRET, lang: 'en', person: focal.id, party: '' }).catch(() =>
      addComment(rooms(), officer, about, { words: SECRET, lang: 'en', person: '', party: 'BY' }),
    );
    await flow.settle();
    await flow.settle({ mails: true });
    await flow.settle({ mails: true });
    const mails = post.mails.filter(({ to }) => to.includes('farid.focal@example.org'));
    expect(mails).toHaveLength(1);
    const raw = mails[0]?.raw ?? '';
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/gu, ' ');
    expect(head).toMatch(/^Content-Language: ar$/mu);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/mu);
    expect(head).toMatch(/^List-Unsubscribe: <https:\/\/concordance\.example\/api\/v1\/unsubscribe\/[\w.-]+>$/mu);
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/mu);
    const text = partOf(raw, 'text/plain');
    const html = partOf(raw, 'text/html');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    for (const body of [text, html]) {
      // The deadline is public, and said in words; the comment is not, and only counted.
      expect(body).toContain('بيلاروس');
      expect(body).toContain('أمر واحد ينتظرك');
      expect(body).toContain('https://concordance.example/ar/notices?topic=comments');
      expect(body).not.toContain(SECRET);
      expect(body).not.toMatch(/Night Bay|bribed|Olga/u);
    }
    // Of what was sent the words are kept nowhere.
    const kept = await sql<{ n: number }>`select count(*)::int as n from mail where state = 'sent'
      and (body is not null or markup is not null or headers is not null)`.execute(db().connection.queries);
    expect(kept.rows[0]?.n).toBe(0);
  });

  it('does not try a mail again of which it is not known whether it arrived', async () => {
    const before = post.mails.length;
    await sql`update mail set state = 'waiting', body = 'x', begun = now() where state = 'sent'`.execute(
      db().connection.queries,
    );
    await sql`update job set state = 'waiting', finished = null, not_before = now() where kind = 'mail.send'`.execute(
      db().connection.queries,
    );
    await flow.settle();
    expect(post.mails).toHaveLength(before);
    const { rows } = await sql<{ problem: string | null }>`select distinct problem from mail`.execute(
      db().connection.queries,
    );
    expect(rows).toEqual([{ problem: 'interrupted' }]);
  });
});
