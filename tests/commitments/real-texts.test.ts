import { afterAll, beforeAll, expect, it } from 'vitest';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { describeOnBoth } from '../kit/databases.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { sharedData } from '../kit/shared-data.js';
import { realText } from '../kit/texts.js';

const TODAY = '2026-11-29';

/** Real texts are not part of this repository; without them there is nothing to see here. */
if (sharedData === null) {
  it('has no shared data: real texts are not met', () => {
    console.info('shared data is absent: the register is not tried on real texts');
  });
} else {
  describeOnBoth('real texts in the register', (engine) => {
    let here: RegisterHouse;
    beforeAll(async () => {
      here = await openRegisterHouse(engine);
      await here.bring(await (await realText('A-RES-70-179.clean.en.txt')).text(), {
        symbol: 'A/RES/70/179',
        lang: 'en',
      });
    });
    afterAll(() => here.test.drop());

    const find = (values: Partial<Record<'addressee' | 'act' | 'due', string[]>>, all = false) =>
      findCommitments(
        here.test.db,
        { kind: 'public' },
        { ...NO_FILTER, values: { document: ['a-res-70-179'], ...values }, all },
        { sort: 'document', descending: false, offset: 0, limit: 100 },
        { today: TODAY, lang: 'en' },
      );

    it('hold every act of the text once', async () => {
      const { total, rows } = await find({}, true);
      expect(total).toBe(28);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(28);
      expect(rows.every(({ words }) => words !== null && words.words.length > 20)).toBe(true);
    });

    it('know when the report of the seventy-first session was due, and that it is overdue until someone says it is done', async () => {
      const { rows } = await find({ addressee: ['SECRETARY_GENERAL'], due: ['overdue'] });
      expect(rows.map(({ key }) => key)).toEqual(['a-res-70-179-op-18-1']);
      expect(rows[0]?.timing.due).toMatchObject([
        { session: 71, precision: 'session', from: '2016-09-13', to: '2017-09-11' },
      ]);
    });

    it('give the rhythm of the appraisal to the meeting that serves it', async () => {
      const { rows } = await find({ act: ['decide'] });
      expect(rows).toHaveLength(1);
      expect(rows[0]?.timing.due).toMatchObject([{ session: 72, from: '2017-10-01', to: '2017-10-31' }]);
      expect(rows[0]?.timing.series).toMatchObject([{ kind: 'sessions', first: 72, step: 4 }]);
    });
  });
}
