import type { Connection } from '../../kernel/db/index.js';
import type { Invariant } from '../../kernel/module/index.js';
import { digestOf } from './appraisal/write-appraisal.js';
import { foldLog } from './concrete/log.js';
import { readAppraisals } from './store/appraisals.js';
import { readAllLogs } from './store/concrete.js';

/** What must hold of the Plan's data at any time. */
export const planInvariants: readonly Invariant[] = [
  {
    about: 'states of concrete measures',
    mend: 'Restore the row of the measure from its log: version, review, state and published are the fold of its entries.',
    async broken(c: Connection) {
      return (await readAllLogs(c)).flatMap(({ row, entries }) => {
        const folded = foldLog(entries);
        const holds =
          folded !== null &&
          entries.every(({ n }, at) => n === at + 1) &&
          folded.version === row.version &&
          folded.review === row.review &&
          folded.latest.state === row.state &&
          (folded.published !== null) === row.published;
        return holds ? [] : [row.key];
      });
    },
  },
  {
    about: 'frozen views of appraisals',
    mend: 'The view is no longer what was signed: restore it from a backup; its digest stands in the action log.',
    async broken(c: Connection) {
      return (await readAppraisals(c)).flatMap(({ id, snapshot, sha256 }) =>
        digestOf(snapshot) === sha256 ? [] : [id],
      );
    },
  },
  {
    about: 'signatures of appraisals',
    mend: 'A closed appraisal needs two people: withdraw it with a notice.',
    async broken(c: Connection) {
      return (await readAppraisals(c)).flatMap(({ id, state, signed_by, closed_by }) =>
        state === 'prepared' || (signed_by !== null && closed_by !== null && signed_by !== closed_by) ? [] : [id],
      );
    },
  },
];
