import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/kernel/access/index.js';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { loadFacts } from '../../src/modules/commitments/load-facts.js';
import { approveRelease } from '../../src/modules/evidence/releases/decide-release.js';
import { proposeIn } from '../../src/modules/evidence/releases/propose-release.js';
import { askingForEvidence, releasesAsStatements } from '../../src/modules/evidence/releases/releases-as-statements.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import '../../src/modules/evidence/words.js';
import { person } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const EVERYBODY: Actor = { kind: 'public' };
let register: RegisterHouse;
beforeAll(async () => {
  register = await openRegisterHouse('pglite');
  await loadFacts(register.house.db, commitmentFacts);
  await loadParties(register.house.db);
}, 120_000);
afterAll(async () => {
  await register.test.drop();
});

it('what a party published answers for it every commitment that asks for evidence, and the measure and target besides', async () => {
  const { house } = register;
  const party = await findParty(house.db, EVERYBODY, { code: 'BY' });
  if (party === null) throw new Error('no party');
  const provider = releasesAsStatements(house);
  expect(await provider.count(EVERYBODY, {})).toEqual([]);
  const officer = (name: string): Actor => ({
    ...person(name, 'data-officer', { id: party.id, kind: party.kind, code: 'BY' }),
    steppedUp: true,
  });
  const { id } = await house.db.transaction((c) =>
    proposeIn(c, officer('ann'), {
      ...{ partyId: party.id, dataSetId: null, kind: 'table', titles: { en: 'Victims of one State' } },
      method: { name: 'k', k: 10, small: 0, withheld: 0 },
      checks: { audit: { recoverable: 0, determined: 0, linked: 0 }, compare: null, elsewhere: false },
      about: {
        ...{ name: 'x', lang: 'en', from: '2021-01-01', to: '2022-12-31', countingRule: 'persons' },
        ...{ unit: 'persons', source: 'Authorities', coverage: '', biases: '' },
      },
      columns: [{ name: 'sex', concept: null }],
      ...{ rows: 1, licence: 'CC BY 4.0', rho: null, epsilon: null, delta: null, generated: false, corrects: null },
      file: new TextEncoder().encode('sex,count\nFemale,20\n'),
    }),
  );
  // Proposed is not said yet.
  await approveRelease(house.db, officer('ann'), id);
  expect(await provider.count(EVERYBODY, { partyIds: [party.id] })).toEqual([]);
  await approveRelease(house.db, officer('bob'), id);
  const asking = await askingForEvidence(house, EVERYBODY);
  expect(asking.length).toBeGreaterThan(1);
  const counts = await provider.count(EVERYBODY, { partyIds: [party.id] });
  for (const subject of ['target/16.2', 'measure/16', ...asking.map((one) => `commitment/${one}`)])
    expect(counts).toContainEqual(expect.objectContaining({ subject, partyId: party.id, statements: 1 }));
  const about = [`commitment/${asking[0] ?? ''}` as const];
  const [said] = await provider.find(EVERYBODY, { about, limit: 5 }, 'fr');
  expect(said).toMatchObject({ words: 'Victims of one State', reviewed: true });
  expect(said?.source.path).toBe('/evidence/releases/victims-of-one-state/1');
  expect(await provider.find(EVERYBODY, { about: ['target/5.2'], limit: 5 }, 'en')).toEqual([]);
});
