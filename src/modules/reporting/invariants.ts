import { sql } from 'kysely';
import type { Connection } from '../../kernel/db/index.js';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';
import { type FoldedCall, foldCall } from './calls/call.js';
import { type FoldedRecipient, foldRecipient } from './calls/recipient.js';
import { readCallFolds } from './store/calls.js';
import { hashOf } from './store/json-text.js';
import { readRecipientFolds } from './store/recipients.js';
import { hashOfSubmission } from './store/sent.js';
import { findMisfoldedSubmissions } from './store/submissions.js';
import { reportingTables } from './store/tables.js';

const BACKUP = 'someone changed them by other means than the program. Compare with the last backup.';

/** What must hold of calls and submissions. */
export const reportingInvariants: readonly Invariant[] = [
  {
    about: 'calls for input',
    mend: `These calls are not what their entries lead to; ${BACKUP}`,
    broken: async (c) =>
      (await readCallFolds(c))
        .filter(({ call, entries }) => {
          const folded = foldCall(entries);
          return call.revision !== entries.length || hashOf(callEssence(call)) !== hashOf(callEssence(folded));
        })
        .map(({ call }) => call.key),
  },
  {
    about: 'parties that calls ask',
    mend: `These parties are asked otherwise than the entries say; ${BACKUP}`,
    broken: async (c) =>
      (await readRecipientFolds(c))
        .filter(({ recipient, entries }) => {
          const folded = foldRecipient(entries);
          return (
            recipient.revision !== entries.length ||
            hashOf(recipientEssence(recipient)) !== hashOf(recipientEssence(folded))
          );
        })
        .map(({ recipient }) => `${recipient.callId} ${recipient.partyId}`),
  },
  {
    about: 'submissions',
    mend: `These submissions are not what their entries lead to; ${BACKUP}`,
    broken: findMisfoldedSubmissions,
  },
  { about: 'hashes of what was sent', mend: `These versions are not what was sent; ${BACKUP}`, broken: falseHashes },
  sqlInvariant(
    'answers that count',
    `Of these submissions other answers count than those of their last version; ${BACKUP}`,
    sql`select distinct s.id::text as name from submission s join sent_answer a on a.submission_id = s.id
        where a.current <> (a.version = s.version) order by name`,
  ),
  sqlInvariant(
    'files of submissions',
    'The files of these submissions are gone; restore them from a backup.',
    sql`select distinct f.submission_id::text as name from submission_file f
        where not exists (select 1 from file k where k.sha256 = f.sha256) order by name`,
  ),
];

function callEssence({ state, version, deadline, sentOn, changed, content }: FoldedCall) {
  return { state, version, deadline, sentOn, changed, content };
}

function recipientEssence(folded: FoldedRecipient) {
  const { state, deadline, askedUntil, askedWhy, extended, lang, address, told, reminders, bounce } = folded;
  return { state, deadline, askedUntil, askedWhy, extended, lang, address, told, reminders, bounce };
}

/** Numbers of versions whose answers have another hash than their receipt says; one version at a time. */
async function falseHashes(c: Connection): Promise<string[]> {
  const db = reportingTables(c);
  const versions = await db
    .selectFrom('submission_version')
    .select(['submission_id', 'n', 'number', 'sha256'])
    .orderBy('number')
    .execute();
  const broken: string[] = [];
  for (const { submission_id, n, number, sha256 } of versions) {
    const answers = await db
      .selectFrom('sent_answer')
      .select(['question_id', 'value', 'lang', 'audience'])
      .where('submission_id', '=', submission_id)
      .where('version', '=', n)
      .execute();
    const held = answers.map(({ question_id, ...rest }) => ({
      ...rest,
      questionId: question_id,
      version: 1,
      source: null,
      writtenBy: '',
      writtenAt: new Date(0),
    }));
    if (hashOfSubmission({ answers: new Map(held.map((one) => [one.questionId, one])) }) !== sha256)
      broken.push(number);
  }
  return broken;
}
