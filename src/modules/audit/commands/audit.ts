import { readFile } from 'node:fs/promises';
import { CommandError, EXIT } from '../../../kernel/cli/index.js';
import type { CommandContext, CommandDefinition } from '../../../kernel/module/index.js';
import { readKeptHead } from '../kept-head.js';

const FAULTS = {
  altered: 'its content is not what was sealed',
  unlinked: 'it does not follow the one before it',
  missing: 'it is not there',
} as const;

const HEAD_FAULTS = {
  forged: 'its signature is not of what it says',
  foreign: 'it is signed with another key than that of this house',
  rewritten: 'the log has another entry at its position',
  missing: 'it is not there, or the log ends before it',
} as const;

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .command('verify')
    .description('walk the whole log and its signed heads, and name the first that is not as it was written')
    .option(
      '--head <file>',
      'also compare with a head that was kept elsewhere (JSON, as pages and "audit heads" give it)',
    )
    .action(({ head }: { head?: string }) => verify(context, head));
  command
    .command('heads')
    .description('print signed heads, newest first, one as JSON a line')
    .option('--last <number>', 'only so many', '30')
    .action(({ last }: { last: string }) => printHeads(context, last));
};

async function verify(context: CommandContext, file: string | undefined): Promise<void> {
  const kept = file === undefined ? null : readKeptHead(await readFile(file, 'utf8').catch(unreadable(file)));
  if (kept === undefined)
    throw new CommandError(
      EXIT.badData,
      `${file} holds no signed head: it must be JSON with day, position, hash, publicKey and signature.`,
    );
  const [{ verifyChain, verifyHeads, verifyKeptHead }, { houseHeadKey }] = await Promise.all([
    import('../../../kernel/audit/index.js'),
    import('../head-key.js'),
  ]);
  const { db } = await context.house();
  const chain = await verifyChain(db.connection);
  const { publicKey } = await houseHeadKey(db.connection);
  const heads = await verifyHeads(db.connection, publicKey);
  const fault = kept === null ? null : await verifyKeptHead(db.connection, kept, publicKey);
  await context.write(
    chain.intact
      ? `The log is intact: ${chain.actions} actions, ending in ${chain.hash}.\n`
      : `The log is broken at entry ${chain.position}: ${FAULTS[chain.fault]}.\n`,
  );
  await context.write(
    heads.intact
      ? `Its signed heads agree: ${heads.heads}${heads.last === null ? '' : `, the last of ${heads.last}`}.\n`
      : `Its signed head of ${heads.day} (entry ${heads.position}) is broken: ${HEAD_FAULTS[heads.fault]}.\n`,
  );
  if (kept !== null)
    await context.write(
      fault === null
        ? `It agrees with the head of ${kept.day} that you kept: nothing up to entry ${kept.position} was rewritten.\n`
        : `It does not agree with the head of ${kept.day} that you kept: ${HEAD_FAULTS[fault]}.\n`,
    );
  if (!chain.intact || !heads.intact || fault !== null) context.exitCode(EXIT.findings);
}

async function printHeads(context: CommandContext, last: string): Promise<void> {
  if (!/^[1-9]\d{0,4}$/.test(last)) throw new CommandError(EXIT.badUse, '--last must be a number from 1 to 99999.');
  const { findHeads } = await import('../../../kernel/audit/index.js');
  const { headRecord } = await import('../head-record.js');
  const { db } = await context.house();
  const heads = await findHeads(db.connection, { limit: Number(last) });
  for (const head of heads) await context.write(`${JSON.stringify(headRecord(head))}\n`);
  if (heads.length === 0)
    context.note('No day is signed yet: the worker signs the head of a day when the day is over (UTC).\n');
}

function unreadable(file: string): (error: unknown) => never {
  return (error) => {
    throw new CommandError(EXIT.noInput, `${file} cannot be read.`, error);
  };
}
