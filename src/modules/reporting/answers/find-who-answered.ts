import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type Party, REGIONAL_GROUPS } from '../../parties/index.js';
import { answersSeen, may } from '../policy.js';
import type { Call } from '../store/calls.js';
import { countByParty } from '../store/read-answers.js';
import { listRecipients } from '../store/recipients.js';
import { listSubmissions, type SubmissionHead } from '../store/submissions.js';
import { type AnswerFilter, groupOf, partiesIn, type RegionalGroup } from './answer-filter.js';

/** Where a party stands with a call: it sent something, is at it, or is silent. */
export const STANDINGS = ['answered', 'begun', 'silent'] as const;
export type AnswerStanding = (typeof STANDINGS)[number];

export interface AnsweringParty {
  party: Party;
  group: RegionalGroup | null;
  standing: AnswerStanding;
  submission: SubmissionHead | null;
  /** Answers that the reader sees, and their languages. */
  answers: number;
  langs: Lang[];
}

/** How many of a group were asked, and how many of them answered; null: those in no group. */
export interface GroupRate {
  group: RegionalGroup | null;
  asked: number;
  answered: number;
}

export interface WhoAnswered {
  /** That the filter leaves, by name. Who is silent is told only to those who write to parties. */
  lines: AnsweringParty[];
  /** Of all whom the call asks, whatever the filter. */
  rates: GroupRate[];
  /** Whether those who have not answered are among the lines. */
  whole: boolean;
}

/** Who has answered a call that the actor may see. */
export async function findWhoAnswered(
  db: Database,
  actor: Actor,
  call: Call,
  filter: AnswerFilter & { standing: readonly AnswerStanding[] },
  lang: Lang,
): Promise<WhoAnswered> {
  const c = db.connection;
  // Everybody is told how many were asked; whom, only those who write to them.
  const counted = db.forHouse('who-answers').connection;
  const whole = may(actor, 'read', 'recipient', { party: null });
  const [recipients, submissions, counts, parties] = await Promise.all([
    listRecipients(counted, { callId: call.id }),
    listSubmissions(counted, { callId: call.id }),
    countByParty(c, call.id, answersSeen(actor)),
    partiesIn(db, actor, { group: [] }, lang),
  ]);
  const heads = new Map(submissions.map((one) => [one.partyId, one]));
  const asked = new Set(recipients.filter(({ state, told }) => state !== 'removed' && told > 0).map((r) => r.partyId));
  const concerned = parties.flatMap((party): AnsweringParty[] => {
    const submission = heads.get(party.id) ?? null;
    const sent = (submission?.version ?? 0) > 0;
    if (!sent && !asked.has(party.id)) return [];
    const standing = sent ? 'answered' : submission === null ? 'silent' : 'begun';
    const { answers = 0, langs = [] } = counts.get(party.id) ?? {};
    return [{ party, group: groupOf(party), standing, submission, answers, langs }];
  });
  const passes = ({ group, langs, standing }: AnsweringParty) =>
    (filter.group.length === 0 || (group !== null && filter.group.includes(group))) &&
    (filter.lang.length === 0 || langs.some((one) => filter.lang.includes(one))) &&
    (filter.standing.length === 0 || filter.standing.includes(standing));
  return {
    lines: concerned.filter((line) => (whole || line.standing === 'answered') && passes(line)),
    rates: ratesOf(concerned),
    whole,
  };
}

/** By group in their usual order, those in none last; groups of which nobody is asked are left out. */
export function ratesOf(lines: readonly Pick<AnsweringParty, 'group' | 'standing'>[]): GroupRate[] {
  return [...REGIONAL_GROUPS, null].flatMap((group) => {
    const of = lines.filter((line) => line.group === group);
    if (of.length === 0) return [];
    return [{ group, asked: of.length, answered: of.filter(({ standing }) => standing === 'answered').length }];
  });
}
