import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInByPassword } from '../../src/kernel/access/index.js';
import { addTestPerson, openTestAccounts, PASSWORD } from '../kit/accounts.js';
import { describeOnBoth } from '../kit/databases.js';

const ATTEMPTS = 10_000;

describeOnBoth('ten thousand wrong attempts', (engine) => {
  let kit: Awaited<ReturnType<typeof openTestAccounts>>;
  beforeAll(async () => {
    kit = await openTestAccounts(engine);
  });
  afterAll(() => kit?.database.drop());

  it('over many addresses slow the guesser down and never the owner', { timeout: 120_000 }, async () => {
    const { accounts } = kit;
    const { email } = await addTestPerson(accounts);
    const atOwner: Record<string, number> = {};
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // Four hundred addresses of twenty-five attempts, every other at an account that is not there.
      const address = `198.51.${100 + (attempt % 2)}.${Math.floor(attempt / 2) % 200}`;
      const whom = attempt % 3 === 0 ? `nobody${attempt}@example.org` : email;
      const { outcome } = await signInByPassword(
        accounts,
        { email: whom, password: `wrong guess ${attempt}` },
        { address, device: '' },
      );
      if (whom === email) atOwner[outcome] = (atOwner[outcome] ?? 0) + 1;
    }
    // Five free guesses an address, and the clock stands still.
    expect(atOwner).toEqual({ wrong: 5 * 400, wait: 6_666 - 5 * 400 });
    expect(
      await signInByPassword(accounts, { email, password: PASSWORD }, { address: '203.0.113.77', device: '' }),
    ).toMatchObject({ outcome: 'in' });
  });

  it('leave a bounded trace in memory and none in the database', async () => {
    const { throttles } = kit.accounts;
    for (let n = 0; n < 100_000; n += 1) {
      throttles.address.begin(`10.${n}`);
      throttles.account.begin(`10.${n} someone`);
    }
    expect(throttles.address.size).toBeLessThanOrEqual(20_000);
    expect(throttles.account.size).toBeLessThanOrEqual(20_000);
  });
});
