import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { define } from '../../src/modules/people/commands/user.js';
import { PASSWORD } from '../kit/accounts.js';
import { visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('concordance user', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine, facts: false });
  }, 240_000);
  afterAll(() => server?.stop());

  /** What it says besides, to the one at the terminal. */
  const notes: string[] = [];
  /** What the command prints. */
  async function user(...args: string[]): Promise<string> {
    let printed = '';
    const command = new Command('user').exitOverride();
    define(command, {
      config: async () => server.house.config,
      house: async () => server.house,
      exitCode: () => {},
      write: async (text) => {
        printed += text;
      },
      note: (text) => notes.push(text),
    });
    await command.parseAsync(args, { from: 'user' });
    return printed;
  }
  const pathOf = (link: string) => new URL(link.replace(/:0\//, '/')).pathname;

  it('adds somebody by a link that makes an account, lists them, and resets them to nothing', async () => {
    const link = (await user('add', 'Ngozi@example.org', '--role', 'administrator', '--lang', 'fr')).trim();
    expect(link).toMatch(/\/fr\/join\/[\w-]{43}$/);
    expect(notes.join()).toContain('Hand this link on to Ngozi@example.org');
    const browser = visitor(server);
    const joined = await browser.post(pathOf(link), { name: 'Ngozi Okafor', lang: 'fr', password: PASSWORD });
    expect(joined.location).toBe('/fr/account?done=joined');
    expect((await visitor(server).get(pathOf(link))).status).toBe(410);
    expect(await user('list')).toBe('ngozi@example.org\tNgozi Okafor\tfr\tadministrator\n');

    const reset = (await user('reset', 'NGOZI@example.org')).trim();
    expect(reset).toMatch(/\/fr\/reset\/[\w-]{43}$/);
    expect(notes.at(-1)).toContain('ngozi@example.org is signed out everywhere');
    // Signed out everywhere, and the old password is void.
    expect((await browser.get('/fr/account')).location).toContain('/sign-in');
    const old = { email: 'ngozi@example.org', password: PASSWORD, onward: '' };
    expect((await visitor(server).post('/fr/sign-in', old)).status).toBe(422);
    const anew = visitor(server);
    expect((await anew.post(pathOf(reset), { password: 'an entirely new one' })).location).toBe('/fr/sign-in');
    expect((await anew.post('/fr/sign-in', { ...old, password: 'an entirely new one' })).status).toBe(303);
    // The last administrator still is one.
    expect(await user('list')).toContain('\tadministrator\n');
  });

  it('says in a sentence what it cannot do', async () => {
    for (const [args, words] of [
      [['add', 'no address', '--role', 'auditor'], 'no address of mail'],
      [['add', 'a@example.org', '--role', 'queen'], 'There is no role "queen"'],
      [['add', 'a@example.org', '--role', 'state-focal-point'], 'held for a party'],
      [['add', 'a@example.org', '--role', 'auditor', '--lang', 'de'], '--lang must be one of'],
      [['reset', 'nobody@example.org'], 'Nobody has an account'],
    ] as const)
      await expect(user(...args), args.join(' ')).rejects.toThrow(words);
  });
});
