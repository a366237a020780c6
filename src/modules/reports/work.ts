import { findActors } from '../../kernel/access/index.js';
import type { Action } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';
import type { House } from '../../kernel/module/index.js';
import {
  type Notifying,
  type Recipients,
  type RecordKind,
  recordKind,
  type Task,
  type TaskGroup,
  type Told,
  type WaitProvider,
} from '../../kernel/work/index.js';
import { belongs, may, seesDraft } from './policy.js';
import { wordingIn } from './report/arrange-report.js';
import { findReport, findWriters, type ListedReport, listReports, type Report } from './store/reports.js';

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
    {
      ...common,
      verbs: ['reports.remind'],
      tell: async (action): Promise<Told[]> => {
        const report = await reportOf(action);
        return report?.state === 'draft' ? remindersOf(db.connection, report) : [];
      },
    },
  ];
}

/** Who has yet to act: whoever writes it until it is signed, then those who may sign and have not. */
async function remindersOf(c: Connection, report: Report): Promise<Told[]> {
  if (report.due === null) return [];
  const about = { type: 'report', id: report.id };
  const values = { date: report.due };
  if (report.signatures.length === 0) {
    const to = (await findWriters(c, report.id)).map((person) => ({ person }));
    return [{ to, message: 'reports.notify.due-write', about, values, path: `/reports/${report.key}/draft` }];
  }
  const now = new Date();
  const people = [
    ...(await findActors(c, { everywhere: 'reports.sign' }, now)),
    ...(report.party === null ? [] : await findActors(c, { parties: [report.party] }, now)),
  ].filter(
    ({ actor }) =>
      may(actor, 'write', 'signature', belongs(report)) && report.signatures.every(({ by }) => by !== actor.id),
  );
  const to = [...new Set(people.map(({ actor }) => actor.id))].map((person) => ({ person }));
  return [{ to, message: 'reports.notify.due-sign', about, values, path: `/reports/${report.key}/sign` }];
}

/** Those who may sign: for the house, and for the group where the report is of one. */
function signersOf(report: Pick<Report, 'party'> | null): Recipients[] {
  const ofHouse = { permission: 'reports.sign' } as const;
  const party = report?.party ?? null;
  return party === null ? [ofHouse] : [ofHouse, { ...ofHouse, party }];
}

/** Reports that wait for a second signature, or to be signed again after a change. */
export function reportsWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 18,
      async find({ actor, t, limit }) {
        if (actor.kind !== 'person') return [];
        const drafts = (await listReports(db.connection)).filter(
          (report) => report.state === 'draft' && seesDraft(actor, report),
        );
        const toSign = drafts.filter(
          (report) =>
            report.signatures.length > 0 &&
            report.signatures.every(({ by }) => by !== actor.id) &&
            may(actor, 'write', 'signature', belongs(report)),
        );
        // What was changed after it was signed waits for whoever signed it, and for whoever began it.
        const fallen = drafts.filter(
          ({ signatures, fallen: fell, madeBy }) =>
            signatures.length === 0 &&
            fell.length > 0 &&
            (madeBy === actor.id || fell.some(({ by }) => by === actor.id)),
        );
        // A day by which it is to be finished waits for whoever began it.
        const toWrite = drafts.filter(
          ({ due, signatures, fallen: fell, madeBy }) =>
            due !== null && signatures.length === 0 && fell.length === 0 && madeBy === actor.id,
        );
        return [
          groupOf('reports-write', t('reports.waits.write', { n: toWrite.length }), toWrite, 'draft'),
          groupOf('reports-sign', t('reports.waits.sign', { n: toSign.length }), toSign),
          groupOf('reports-fallen', t('reports.waits.fallen', { n: fallen.length }), fallen),
        ];

        function groupOf(
          id: string,
          heading: string,
          reports: readonly ListedReport[],
          page: 'sign' | 'draft' = 'sign',
        ): TaskGroup {
          const tasks = reports.slice(0, limit).map(({ key, head, due }): Task => {
            const { text, lang } = wordingIn(head.titles, t.lang, head.lang);
            return { title: text, lang, path: `/reports/${key}/${page}`, due, meta: [head.symbol], open: false };
          });
          return { id, heading, total: reports.length, tasks, more: null };
        }
      },
    },
  ];
}
