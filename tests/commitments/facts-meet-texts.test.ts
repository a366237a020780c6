import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { loadFacts } from '../../src/modules/commitments/load-facts.js';
import { describeOnBoth } from '../kit/databases.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { sharedData } from '../kit/shared-data.js';
import { realText } from '../kit/texts.js';

/** Real texts are not part of this repository; without them there is nothing to see here. */
if (sharedData === null) {
  it('has no shared data: facts do not meet real texts', () => {
    console.info('shared data is absent: the facts of the register do not meet real texts');
  });
} else {
  describeOnBoth('facts and the texts that they are about', (engine) => {
    let here: RegisterHouse;
    beforeAll(async () => {
      here = await openRegisterHouse(engine);
      await loadFacts(here.test.db, commitmentFacts);
    });
    afterAll(() => here.test.drop());

    const ofDocument = async (documentId: string) => {
      const { rows } = await sql<{ key: string; what: string }>`select k.key, d.what from commitment_difference d
        join commitment k on k.id = d.commitment_id where k.document_id = ${documentId}
        order by k.section = 'annex', k.n, k.ordinal, d.what`.execute(here.test.db.connection.queries);
      const { rows: counts } = await sql<{ all: number; wordless: number }>`select count(*)::int as "all",
        count(*) filter (where not exists (select 1 from commitment_wording w where w.commitment_id = k.id))::int as wordless
        from commitment k where k.document_id = ${documentId}`.execute(here.test.db.connection.queries);
      return { ...counts[0], differences: rows.map(({ key, what }) => `${key} ${what}`) };
    };

    it('agree on every act of A/RES/70/179, and the words find their commitments', async () => {
      const text = await (await realText('A-RES-70-179.clean.en.txt')).text();
      const { documentId } = await here.bring(text, { symbol: 'A/RES/70/179', lang: 'en' });
      expect(await ofDocument(documentId)).toEqual({ all: 28, wordless: 0, differences: [] });
    });

    it('agree on every act of the draft, in Chinese', async () => {
      const { rows } = await sql<{ id: string }>`select id from document where fact_key = '70-draft-belarus'`.execute(
        here.test.db.connection.queries,
      );
      const text = await (await realText('A-C.3-70-draft.zh.txt')).text();
      const { documentId } = await here.bring(text, { lang: 'zh', documentId: rows[0]?.id ?? '' });
      expect(documentId).toBe(rows[0]?.id);
      expect(await ofDocument(documentId)).toEqual({ all: 32, wordless: 0, differences: [] });
    });

    it('agree on the Global Plan but where a person reads its annex otherwise than the rules', async () => {
      const text = await (await realText('A-RES-64-293.clean.en.txt')).text();
      const { documentId } = await here.bring(text, { symbol: 'A/RES/64/293', lang: 'en' });
      const annex = 'a-res-64-293-an';
      expect(await ofDocument(documentId)).toEqual({
        all: commitmentFacts.filter(({ document }) => document === '64-293').length,
        // The rules do not know "condemn" and "take note" as acts where the chapeau says who speaks.
        wordless: 2,
        differences: [
          `${annex}-1-1 not-in-text`,
          `${annex}-5-2 not-in-text`,
          `${annex}-7-1 act`,
          `${annex}-7-1 addressees`,
          `${annex}-8-2 act`,
          `${annex}-11-1 addressees`,
          `${annex}-49-1 addressees`,
          `${annex}-51-1 act`,
          `${annex}-51-1 addressees`,
        ],
      });
    });
  });
}
