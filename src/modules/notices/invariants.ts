import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';

/** What must hold of what people are told. */
export const noticeInvariants: readonly Invariant[] = [
  sqlInvariant(
    'notices that are overdue for a mail',
    'These notices should have been mailed two days ago. See under jobs why notices.send-digest fails.',
    sql`select n.id::text as name from notice n where n.mail_due < now() - interval '2 days' and n.mailed is null order by n.id`,
  ),
  sqlInvariant(
    'notices of erased people',
    'These people were erased and still have notices, wishes or feeds. Delete the rows.',
    sql`select p.id::text as name from person p where p.name = '' and p.closed is not null
        and (exists (select 1 from notice n where n.person_id = p.id)
          or exists (select 1 from notice_wish w where w.person_id = p.id)
          or exists (select 1 from notice_hours h where h.person_id = p.id)
          or exists (select 1 from notice_feed f where f.person_id = p.id)) order by p.id`,
  ),
  sqlInvariant(
    'reminders sent in a round that was not',
    'People were reminded in these rounds, and the rounds do not say that they were sent. Compare with the last backup.',
    sql`select distinct s.name || ' ' || s.matter as name from reminder_sent s
        left join reminder_round r on r.name = s.name and r.matter = s.matter and r.days = s.days
        where r.state is distinct from 'sent' order by 1`,
  ),
];
