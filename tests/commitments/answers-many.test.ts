import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { tables } from '../../src/kernel/db/index.js';
import { findAnswers } from '../../src/modules/commitments/answers/find-answers.js';
import { findMisfoldedAnswers } from '../../src/modules/commitments/answers/find-misfolded.js';
import { findToReview, findUnanswered } from '../../src/modules/commitments/answers/find-waiting.js';
import { findParty } from '../../src/modules/parties/index.js';
import type { TestDatabase } from '../kit/databases.js';
import { describeOnBoth } from '../kit/databases.js';
import { generateRegister } from '../kit/generated-register.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { person } from '../kit/people.js';

const SCENE = { today: '2026-11-29', lang: 'en' } as const;
/** Milliseconds in which each question is answered, on a busy machine. */
const QUICK = 1500;

describeOnBoth('193 States and what they say about hundreds of commitments', (engine) => {
  let test: TestDatabase;
  let key = '';
  let answers = 0;
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    await generateRegister(test.db, 3600);
    const c = tables<Record<string, never>>(test.db.connection);
    // Half of the commitments that ask Member States are answered by all of them; a third each waits, is a draft, is reviewed.
    await sql`insert into commitment_answer (id, commitment_id, party_id, version, state, published, written_by, changed_at)
      select md5(k.id::text || p.id::text)::uuid, k.id, p.id, 1, (array['stated', 'draft', 'reviewed'])[1 + h.third],
        case when h.third = 2 then 1 end, 'somebody', now()
      from commitment k join commitment_addressee a on a.commitment_id = k.id and a.addressee = 'MEMBER_STATES'
        cross join party p cross join lateral (select ('x' || left(md5(k.key || p.code), 4))::bit(16)::int % 3 as third) h
      where p.kind = 'state' and md5(k.key) < '8'`.execute(c);
    await sql`insert into commitment_answer_version (answer_id, n, state, standing, words, lang, audience, note, made_by, made_at)
      select id, 1, state, 'done', 'Words', 'en', 'public', '', 'somebody', now() from commitment_answer`.execute(c);
    const { rows } = await sql<{
      key: string;
      n: number;
    }>`select k.key, (select count(*)::int from commitment_answer) as n
      from commitment k join document d on d.id = k.document_id where k.shown and d.shown and k.state = 'open' and exists
      (select 1 from commitment_answer a where a.commitment_id = k.id and a.published is not null) order by k.key limit 1`.execute(
      c,
    );
    key = rows[0]?.key ?? '';
    answers = rows[0]?.n ?? 0;
  }, 240_000);
  afterAll(() => test.drop());

  const timed = async <T>(ask: () => Promise<T>): Promise<T> => {
    await ask();
    const begun = performance.now();
    const found = await ask();
    const took = performance.now() - begun;
    expect(took).toBeLessThan(QUICK);
    if (process.env.SAY_FIGURES)
      console.log(`${engine}, ${answers} answers: ${ask.toString().slice(0, 60)} ${Math.round(took)} ms`);
    return found;
  };

  it('are counted for one commitment', async () => {
    expect(answers).toBeGreaterThan(10_000);
    const found = await timed(() => findAnswers(test.db, PUBLIC, key, 'en'));
    expect(found.lines.filter(({ party }) => party.kind === 'state')).toHaveLength(193);
    expect(found.counts.answered).toBeGreaterThan(0);
    expect(found.counts.answered).toBeLessThanOrEqual(193);
  });

  it('are told to a focal point and to a reviewer by what waits', async () => {
    const party = await findParty(test.db, PUBLIC, { code: 'BY' });
    if (party === null) throw new Error('No Belarus');
    const focal = person('focal', 'state-focal-point', { id: party.id, kind: party.kind, code: party.code });
    const [waiting] = await timed(() => findUnanswered(test.db, focal, { offset: 0, limit: 50 }, SCENE));
    expect(waiting?.rows).toHaveLength(50);
    const review = await timed(() =>
      findToReview(test.db, person('reviewer', 'reviewer'), { offset: 0, limit: 50 }, SCENE),
    );
    expect(review?.total).toBeGreaterThan(1000);
    expect(review?.rows).toHaveLength(50);
  });

  it('are all as their versions say', async () => {
    expect(await findMisfoldedAnswers(test.db.connection)).toEqual([]);
  });
});
