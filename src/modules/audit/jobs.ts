import { LogBroken, signHeads } from '../../kernel/audit/index.js';
import { JobFailure, type JobHandler } from '../../kernel/jobs/index.js';
import type { ConcordanceModule, House } from '../../kernel/module/index.js';
import { applyRetention } from './apply-retention.js';
import { checkInvariants } from './check-invariants.js';
import { houseHeadKey } from './head-key.js';

/** Each is due once a day. */
type DailyKind = 'audit.sign-heads' | 'audit.apply-retention' | 'audit.check-invariants';

/** Its jobs; `modules` gives all modules of the program, this one included. */
export function auditJobs(
  house: House,
  modules: readonly ConcordanceModule[],
): Readonly<Record<DailyKind, JobHandler>> {
  const { db, log } = house;
  return {
    'audit.sign-heads': async () => {
      try {
        const heads = await signHeads(db, await houseHeadKey(db.connection));
        return { signed: heads.length, last: heads.at(-1)?.day ?? null };
      } catch (error) {
        if (!(error instanceof LogBroken)) throw error;
        const { position, fault } = error.fault;
        log.error('log-broken', { position, fault });
        throw new JobFailure(error.code, 'audit.job.log-broken', { position });
      }
    },
    'audit.apply-retention': async () => ({ ...(await applyRetention(db, modules)) }),
    'audit.check-invariants': async () => {
      const { held, broken } = await checkInvariants(db, modules);
      for (const { about, found } of broken) log.error('invariant-broken', { about, found });
      return { held, broken: broken.map(({ about, found }) => ({ about, found: found.length })) };
    },
  };
}
