import { type Connection, newId } from '../../kernel/db/index.js';
import { type ActionContent, contentOf, TARGET_KINDS } from './action.js';
import { type NewAction, readActions } from './store/actions.js';

/** What an action said, and what it says now. */
export interface Renamed {
  instrumentId: string;
  partyId: string;
  before: Pick<ActionContent, 'kind' | 'date'>;
  after: Pick<ActionContent, 'kind' | 'date'>;
}

/**
 * An objection names a reservation by its day. Where that day was corrected, the objections to it are said anew with the new one; the caller
 * holds the register and has written the corrections.
 *
 * @param taken ids of actions that the caller corrects itself.
 * @returns the rows to add.
 */
export async function followTargets(
  c: Connection,
  renamed: readonly Renamed[],
  { importId, taken }: { importId: string | null; taken: ReadonlySet<string> },
): Promise<NewAction[]> {
  const moved = renamed.filter(
    ({ before, after }) =>
      TARGET_KINDS.some((kind) => kind === before.kind) && (before.kind !== after.kind || before.date !== after.date),
  );
  if (moved.length === 0) return [];
  const living = await readActions(c);
  return moved.flatMap(({ instrumentId, partyId, before, after }): NewAction[] => {
    const kind = TARGET_KINDS.find((one) => one === after.kind);
    const of = living.filter((one) => one.instrumentId === instrumentId);
    // Another one of that day may be the one that is meant.
    const left = of.some((one) => one.partyId === partyId && one.kind === before.kind && one.date === before.date);
    if (kind === undefined || left) return [];
    return of
      .filter((one) => one.kind === 'objection' && one.targetParty === partyId && !taken.has(one.id))
      .filter(({ targetKind, targetDate }) => targetKind === before.kind && targetDate === before.date)
      .map((one) => ({
        ...{ ...contentOf(one), targetKind: kind, targetDate: after.date, id: newId(), corrects: one.id, importId },
        ...{ instrumentId, partyId: one.partyId },
      }));
  });
}
