import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { undoTextStep, withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const TEXT = `The General Assembly,

Recalling its earlier work,

1. Invites Member States to make voluntary contributions to the Office;

2. Urges States to provide compensation to victims, and requests the Secretary-General to report at its ninety-second session.
`;

describeOnBoth('commitments of a text that somebody brings', (engine) => {
  let here: RegisterHouse;
  beforeAll(async () => {
    here = await openRegisterHouse(engine, { facts: false });
  });
  afterAll(() => here.test.drop());
  const filed = async () => {
    const { rows } = await sql<{ key: string; code: string; standing: string; rule: string }>`
      select k.key, f.code, f.standing, f.suggested_by as rule from commitment_filing f
      join commitment k on k.id = f.commitment_id order by k.key, f.scheme desc, f.code`.execute(
      here.test.db.connection.queries,
    );
    return rows.map(({ key, code, standing, rule }) => `${key} ${code} ${standing} by ${rule}`);
  };

  it('come with suggestions that name their rules, once however often the text is met', async () => {
    const { textId } = await here.bring(TEXT, { symbol: 'A/RES/91/997', lang: 'en' });
    const expected = [
      'a-res-91-997-op-1-1 f suggested by words:contributions',
      'a-res-91-997-op-1-1 partnerships suggested by words:contributions',
      'a-res-91-997-op-2-1 d suggested by words:helping-victims',
      'a-res-91-997-op-2-1 16.3 suggested by words:access-to-justice',
      'a-res-91-997-op-2-1 protection suggested by words:helping-victims',
    ];
    expect(await filed()).toEqual(expected);
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    await undoTextStep(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    expect(await filed()).toEqual(expected);
  });
});
