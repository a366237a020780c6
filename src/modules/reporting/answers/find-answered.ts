import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { findCallsSeen } from '../calls/get-call.js';
import type { Call } from '../store/calls.js';
import { listSubmissions } from '../store/submissions.js';

/** A call, and who has answered it. */
export interface AnsweredCall {
  key: string;
  /** In the languages in which it has one. */
  titles: Partial<Record<Lang, string>>;
  /** Ids of the parties. */
  answered: string[];
}

/** The calls that the actor may see with those who answered, the newest first. That a party answered is no secret; what it said may be one. */
export async function findAnswered(db: Database, actor: Actor): Promise<AnsweredCall[]> {
  const counted = db.forHouse('who-answers').connection;
  const found: AnsweredCall[] = [];
  for (const call of await findCallsSeen(db.connection, actor)) {
    const submissions = await listSubmissions(counted, { callId: call.id });
    const answered = submissions.filter(({ version }) => version > 0).map(({ partyId }) => partyId);
    found.push({ key: call.key, titles: titlesOf(call), answered });
  }
  return found;
}

function titlesOf({ content: { texts } }: Pick<Call, 'content'>): Partial<Record<Lang, string>> {
  const titles: Partial<Record<Lang, string>> = {};
  for (const lang of LANGS) {
    const text = texts.title?.[lang]?.text;
    if (text !== undefined) titles[lang] = text;
  }
  return titles;
}
