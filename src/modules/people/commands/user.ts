import { CommandError, EXIT } from '../../../kernel/cli/index.js';
import { isLang, LANGS } from '../../../kernel/i18n/index.js';
import type { CommandContext, CommandDefinition, House } from '../../../kernel/module/index.js';

/** The program where it runs is the house itself. */
const HOUSE = { kind: 'administrator', id: 'command-line' } as const;

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .command('list')
    .description('people with accounts and the roles they hold, a line each')
    .action(async () => {
      const { findPeople } = await import('../../../kernel/access/index.js');
      const { db } = await openHouse(context);
      for (let offset = 0; ; offset += 500) {
        const { people } = await findPeople(db.connection, HOUSE, { limit: 500, offset });
        for (const { name, email, lang, holds } of people) {
          const roles = holds.map(({ role, party }) => (party === null ? role : `${role} for ${party.code}`));
          await context.write(`${[email, name, lang, roles.join(', ')].join('\t')}\n`);
        }
        if (people.length < 500) return;
      }
    });
  command
    .command('add <email>')
    .description('print a link by which this address makes an account with a role of the house; it holds seven days')
    .requiredOption(
      '--role <role>',
      'administrator, secretariat-officer, reviewer, fund-manager, trustee, finance-officer, co-chair, auditor or observer',
    )
    .option('--lang <lang>', `language of the page: ${LANGS.join(', ')}`, 'en')
    .action(async (email: string, { role, lang }: { role: string; lang: string }) => {
      const { invite, isRole, needsParty } = await import('../../../kernel/access/index.js');
      if (!isLang(lang)) throw new CommandError(EXIT.badUse, `--lang must be one of ${LANGS.join(', ')}.`);
      if (!isRole(role)) throw new CommandError(EXIT.badUse, `There is no role "${role}".`);
      if (needsParty(role))
        throw new CommandError(EXIT.badUse, `${role} is held for a party: invite from the page of people instead.`);
      const house = await openHouse(context);
      let link = '';
      await orSentence(email, () =>
        invite(house.db, HOUSE, { email, lang, role, party: null }, async (_, token) => {
          link = await linkTo(house, lang, `/join/${token}`);
        }),
      );
      context.note(
        `Hand this link on to ${email}, over a way that only they read. It holds seven days and works once:\n`,
      );
      await context.write(`${link}\n`);
    });
  command
    .command('reset <email>')
    .description('take away what this person signs in with, end their sessions, and print a link for a new password')
    .action(async (typed: string) => {
      const { findPerson, openAccounts, readEmail, resetAccount } = await import('../../../kernel/access/index.js');
      const house = await openHouse(context);
      const email = readEmail(typed);
      const person = email === null ? null : await findPerson(house.db.connection, { email });
      if (person === null) throw new CommandError(EXIT.noInput, `Nobody has an account with the address ${typed}.`);
      const token = await resetAccount(await openAccounts(house.db), HOUSE, person.id, async () => {});
      context.note(
        `${email} is signed out everywhere and has nothing to sign in with any more. Hand this link for a new password on to them; it holds two hours and works once:\n`,
      );
      await context.write(`${await linkTo(house, person.lang, `/reset/${token}`)}\n`);
    });
};

async function linkTo(
  house: House,
  lang: Parameters<typeof import('../mails.js').addressOf>[1],
  path: string,
): Promise<string> {
  const { addressOf } = await import('../mails.js');
  return addressOf(house, lang, path);
}

async function openHouse(context: CommandContext): Promise<House> {
  return context.house().catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'db.locked')
      throw new CommandError(
        EXIT.locked,
        'The server has the database for itself: stop it first, or do this on the page of people.',
        error,
      );
    throw error;
  });
}

async function orSentence(email: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('access.email.'))
      throw new CommandError(EXIT.badUse, `"${email}" is no address of mail.`, error);
    throw error;
  }
}
