import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';

/** What must hold of comments. */
export const commentInvariants: readonly Invariant[] = [
  sqlInvariant(
    'threads of comments',
    'These answers answer an answer, stand on another record or reach others than their thread. Compare with the last backup.',
    sql`select r.id::text as name from comment r join comment k on k.id = r.reply_to
        where k.reply_to is not null or r.record_type <> k.record_type or r.record_id <> k.record_id
          or r.to_kind <> k.to_kind or r.to_id is distinct from k.to_id order by r.id`,
  ),
  sqlInvariant(
    'wordings of comments',
    'Earlier wordings of these comments are missing, though none is ever taken away but with its comment. Compare with the last backup.',
    sql`select k.id::text as name from comment k where k.words is not null
        and (select count(*) from comment_version v where v.comment_id = k.id) <> k.version - 1 order by k.id`,
  ),
];
