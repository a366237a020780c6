import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { StatementQuery } from '../../../kernel/module/index.js';
import type { SentAnswer } from './submissions.js';
import { reportingTables } from './tables.js';

/** An answer that counts, with what its question speaks to. */
export interface Said extends SentAnswer {
  subjects: string[];
  sentAt: Date;
}

/** Answers that count on some subjects, of some parties, the latest first; what the actor may not see is left out by the caller. */
export async function findSaid(c: Connection, { about, partyIds }: StatementQuery): Promise<Said[]> {
  if (about?.length === 0 || partyIds?.length === 0) return [];
  const onSubject =
    about === undefined
      ? sql``
      : sql`and a.question_id in (select question_id from input_call_subject where subject = any(${[...about]}::text[]))`;
  const ofParty = partyIds === undefined ? sql`` : sql`and a.party_id = any(${[...partyIds]}::uuid[])`;
  const { rows } = await sql<Said>`
    select a.party_id as "partyId", a.call_id as "callId", a.submission_id as "submissionId", a.version, a.question_id as "questionId",
      a.value, a.lang, a.audience, a.sha256, v.sent_at as "sentAt",
      (select array_agg(s.subject order by s.subject) from input_call_subject s where s.question_id = a.question_id) as subjects
    from sent_answer a join submission_version v on v.submission_id = a.submission_id and v.n = a.version
    where a.current and exists (select 1 from input_call_subject s where s.question_id = a.question_id) ${onSubject} ${ofParty}
    order by v.sent_at desc, a.submission_id, a.question_id`.execute(reportingTables(c));
  return rows;
}
