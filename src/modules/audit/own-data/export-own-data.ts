import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { ConcordanceModule } from '../../../kernel/module/index.js';
import type { OwnDataPart, OwnDataRow } from '../../../kernel/privacy/index.js';
import { may } from '../policy.js';
import { LOG_PART } from './log-part.js';

/** A part with its rows, which are read as they are taken. */
export interface OwnDataOf extends Pick<OwnDataPart, 'name' | 'fields'> {
  words: Readonly<Record<string, string>>;
  rows: () => AsyncIterable<OwnDataRow>;
}

/** Everything that is held about whoever asks, in the order of the modules; the log last. @throws NotAllowed for those without an account. */
export async function findOwnData(
  db: Database,
  actor: Actor,
  modules: readonly ConcordanceModule[],
): Promise<OwnDataOf[]> {
  if (actor.kind !== 'person' || !may(actor, 'read', 'own data', { own: true })) throw new NotAllowed();
  const ofModules = (await Promise.all(modules.map(async ({ ownData }) => (await ownData?.()) ?? []))).flat();
  // Who somebody is comes first.
  const first = ofModules.filter(({ name }) => name === 'account');
  const parts = [...first, ...ofModules.filter((part) => !first.includes(part)), LOG_PART];
  // Also what somebody wrote for a party that they have left: each part asks for what is theirs.
  const { connection: c } = db.forHouse('own-data');
  return parts.map(({ name, fields, words = {}, rows }) => ({ name, fields, words, rows: () => rows(c, actor.id) }));
}

/** The same, to be taken out: that it was, and in which form, is recorded before the first row is given. @throws NotAllowed */
export async function exportOwnData(
  db: Database,
  actor: Actor,
  modules: readonly ConcordanceModule[],
  format: string,
): Promise<OwnDataOf[]> {
  const parts = await findOwnData(db, actor, modules);
  if (actor.kind !== 'person') throw new NotAllowed();
  await db.transaction((c) =>
    recordAction(c, {
      actor,
      verb: 'audit.export-own-data',
      subject: { type: 'person', id: actor.id },
      details: { format },
    }),
  );
  return parts;
}
