import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotAllowed, type PartyRef, PUBLIC } from '../../src/kernel/access/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { addCode, changeCode, removeCode } from '../../src/modules/reporting/answers/codes.js';
import { findAlike } from '../../src/modules/reporting/answers/find-alike.js';
import { findFigures } from '../../src/modules/reporting/answers/find-figures.js';
import { findPassages } from '../../src/modules/reporting/answers/find-passages.js';
import { findSideBySide } from '../../src/modules/reporting/answers/find-side-by-side.js';
import { findWhoAnswered } from '../../src/modules/reporting/answers/find-who-answered.js';
import { getAnswer } from '../../src/modules/reporting/answers/get-answer.js';
import { markPassage, removeMark } from '../../src/modules/reporting/answers/mark-passage.js';
import { translateAnswer } from '../../src/modules/reporting/answers/translate-answer.js';
import { seesAnswer } from '../../src/modules/reporting/policy.js';
import { listMarks } from '../../src/modules/reporting/store/reading.js';
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

  it('have passages marked and coded by officers, which stay where they are when the answer is corrected', async () => {
    const { db } = test;
    const place = { key: rehearsal.call.key, code: own.code };
    const focal = person('focal', 'state-focal-point', own);
    const code = await addCode(db, officer, place.key, { name: 'Legislation', note: 'Acts and decrees' });
    await expect(addCode(db, officer, place.key, { name: ' legislation ', note: '' })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await expect(addCode(db, focal, place.key, { name: 'Other', note: '' })).rejects.toBeInstanceOf(NotAllowed);
    const given = { question: first().id, sentences: [0, 1], code, note: 'See again', seen: 1 };
    expect(await markPassage(db, officer, place, given)).toBe(1);
    await expect(markPassage(db, officer, place, { ...given, sentences: [999] })).rejects.toMatchObject({
      code: 'nothing-chosen',
    });
    await expect(markPassage(db, officer, place, { ...given, seen: 2 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    const others = rehearsal.questions.filter(({ asked }) => asked.kind !== 'text').map(({ id }) => id);
    const [counted] = await findCurrentAnswers(db.connection, others, own.id);
    const inNumbers = { ...given, question: counted?.questionId ?? '' };
    await expect(markPassage(db, officer, place, inNumbers)).rejects.toMatchObject({ code: 'not-text' });
    const one = await getAnswer(db, officer, place, first().id);
    const [mark] = one.reading?.marks ?? [];
    if (mark === undefined || one.answer.value.kind !== 'text') throw new Error('Nothing is marked');
    expect(one.answer.value.text.slice(mark.start, mark.end)).toBe(mark.quote);
    const found = await findPassages(
      db,
      officer,
      { call: rehearsal.call, content: rehearsal.call.content },
      code,
      PAGE,
      'en',
    );
    expect(found).toMatchObject({
      total: 1,
      lines: [{ number: 1, party: { code: own.code }, passage: { code: 'Legislation', current: true } }],
    });
    await expect(removeCode(db, officer, place.key, code)).rejects.toMatchObject({ code: 'code-in-use' });
    await expect(
      findPassages(db, focal, { call: rehearsal.call, content: rehearsal.call.content }, null, PAGE, 'en'),
    ).rejects.toBeInstanceOf(NotAllowed);
    expect((await getAnswer(db, focal, place, first().id)).reading).toBeNull();
    await sql`update sent_answer set current = false where submission_id = ${mark.submissionId} and question_id = ${first().id}`.execute(
      db.connection.queries,
    );
    expect((await listMarks(db.connection, mark)).map(({ current }) => current)).toEqual([false]);
    await sql`update sent_answer set current = true where submission_id = ${mark.submissionId} and question_id = ${first().id}`.execute(
      db.connection.queries,
    );
    await removeMark(db, officer, place.key, mark.id);
    await changeCode(db, officer, place.key, { id: code, seen: 1 }, { name: 'Laws', note: '' });
    await expect(
      changeCode(db, officer, place.key, { id: code, seen: 1 }, { name: 'Rules', note: '' }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await removeCode(db, officer, place.key, code);
  });

  it('keep translations beside the original, each with its kind, for whoever sees the answer', async () => {
    const { db } = test;
    const place = { key: rehearsal.call.key, code: own.code };
    const given = {
      question: first().id,
      lang: 'en' as const,
      kind: 'machine' as const,
      text: 'A law was passed.',
      version: 1,
      seen: 0,
    };
    const { answer } = await getAnswer(db, officer, place, first().id);
    const into = answer.lang === 'en' ? ('fr' as const) : ('en' as const);
    await translateAnswer(db, officer, place, { ...given, lang: into });
    await expect(translateAnswer(db, officer, place, { ...given, lang: into })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(translateAnswer(db, officer, place, { ...given, lang: answer.lang })).rejects.toMatchObject({
      code: 'not-in-list',
    });
    const beside = await findSideBySide(db, officer, first(), EVERYTHING, PAGE, into);
    expect(beside.rows.find(({ party }) => party.code === own.code)?.translation).toMatchObject({
      kind: 'machine',
      text: 'A law was passed.',
    });
    expect((await getAnswer(db, officer, place, first().id)).answer.value).toEqual(answer.value);
    await translateAnswer(db, officer, place, { ...given, lang: into, text: '', seen: 1 });
    expect((await getAnswer(db, officer, place, first().id)).translations).toEqual([]);
  });

  it('tell which passages several parties share, with what stands around them', async () => {
    const { db } = test;
    const said =
      'The national council met four times a year, adopted a plan of action for five years, and reported on it to the parliament every autumn.';
    const all = await findCurrentAnswers(db.connection, [first().id]);
    for (const { submissionId } of all.slice(0, 3))
      await sql`update sent_answer set lang = 'en', value = jsonb_build_object('kind', 'text', 'text', ${`Begun with words of one’s own ${submissionId}.\n\n${said}\n\nAnd ended.`}::text)
        where submission_id = ${submissionId} and question_id = ${first().id}`.execute(db.connection.queries);
    const found = await findAlike(db, officer, first(), EVERYTHING, { offset: 0, limit: 5 }, 'en');
    const group = found.groups.find((passages) => passages.some(({ passage }) => passage === said));
    expect(group).toHaveLength(3);
    expect(group?.every(({ before, after }) => before.startsWith('Begun') && after === 'And ended.')).toBe(true);
    await expect(findAlike(db, PUBLIC, first(), EVERYTHING, { offset: 0, limit: 5 }, 'en')).rejects.toBeInstanceOf(
      NotAllowed,
    );
  });
});
