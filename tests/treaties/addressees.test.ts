import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { type Actor, PUBLIC } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { formatDate, translatorFor } from '../../src/kernel/i18n/index.js';
import { allStatements } from '../../src/kernel/module/index.js';
import { findAnswers } from '../../src/modules/commitments/answers/find-answers.js';
import { findUnanswered } from '../../src/modules/commitments/answers/find-waiting.js';
import { getAnswer } from '../../src/modules/commitments/answers/get-answer.js';
import { reviewAnswer } from '../../src/modules/commitments/answers/review-answer.js';
import { type AnswerGiven, stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { commitmentsRemind } from '../../src/modules/commitments/reminds.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { findNarrowedBy } from '../../src/modules/plan/gaps/find-coverage.js';
import { findGaps } from '../../src/modules/plan/gaps/find-gaps.js';
import { planMeasure } from '../../src/modules/plan/plan-measure.js';
import { NOTHING_MORE } from '../../src/modules/treaties/action.js';
import { addAction } from '../../src/modules/treaties/add-action.js';
import { applyTable } from '../../src/modules/treaties/apply-table.js';
import { bringTable } from '../../src/modules/treaties/bring-table.js';
import { loadFacts as loadTreaties } from '../../src/modules/treaties/load-facts.js';
import { describeOnBoth } from '../kit/databases.js';
import { resolution } from '../kit/line-texts.js';
import { personWith } from '../kit/parties.js';
import { person } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const TODAY = dayOf(new Date());
const DUE = addDays(TODAY, 7);
const SCENE = { today: TODAY, lang: 'en' } as const;
const OFFICER = personWith('secretariat-officer');
const [NOT_YET, JOINED] = ['a-res-79-191-op-1-1', 'a-res-79-191-op-1-2'];
/** A measure of the Plan that asks States parties. */
const OF_PARTIES = 33;
const ASK =
  `Urges Member States that have not yet done so to consider ratifying or acceding to the Protocol no later than ${formatDate('en', DUE)}, ` +
  'and also urges States parties to that instrument to apply it in full';

const GIVEN = {
  ...{ state: 'draft', standing: 'done', words: 'Parliament has agreed.', lang: 'en', happened: '' },
  ...{ link: '', file: null, keepsFile: false, audience: 'public', version: 0 },
} as const satisfies AnswerGiven;

describeOnBoth('States that are not yet party', (engine) => {
  let register: RegisterHouse;
  const speak = new Map<string, Actor>();
  const db = () => register.house.db;
  const actor = (code: string): Actor => speak.get(code) ?? PUBLIC;

  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    await prepareHouse(register.house);
    await loadParties(db());
    await loadTreaties(db());
    await register.bring(resolution('A/RES/79/191', 'Seventy-ninth', [ASK]), { lang: 'en', symbol: 'A/RES/79/191' });
    for (const code of ['BY', 'IE', 'KE']) {
      const party = await findParty(db(), PUBLIC, { code });
      if (party === null) throw new Error(code);
      speak.set(code, person(code, 'state-focal-point', { id: party.id, kind: party.kind, code }));
    }
  }, 120_000);
  afterAll(() => register.test.drop());

  const bring = async (instrument: string, deposits: readonly string[]) => {
    const rows = deposits.map((name) => `<tr><td>${name}</td><td></td><td>8 Feb 2010 a</td></tr>`).join('');
    const text = `<table><tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a)</th></tr>${rows}</table>`;
    const bytes = new TextEncoder().encode(text);
    const about = { instrument, asOf: '2024-04-20', source: 'Depositary' };
    const { importId } = await bringTable(db(), OFFICER, { bytes, name: 'table', ...about });
    await applyTable(db(), OFFICER, importId);
  };
  const asked = async (key: string, as: Actor = PUBLIC) => {
    const found = await findAnswers(db(), as, key, 'en');
    return { ...found, codes: found.lines.map(({ party }) => party.code) };
  };
  const waiting = async (code: string) => {
    const [own] = await findUnanswered(db(), actor(code), { offset: 0, limit: 50 }, SCENE);
    return { total: own?.total, keys: own?.rows.map(({ commitment }) => commitment.key).sort() };
  };
  const reminded = async () => {
    const [deadlines] = commitmentsRemind(register.house);
    const [matter] = (await deadlines?.due({ from: TODAY, to: DUE })) ?? [];
    return (await matter?.asked()) ?? [];
  };
  const planAsks = async () => {
    const filter = { part: null, region: null, only: null };
    const { measures } = await findGaps(db(), PUBLIC, allStatements([]), filter, 'en');
    return measures.find(({ measure }) => measure.n === OF_PARTIES)?.all.asked;
  };
  const answer = (code: string, given: Partial<AnswerGiven> = {}) =>
    stateAnswer(db(), actor(code), { key: NOT_YET, code }, { ...GIVEN, ...given }, TODAY);

  it('are all States while no status was brought in', async () => {
    expect((await asked(NOT_YET)).asked).toEqual({ statesOnly: true, byTreaty: true });
    expect((await asked(NOT_YET)).codes).toHaveLength(193);
    await bring('trafficking-protocol', ['Belarus']);
    // Of one of the two nothing is known: nobody is left out.
    expect((await asked(NOT_YET)).codes).toHaveLength(193);
    expect(await waiting('BY')).toEqual({ total: 2, keys: [NOT_YET, JOINED] });
    expect((await asked(NOT_YET)).narrowedBy).toEqual([]);
    expect(await reminded()).toHaveLength(193);
    expect(await planAsks()).toBe(193);
  });

  it('are those whom the status of treaties names: on the page, in what waits, in reminders, in the Plan', async () => {
    await bring('untoc', ['Belarus', 'Ireland']);
    const notYet = await asked(NOT_YET);
    expect(notYet.asked).toEqual({ statesOnly: true, byTreaty: false });
    expect(notYet.counts.asked).toBe(192);
    expect(notYet.codes).not.toContain('BY');
    expect((await asked(JOINED)).codes).toEqual(['BY', 'IE']);
    expect(await waiting('BY')).toEqual({ total: 1, keys: [JOINED] });
    expect(await waiting('IE')).toEqual({ total: 2, keys: [NOT_YET, JOINED] });
    expect(await waiting('KE')).toEqual({ total: 1, keys: [NOT_YET] });
    // In words: by what it was narrowed, as of when, and where that is from.
    const said = notYet.narrowedBy.map(({ sentence, sources }) => ({
      says: sentence(translatorFor('en')),
      sources: sources.map(({ name, ...source }) => ({ name: name(translatorFor('en')), ...source })),
    }));
    const from = { asOf: '2024-04-20', source: 'Depositary' };
    expect(said).toEqual([
      {
        says: expect.stringContaining('not yet party to all of these'),
        sources: [
          { name: 'Convention against Transnational Organized Crime', path: '/treaties/untoc', ...from },
          { name: 'Trafficking in Persons Protocol', path: '/treaties/trafficking-protocol', ...from },
        ],
      },
    ]);
    const [own] = await findUnanswered(db(), actor('BY'), { offset: 0, limit: 50 }, SCENE);
    expect([own?.notMeant, own?.narrowedBy.map(({ key }) => key)]).toEqual([
      ...[1, ['MEMBER_STATES_NOT_YET_PARTY untoc trafficking-protocol']],
    ]);
    expect((await findNarrowedBy(db(), [planMeasure(OF_PARTIES) ?? { addressees: [] }])).map(({ key }) => key)).toEqual(
      ['STATES_PARTIES untoc trafficking-protocol'],
    );
    const parties = (await reminded()).map(({ path }) => path?.split('/').at(-2));
    expect(parties).toHaveLength(192);
    expect(parties).not.toContain('BY');
    expect(await planAsks()).toBe(2);
    await expect(answer('BY')).rejects.toMatchObject({ code: 'not-asked' });
    await expect(getAnswer(db(), actor('BY'), { key: NOT_YET, code: 'BY' }, SCENE)).rejects.toMatchObject({
      code: 'no-such-answer',
    });
  });

  it('keep what they began when they join, shown to whom it was shown before', async () => {
    await answer('KE');
    for (const instrument of ['untoc', 'trafficking-protocol']) {
      const { effective: _, ...words } = { ...NOTHING_MORE, source: 'Depositary' };
      const content = { kind: 'accession', date: '2024-05-01', effective: null, ...words } as const;
      await addAction(db(), OFFICER, { party: 'KE', instrument, content });
    }
    // A draft is nobody else's business, and neither is that there is one.
    expect((await asked(NOT_YET)).codes).not.toContain('KE');
    expect((await asked(NOT_YET)).counts.asked).toBe(191);
    expect((await asked(NOT_YET, actor('KE'))).codes).toContain('KE');
    expect(await waiting('KE')).toEqual({ total: 2, keys: [NOT_YET, JOINED] });
    expect((await reminded()).map(({ path }) => path).join()).not.toContain('/KE/');
    await answer('KE', { state: 'stated', version: 1 });
    const reviewer = person('reviewer', 'reviewer');
    const review = { decision: 'review', note: '', version: 2 } as const;
    await reviewAnswer(db(), reviewer, { key: NOT_YET, code: 'KE' }, review);
    expect((await asked(NOT_YET)).codes).toContain('KE');
    expect((await asked(NOT_YET)).counts).toMatchObject({ asked: 192, answered: 1, byStanding: { done: 1 } });
  });
});
