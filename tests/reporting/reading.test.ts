import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PartyRef, PUBLIC } from '../../src/kernel/access/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { findFigures } from '../../src/modules/reporting/answers/find-figures.js';
import { findSideBySide } from '../../src/modules/reporting/answers/find-side-by-side.js';
import { findWhoAnswered } from '../../src/modules/reporting/answers/find-who-answered.js';
import { seesAnswer } from '../../src/modules/reporting/policy.js';
import { findCurrentAnswers } from '../../src/modules/reporting/store/sent.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase, personWith } from '../kit/parties.js';
import { person } from '../kit/people.js';
import { generateRehearsal, type Rehearsal } from '../kit/rehearsal.js';

const EVERYTHING = { group: [], lang: [], standing: [] };
const PAGE = { offset: 0, limit: 100, most: null };
const SIZE = { states: 24, questions: 12, answers: 12, words: 120 };

describeOnBoth('answers to a call, read by those who work with them', (engine) => {
  let test: TestDatabase;
  let rehearsal: Rehearsal;
  let own: PartyRef;
  const officer = personWith('secretariat-officer');
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    rehearsal = await generateRehearsal(test.db, SIZE);
    const party = await findParty(test.db, PUBLIC, { code: rehearsal.answered[0] ?? '' });
    if (party === null) throw new Error('Nobody answered');
    own = { id: party.id, kind: party.kind, code: party.code };
  }, 240_000);
  afterAll(() => test.drop());

  const question = (at: number) => {
    const found = rehearsal.questions[at];
    if (found === undefined) throw new Error('No question');
    return found;
  };
  const [first, third, sixth] = [() => question(0), () => question(2), () => question(5)] as const;

  it('are told by who has answered, and who is silent only to those who write to parties', async () => {
    const seen = await findWhoAnswered(test.db, officer, rehearsal.call, EVERYTHING, 'en');
    expect(seen.lines).toHaveLength(24);
    expect(seen.lines.filter(({ standing }) => standing === 'answered')).toHaveLength(12);
    expect(seen.rates.reduce((sum, { asked }) => sum + asked, 0)).toBe(24);
    const shown = await findWhoAnswered(test.db, PUBLIC, rehearsal.call, EVERYTHING, 'en');
    expect(shown.lines.map(({ party }) => party.code).sort()).toEqual([...rehearsal.answered].sort());
    expect(shown.rates).toEqual(seen.rates);
    const narrowed = { ...EVERYTHING, group: ['african' as const], lang: ['fr' as const] };
    const african = await findWhoAnswered(test.db, officer, rehearsal.call, narrowed, 'en');
    expect(african.lines.every(({ group, langs }) => group === 'african' && langs.includes('fr'))).toBe(true);
  });

  it('stand side by side as far as the policy lets each reader see them, whoever reads', async () => {
    const focal = person('focal', 'state-focal-point', own);
    const all = await findCurrentAnswers(test.db.connection, [first().id]);
    for (const actor of [PUBLIC, focal, officer, personWith('auditor')]) {
      const { rows, total } = await findSideBySide(test.db, actor, first(), EVERYTHING, PAGE, 'en');
      const allowed = all.filter((answer) => seesAnswer(actor, answer)).map(({ partyId }) => partyId);
      expect(rows.map(({ answer }) => answer.partyId).sort()).toEqual(allowed.sort());
      expect(total).toBe(allowed.length);
      const names = rows.map(({ party }) => party.names.find((n) => n.lang === 'en' && n.kind === 'short')?.name ?? '');
      expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
    }
    const [beginning] = (
      await findSideBySide(test.db, officer, first(), EVERYTHING, { ...PAGE, limit: 1, most: 5 }, 'en')
    ).rows;
    expect(beginning?.answer.cut).toBe(true);
    const { value } = beginning?.answer ?? {};
    expect(value?.kind === 'text' && value.text.length).toBe(5);
  });

  it('leave in the log that confidential ones were read, and by whom', async () => {
    const { rows } = await sql<{ actor_id: string; subject_id: string }>`
      select actor_id, subject_id from action where verb = 'reporting.see-answers'`.execute(test.db.connection.queries);
    const all = await findCurrentAnswers(test.db.connection, [first().id]);
    const confidential = all.filter(({ audience }) => audience === 'confidential');
    for (const { submissionId } of confidential)
      expect(rows).toContainEqual({ actor_id: officer.kind === 'person' ? officer.id : '', subject_id: submissionId });
    expect(rows.some(({ actor_id }) => actor_id === person('focal', 'state-focal-point', own).id)).toBe(false);
  });

  it('are counted with the number of answers as their base, and small numbers of persons are kept back', async () => {
    const figures = await findFigures(test.db, officer, rehearsal.call.content, EVERYTHING, 'en');
    for (const question of [third(), sixth()]) {
      const figure = figures.find((one) => one.question.id === question.id);
      const all = await findCurrentAnswers(test.db.connection, [question.id]);
      expect(figure?.base).toBe(all.length);
      if (question.asked.kind === 'choice') {
        for (const { option, n } of figure?.choices ?? []) {
          const chose = all.filter(({ value }) => value.kind === 'choice' && value.chosen.includes(option ?? '?'));
          expect(n).toBe(chose.length);
        }
      } else {
        const sum = all.reduce((so, { value }) => so + (value.kind === 'number' ? Number(value.amount) : 0), 0);
        expect(figure?.numbers?.sum).toEqual(
          sum > 0 && sum < 5 ? { told: 'small' } : { told: 'number', amount: String(sum) },
        );
      }
    }
    const told = await findSideBySide(test.db, PUBLIC, sixth(), EVERYTHING, PAGE, 'en');
    const amounts = told.rows.flatMap(({ answer: { value } }) => (value.kind === 'number' ? [value.amount] : []));
    expect(amounts.filter((amount) => Number(amount) > 0 && Number(amount) < 5)).toEqual([]);
  });
});
