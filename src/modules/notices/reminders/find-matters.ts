import type { Day } from '../../../kernel/calendar/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import type { DueMatter, Reminding } from '../../../kernel/work/index.js';
import { countSent, findDecisions } from '../store/rounds.js';
import { daysInReach, type Round, type RoundDays, roundsOf } from './rounds.js';

/** Something due, with its rounds as they stand. */
export interface MatterInReach {
  reminding: Reminding;
  matter: DueMatter;
  rounds: (Round & { sent: number })[];
}

/** What parties are reminded of about now, by its day. */
export async function findMatters(c: Connection, reminds: readonly Reminding[], today: Day): Promise<MatterInReach[]> {
  const found: { reminding: Reminding; matter: DueMatter }[] = [];
  for (const reminding of reminds)
    for (const matter of await reminding.due(daysInReach(today))) found.push({ reminding, matter });
  const keys = found.map(({ matter }) => matter.key);
  const [decided, sent] = [await findDecisions(c, keys), await countSent(c, keys)];
  return found
    .map(({ reminding, matter }) => ({
      reminding,
      matter,
      rounds: roundsOf(matter.due, today, (days) => decided(reminding.name, matter.key, days)).map((round) => ({
        ...round,
        sent: sent(reminding.name, matter.key, round.days),
      })),
    }))
    .sort((a, b) => (a.matter.due < b.matter.due ? -1 : a.matter.due > b.matter.due ? 1 : 0));
}

/** Which round is meant. */
export interface RoundRef {
  name: string;
  matter: string;
  days: RoundDays;
}

/** Null where nothing such is due about now. */
export async function findRound(
  c: Connection,
  reminds: readonly Reminding[],
  { name, matter, days }: RoundRef,
  today: Day,
): Promise<(MatterInReach & { round: MatterInReach['rounds'][number] }) | null> {
  const some = reminds.filter((reminding) => reminding.name === name);
  const found = (await findMatters(c, some, today)).find((one) => one.matter.key === matter);
  const round = found?.rounds.find((one) => one.days === days);
  return found === undefined || round === undefined ? null : { ...found, round };
}
