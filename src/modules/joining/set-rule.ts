import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { changesOf, recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { Refusal } from './refusal.js';
import { AGREEMENTS, type Agreement, type JoiningRule } from './registration.js';
import { findRules } from './store/registrations.js';
import { joiningTables } from './store/tables.js';

/** Sets for a kind whether the State of the seat is asked, and for how long it may keep silent. @throws Refusal, NotAllowed */
export async function setRule(db: Database, actor: Actor, rule: JoiningRule, now = new Date()): Promise<void> {
  const { id: by } = requirePermission(actor, 'parties.write', OF_THE_HOUSE);
  const { kind, agreement, days } = rule;
  if (!(AGREEMENTS as readonly Agreement[]).includes(agreement)) throw new Refusal('not-in-list');
  if (!Number.isInteger(days) || days < 1 || days > 180) throw new Refusal('days-malformed', { field: `days-${kind}` });
  await db.transaction(async (c) => {
    const before = (await findRules(c)).find((one) => one.kind === kind);
    if (before === undefined) throw new Refusal('not-in-list');
    if (before.agreement === agreement && before.days === days) return;
    await joiningTables(c)
      .updateTable('joining_rule')
      .set({ agreement, days, changed_by: by, changed: now })
      .where('kind', '=', kind)
      .execute();
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'joining.set-rule',
      subject: { type: 'joining-rule', id: kind },
      changes: changesOf({ ...before }, { ...rule }, ['agreement', 'days']),
    });
  });
}
