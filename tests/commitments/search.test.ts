import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../src/kernel/access/index.js';
import { newId } from '../../src/kernel/db/index.js';
import { type FoundCommitment, findInCommitments } from '../../src/modules/commitments/find-in-commitments.js';
import { findCommitmentsOf, putTitles, setCommitment } from '../../src/modules/commitments/store/commitments.js';
import { withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const CHINESE = '点亮小型港口';

describeOnBoth('the search in the register', (engine) => {
  let here: RegisterHouse;
  let documentId = '';
  let textId = '';
  beforeAll(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    ({ documentId, textId } = await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' }));
    const [first] = await findCommitmentsOf(here.test.db.connection, documentId);
    await here.test.db.transaction((c) =>
      putTitles(c, [
        { commitmentId: first?.id ?? newId(), lang: 'zh', title: CHINESE },
        { commitmentId: first?.id ?? newId(), lang: 'ar', title: 'إنارة الموانئ الصغيرة' },
        { commitmentId: first?.id ?? newId(), lang: 'ru', title: 'Освещать малые гавани' },
      ]),
    );
  });
  afterAll(() => here.test.drop());

  const find = async (query: string, actor: Actor = PUBLIC, within: 'en' | 'zh' | null = null) =>
    findInCommitments(
      here.test.db,
      actor,
      { query, within, limit: 20, offset: 0 },
      { today: '2026-11-29', lang: 'en' },
    );
  const keys = (found: { rows: FoundCommitment[] } | null) => found?.rows.map(({ commitment }) => commitment.key);

  it.each(['small harbour', '港口', '小型港口', 'الموانئ', 'гаваней'])(
    'finds "%s" in titles and words',
    async (query) => {
      expect(keys(await find(query))).toEqual(['a-res-91-998-op-1-1']);
    },
  );

  it('marks what was found in the words', async () => {
    const found = await find('harbours');
    expect(found?.rows[0]?.excerpt?.runs.filter((run) => run.found).map(({ text }) => text)).toEqual(['harbours']);
  });

  it('goes by symbol, by paragraph, and by words within', async () => {
    expect((await find('91/998'))?.total).toBe(4);
    expect(keys(await find('91/998 para 1'))).toEqual(['a-res-91-998-op-1-1', 'a-res-91-998-op-1-2']);
    expect(keys(await find('A/RES/91/998第3段'))).toEqual(['a-res-91-998-op-3-1']);
    expect(keys(await find('91/998 harbours'))).toEqual(['a-res-91-998-op-1-1']);
    expect((await find('91/997'))?.total).toBe(0);
  });

  it('keeps to one language', async () => {
    expect((await find('港口', PUBLIC, 'en'))?.total).toBe(0);
    expect((await find('港口', PUBLIC, 'zh'))?.total).toBe(1);
  });

  it('pages, counting all', async () => {
    const page = { query: '91/998', within: null, limit: 1, offset: 1 };
    const found = await findInCommitments(here.test.db, PUBLIC, page, { today: '2026-11-29', lang: 'en' });
    expect([keys(found), found?.total]).toEqual([['a-res-91-998-op-1-2'], 4]);
  });

  it('takes any query, and says when it holds nothing', async () => {
    for (const query of ["' or 1=1 --", '((((', '91/998 & | !', 'a\u0000b', '%/%', '91/998 para 999'])
      await find(query);
    expect(await find(' - "')).toBeNull();
  });

  it('does not show the public what is hidden', async () => {
    const [first] = await findCommitmentsOf(here.test.db.connection, documentId);
    const write = (shown: boolean) =>
      here.test.db.transaction((c) =>
        setCommitment(c, first?.id ?? '', { shown }, { revision: 99, now: new Date(), edited: false }),
      );
    await write(false);
    expect((await find('港口'))?.total).toBe(0);
    expect((await find('港口', ADMINISTRATOR))?.total).toBe(1);
    await write(true);
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    expect((await find('91/998'))?.total).toBe(0);
  });
});
