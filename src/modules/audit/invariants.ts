import { sql } from 'kysely';
import { lastSignedHead, verifyHeads } from '../../kernel/audit/index.js';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';
import { houseHeadKey } from './head-key.js';

/** What must hold of the kernel's own tables. */
export const auditInvariants: readonly Invariant[] = [
  sqlInvariant(
    'end of the action log',
    'The end that was written down is not the last entry; "concordance audit verify" says where the chain breaks. Compare with the last backup.',
    sql`select 'entry ' || h.position as name from action_head h
        where h.position <> (select coalesce(max(position), 0) from action)
           or h.position <> (select count(*) from action)`,
  ),
  sqlInvariant(
    'followers of the action log',
    'These followers are ahead of the log: the log was cut. Compare with the last backup.',
    sql`select f.name from action_follower f, action_head h where f.position > h.position order by f.name`,
  ),
  {
    about: 'signed heads of the action log',
    mend: '"concordance audit verify" says more; someone changed heads or entries by other means than the program. Compare with a head kept elsewhere.',
    async broken(c) {
      if ((await lastSignedHead(c)) === null) return [];
      const verdict = await verifyHeads(c, (await houseHeadKey(c)).publicKey);
      return verdict.intact ? [] : [`${verdict.day}: ${verdict.fault}`];
    },
  },
  sqlInvariant(
    'pieces of files',
    'Pieces of these files are missing; restore them from a backup.',
    sql`select f.sha256 as name from file f
        left join (select sha256, sum(octet_length(content)) as size from file_piece group by sha256) p on p.sha256 = f.sha256
        where coalesce(p.size, 0) <> f.size order by f.sha256`,
  ),
  sqlInvariant(
    'ends of jobs',
    'The state of these jobs and their end disagree; someone changed them by other means than the program. Ask for the work again on its page.',
    sql`select cast(id as text) as name from job
        where (finished is not null) <> (state in ('done', 'failed', 'cancelled', 'interrupted'))
           or (state <> 'running' and lease_holder is not null)
        order by id`,
  ),
];
