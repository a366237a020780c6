import type { Connection } from '../db/index.js';
import { takeRecoveryCode } from './recovery-codes.js';
import { accessTables } from './store.js';
import { findTotpStep } from './totp.js';

/** Takes a code of the generator, or a recovery code: each once. @returns which it was, or null when it is neither. */
export async function takeCode(
  c: Connection,
  personId: string,
  typed: string,
  now: Date,
): Promise<'code' | 'recovery-code' | null> {
  const generator = await accessTables(c)
    .selectFrom('person_totp')
    .select(['secret', 'last_step'])
    .where('person_id', '=', personId)
    .where('confirmed', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (generator === undefined) return null;
  const step = findTotpStep(generator.secret, typed, now, generator.last_step);
  if (step !== null) {
    await accessTables(c)
      .updateTable('person_totp')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .execute();
    return 'code';
  }
  return (await takeRecoveryCode(c, personId, typed, now)) ? 'recovery-code' : null;
}
