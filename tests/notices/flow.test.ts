import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PartyRef, PersonActor } from '../../src/kernel/access/index.js';
import { endRole, findRoles } from '../../src/kernel/access/index.js';
import { translatorFor } from '../../src/kernel/i18n/index.js';
import { findTasks } from '../../src/kernel/work/index.js';
import { addComment, replyTo } from '../../src/modules/comments/add-comment.js';
import { editComment, takeBackComment } from '../../src/modules/comments/change-comment.js';
import { findComments } from '../../src/modules/comments/find-comments.js';
import { commentInvariants } from '../../src/modules/comments/invariants.js';
import { reviewAnswer } from '../../src/modules/commitments/answers/review-answer.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { findOwnFeeds, makeFeed, openFeed, revokeFeed } from '../../src/modules/notices/feeds/own-feeds.js';
import { readNoticesFeed } from '../../src/modules/notices/feeds/read-feeds.js';
import { findNotices } from '../../src/modules/notices/find-notices.js';
import { noticeInvariants } from '../../src/modules/notices/invariants.js';
import { sayNotice } from '../../src/modules/notices/say-notice.js';
import { getWishes, setWishes } from '../../src/modules/notices/set-wishes.js';
import { countUnseen, markSeen } from '../../src/modules/notices/store/notices.js';
import { unsubscribe, unsubscribeSecret, writeUnsubscription } from '../../src/modules/notices/unsubscribe.js';
import { describeOnBoth } from '../kit/databases.js';
import { type FlowHouse, openFlowHouse } from '../kit/flow.js';

const KEY = 'a-res-72-195-op-1-1';
const PLACE = { key: KEY, code: 'BY' };
const TODAY = new Date().toISOString().slice(0, 10);
const GIVEN = {
  state: 'stated',
  standing: 'done',
  words: 'The lamps burn.',
  lang: 'en',
  happened: '2024',
  link: 'https://law.example/lamps',
  file: null,
  keepsFile: false,
  audience: 'public',
} as const;
const NOT_THERE = expect.objectContaining({ code: expect.stringMatching(/no-such/) });

