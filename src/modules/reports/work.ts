import type { Action } from '../../kernel/audit/index.js';
import type { House } from '../../kernel/module/index.js';
import {
  type Notifying,
  type RecordKind,
  recordKind,
  type Task,
  type Told,
  type WaitProvider,
} from '../../kernel/work/index.js';
import { belongs, may, seesDraft } from './policy.js';
import { wordingIn } from './report/arrange-report.js';
import { findReport, type ListedReport, listReports } from './store/reports.js';

/** What flows between people round reports: how they are named, who is told of what, what waits for a signature. */

/** A report is a record to everybody once it was published, before that to those who see drafts. */
export function reportsRecords({ db }: House): RecordKind[] {
  return [
    recordKind<ListedReport>({
      type: 'report',
      comments: true,
      load: async (ids) => new Map((await listReports(db.connection, ids)).map((report) => [report.id, report])),
      sees: (actor, { version, madeBy }) =>
        may(actor, 'read', 'report', { ...belongs(madeBy), published: version > 0 }),
      show({ key, version, head }, t) {
        const { text, lang } = wordingIn(head.titles, t.lang, head.lang);
        const path = version > 0 ? `/reports/${key}` : `/reports/${key}/draft`;
        return { title: text, lang, path, open: version > 0 };
      },
    }),
  ];
}

/** The first signature tells who may sign, too; so does the publication, and that a correction was begun. */
export function reportsNotifies({ db }: House): Notifying[] {
  const common = { topic: 'reports', label: 'reports.notify.topic' } as const;
  const to = [{ permission: 'reports.sign' } as const];
  return [
    {
      ...common,
      verbs: ['reports.sign'],
      tell: async ({ subject }: Action): Promise<Told[]> => {
        const report = await findReport(db.connection, { id: subject.id });
        if (report === null) return [];
        return [{ to, message: 'reports.notify.signed', about: subject, path: `/reports/${report.key}/sign` }];
      },
    },
    {
      ...common,
      verbs: ['reports.publish'],
      tell: async ({ subject }) => [{ to, message: 'reports.notify.published', about: subject, open: true }],
    },
    {
      ...common,
      verbs: ['reports.begin-correction'],
      tell: async ({ subject }) => [{ to, message: 'reports.notify.correction', about: subject }],
    },
  ];
}

/** Reports that somebody else has signed and that wait for a second signature. */
export function reportsWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 18,
      async find({ actor, t, limit }) {
        if (actor.kind !== 'person') return [];
        const waiting = (await listReports(db.connection)).filter(
          ({ state, signatures, madeBy }) =>
            state === 'draft' &&
            signatures.length > 0 &&
            signatures.every(({ by }) => by !== actor.id) &&
            seesDraft(actor, madeBy) &&
            may(actor, 'write', 'signature', belongs(madeBy)),
        );
        const tasks = waiting.slice(0, limit).map(({ key, head }): Task => {
          const { text, lang } = wordingIn(head.titles, t.lang, head.lang);
          return { title: text, lang, path: `/reports/${key}/sign`, due: null, meta: [head.symbol], open: false };
        });
        const heading = t('reports.waits.sign', { n: waiting.length });
        return [{ id: 'reports-sign', heading, total: waiting.length, tasks, more: null }];
      },
    },
  ];
}
