import type { Action } from '../../kernel/audit/index.js';
import type { House } from '../../kernel/module/index.js';
import {
  type Notifying,
  type Recipients,
  type RecordKind,
  recordKind,
  type Task,
  type Told,
  type WaitProvider,
} from '../../kernel/work/index.js';
import { belongs, may, seesDraft } from './policy.js';
import { wordingIn } from './report/arrange-report.js';
import { findReport, type ListedReport, listReports, type Report } from './store/reports.js';

/** What flows between people round reports: how they are named, who is told of what, what waits for a signature. */

/** A report is a record to everybody once it was published, before that to those who see drafts. */
export function reportsRecords({ db }: House): RecordKind[] {
  return [
    recordKind<ListedReport>({
      type: 'report',
      comments: true,
      load: async (ids) => new Map((await listReports(db.connection, ids)).map((report) => [report.id, report])),
      sees: (actor, report) => may(actor, 'read', 'report', { ...belongs(report), published: report.version > 0 }),
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
  const reportOf = (action: Action) => findReport(db.connection, { id: action.subject.id });
  return [
    {
      ...common,
      verbs: ['reports.sign'],
      tell: async (action): Promise<Told[]> => {
        const report = await reportOf(action);
        if (report === null) return [];
        const path = `/reports/${report.key}/sign`;
        return [{ to: signersOf(report), message: 'reports.notify.signed', about: action.subject, path }];
      },
    },
    {
      ...common,
      verbs: ['reports.publish'],
      tell: async (action) => {
        const to = signersOf(await reportOf(action));
        return [{ to, message: 'reports.notify.published', about: action.subject, open: true }];
      },
    },
    {
      ...common,
      verbs: ['reports.begin-correction'],
      tell: async (action) => {
        const to = signersOf(await reportOf(action));
        return [{ to, message: 'reports.notify.correction', about: action.subject }];
      },
    },
  ];
}

/** Those who may sign: for the house, and for the group where the report is of one. */
function signersOf(report: Pick<Report, 'party'> | null): Recipients[] {
  const ofHouse = { permission: 'reports.sign' } as const;
  const party = report?.party ?? null;
  return party === null ? [ofHouse] : [ofHouse, { ...ofHouse, party }];
}

/** Reports that somebody else has signed and that wait for a second signature. */
export function reportsWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 18,
      async find({ actor, t, limit }) {
        if (actor.kind !== 'person') return [];
        const waiting = (await listReports(db.connection)).filter(
          (report) =>
            report.state === 'draft' &&
            report.signatures.length > 0 &&
            report.signatures.every(({ by }) => by !== actor.id) &&
            seesDraft(actor, report) &&
            may(actor, 'write', 'signature', belongs(report)),
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