describeOnBoth('work that flows between people', (engine) => {
  let flow: FlowHouse;
  let belarus: PartyRef;
  let officer: PersonActor;
  let focal: PersonActor;
  let colleague: PersonActor;
  let kenyan: PersonActor;
  const t = translatorFor('en');
  const db = () => flow.house.db;
  const rooms = () => ({ db: db(), records: flow.work.records });
  const told = async (person: PersonActor) => {
    const found = await findNotices(rooms(), await flow.again(person), {}, { offset: 0, limit: 50 }, t);
    return found.rows.map((notice) => sayNotice(t, notice, found.seen));
  };
  const commitment = async () => {
    const { rows } = await sql<{ id: string }>`select id from commitment where key = ${KEY}`.execute(
      db().connection.queries,
    );
    return { type: 'commitment', id: rows[0]?.id ?? '' };
  };
  const tasks = async (person: PersonActor) =>
    (await findTasks(flow.work.waits, { actor: await flow.again(person), t, today: TODAY, limit: 5 })).map(
      ({ id, total }) => [id, total],
    );

  beforeAll(async () => {
    flow = await openFlowHouse(engine);
    belarus = await flow.partyOf('BY');
    officer = await flow.add('Olga Officer', 'secretariat-officer', null);
    focal = await flow.add('Farid Focal', 'state-focal-point', belarus, 'ar');
    colleague = await flow.add('Carla Colleague', 'national-rapporteur', belarus, 'es');
    kenyan = await flow.add('Kamau Kenyan', 'state-focal-point', await flow.partyOf('KE'));
    await flow.settle();
  }, 120_000);
  afterAll(async () => {
    for (const { about, broken } of [...noticeInvariants, ...commentInvariants])
      expect(await broken(db().connection), about).toEqual([]);
    await flow.register.test.drop();
  });

  it('tells those whom an act concerns, once, and nobody else', async () => {
    await stateAnswer(db(), focal, PLACE, { ...GIVEN, version: 0 }, TODAY);
    await flow.settle();
    expect(await told(officer)).toEqual([expect.stringMatching(/^Belarus stated what it did/)]);
    expect(await told(focal)).toEqual([]);
    expect(await told(kenyan)).toEqual([]);
    // The job is done once more, as after a crash.
    await sql`update job set state = 'waiting', finished = null where kind = 'notices.tell'`.execute(
      db().connection.queries,
    );
    await flow.settle();
    expect(await told(officer)).toHaveLength(1);
    expect(await tasks(officer)).toContainEqual(['answers-to-review', 1]);
    await reviewAnswer(db(), officer, PLACE, { decision: 'return', note: 'Which lamps?', version: 1 });
    await flow.settle();
    expect(await told(focal)).toEqual([expect.stringMatching(/^Your answer came back with a note/)]);
    expect(await told(colleague)).toHaveLength(1);
    expect(await told(kenyan)).toEqual([]);
  });

  it('counts what is new, and forgets what the person lost sight of', async () => {
    expect(await countUnseen(db().connection, colleague.id, 100)).toBe(1);
    const [role] = await findRoles(db().connection, { personIds: [colleague.id] });
    await endRole(db(), { kind: 'person', ...adminOf(officer), steppedUp: true }, role?.id ?? '');
    expect(await told(colleague)).toEqual([]);
    expect(await countUnseen(db().connection, colleague.id, 100)).toBe(0);
    expect(await countUnseen(db().connection, focal.id, 100)).toBe(1);
    expect(await markSeen(db().connection, focal.id, 'all', new Date())).toBe(1);
    expect(await countUnseen(db().connection, focal.id, 100)).toBe(0);
  });

  it('lets people speak about a record, to whom they mean, and nobody else hears it', async () => {
    const about = await commitment();
    const open = await addComment(rooms(), kenyan, about, {
      words: 'We lit two.\n\nMore follow.',
      lang: 'en',
      person: '',
      party: '',
    });
    const own = await addComment(rooms(), officer, about, {
      words: 'Which harbours?',
      lang: 'fr',
      person: '',
      party: 'by',
    });
    await flow.settle();
    const heard = async (person: PersonActor) =>
      (await findComments(rooms(), await flow.again(person), about, t)).threads.map(({ first }) => first.id);
    expect(await heard(focal)).toEqual([open, own]);
    expect(await heard(kenyan)).toEqual([open]);
    expect(await told(focal)).toContainEqual(expect.stringMatching(/^A comment is addressed to you/));
    expect(await tasks(focal)).toContainEqual(['comments', 1]);
    await expect(replyTo(rooms(), kenyan, own, { words: 'Here', lang: 'en' })).rejects.toEqual(NOT_THERE);
    await replyTo(rooms(), focal, own, { words: 'هنا', lang: 'ar' });
    await flow.settle();
    expect(await told(officer)).toContainEqual(expect.stringMatching(/^Somebody answered a comment/));
    expect((await tasks(focal)).map(([id]) => id)).not.toContain('comments');

    await editComment(rooms(), officer, own, 'Which of the harbours?');
    await expect(editComment(rooms(), focal, own, 'Mine')).rejects.toThrow();
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    await expect(editComment(rooms(), officer, own, 'Later', tomorrow)).rejects.toEqual(
      expect.objectContaining({ code: 'too-late' }),
    );
    await takeBackComment(rooms(), officer, own);
    const [, thread] = (await findComments(rooms(), await flow.again(focal), about, t)).threads;
    expect(thread?.first).toMatchObject({ words: null, before: [], version: 2, author: 'Olga Officer' });
    expect(thread?.replies[0]).toMatchObject({ words: 'هنا', author: 'Farid Focal' });
  });

  it('keeps comments on what is not shown from those who do not see it', async () => {
    const about = await commitment();
    await sql`update commitment set shown = false where id = ${about.id}`.execute(db().connection.queries);
    await expect(findComments(rooms(), focal, about, t)).rejects.toEqual(NOT_THERE);
    await expect(addComment(rooms(), focal, about, { words: 'x', lang: 'en', person: '', party: '' })).rejects.toEqual(
      NOT_THERE,
    );
    expect((await told(focal)).filter((text) => text?.startsWith('A comment'))).toEqual([]);
    expect((await findComments(rooms(), officer, about, t)).threads).not.toHaveLength(0);
    await sql`update commitment set shown = true where id = ${about.id}`.execute(db().connection.queries);
  });

  it('mails as the person wishes, and stops by a link without signing in', async () => {
    const topics = ['answers', 'comments', 'reminders', 'roles'];
    const hours = { timeZone: 'Africa/Nairobi', hour: 7, weekday: 5 };
    await setWishes(db(), kenyan, { topics: { comments: 'weekly' }, hours }, topics);
    const wishes = await getWishes(db(), kenyan);
    expect([wishes.of('comments'), wishes.of('answers'), wishes.hours]).toEqual(['weekly', 'daily', hours]);
    const about = await commitment();
    await addComment(rooms(), officer, about, { words: 'For Kenya', lang: 'en', person: '', party: 'KE' });
    await flow.settle();
    const due = async () =>
      (
        await sql<{ due: string | null }>`select to_char(mail_due at time zone 'Africa/Nairobi', 'ID HH24:MI') as due
          from notice where person_id = ${kenyan.id} and topic = 'comments'`.execute(db().connection.queries)
      ).rows.map((row) => row.due);
    expect(await due()).toEqual(['5 07:00']);
    const token = writeUnsubscription(await unsubscribeSecret(db().connection), {
      personId: kenyan.id,
      topic: 'comments',
    });
    expect(await unsubscribe(db(), `${token}x`, topics)).toBe(false);
    expect(await unsubscribe(db(), token, topics)).toBe(true);
    expect(await due()).toEqual([null]);
    expect((await getWishes(db(), kenyan)).of('comments')).toBe('off');
    expect((await getWishes(db(), kenyan)).of('answers')).toBe('daily');
    await expect(
      setWishes(db(), kenyan, { topics: {}, hours: { ...hours, timeZone: 'Mars/Olympus' } }, topics),
    ).rejects.toEqual(expect.objectContaining({ code: 'no-such-zone' }));
  });

  it('gives feeds by an address that can be revoked, with nothing confidential in them', async () => {
    const token = await makeFeed(db(), kenyan, { kind: 'atom', label: 'Reader' });
    expect(await openFeed(db(), 'calendar', token)).toBeNull();
    const reader = await openFeed(db(), 'atom', token);
    expect(reader?.id).toBe(kenyan.id);
    const feed = await readNoticesFeed(flow.house, flow.work, kenyan);
    expect(feed).toContain('<title>Comments</title>');
    expect(feed).not.toMatch(/harbour|For Kenya|Olga/);
    const [kept] = await findOwnFeeds(db(), kenyan);
    await expect(revokeFeed(db(), focal, kept?.id ?? '')).rejects.toEqual(NOT_THERE);
    await revokeFeed(db(), kenyan, kept?.id ?? '');
    expect(await openFeed(db(), 'atom', token)).toBeNull();
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from action where details::text like ${`%${token}%`}`.execute(db().connection.queries);
    expect(rows[0]?.n).toBe(0);
  });
});

function adminOf({ id, name, lang }: PersonActor) {
  return {
    id,
    name,
    lang,
    holds: [{ role: 'administrator' as const, party: null, readOnly: false, ownOnly: false, onBehalfOf: null }],
  };
}
