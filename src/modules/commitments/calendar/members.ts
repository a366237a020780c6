/**
 * Who is in the feed of a filter. A calendar that took over an entry must be told when its commitment no longer passes the filter, and when
 * it passes again; each such turn raises the SEQUENCE of its entries in this feed. Pure.
 */

export interface Member {
  commitmentId: string;
  gone: boolean;
  turns: number;
  turnedAt: Date;
}

export interface Turns {
  /** Given out for the first time. */
  joined: string[];
  /** Left the filter, or came back. */
  turned: string[];
}

/** What changes: `given` has entries in the feed now, `passing` passes the filter, given or not. */
export function turnsOf(members: readonly Member[], given: readonly string[], passing: ReadonlySet<string>): Turns {
  const known = new Map(members.map((member) => [member.commitmentId, member]));
  return {
    joined: given.filter((id) => !known.has(id)),
    turned: members
      .filter(({ commitmentId, gone }) => gone === passing.has(commitmentId))
      .map(({ commitmentId }) => commitmentId),
  };
}

/** For how long one that left is told of; calendars ask every few hours or days. */
const TOLD_DAYS = 90;

/** Those that left lately enough for a calendar not to have heard of it. */
export function lately(members: readonly Member[], now: Date): Member[] {
  const since = now.getTime() - TOLD_DAYS * 86_400_000;
  return members.filter(({ gone, turnedAt }) => gone && turnedAt.getTime() >= since);
}

/** An entry as this feed tells it: raised by the turns of its commitment. */
export function turnedEntry<T extends { sequence: number; changed_at: Date }>(
  entry: T,
  member: Pick<Member, 'turns' | 'turnedAt'> | undefined,
): T {
  if (member === undefined || member.turns === 0) return entry;
  const changed_at = new Date(Math.max(member.turnedAt.getTime(), entry.changed_at.getTime()));
  return { ...entry, sequence: entry.sequence + member.turns, changed_at };
}
