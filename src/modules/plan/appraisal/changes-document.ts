import { formatDate, formatList, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import type { Block } from '../../../kernel/print/index.js';
import type { WholeAppraisal } from './find-appraisals.js';
import type { ConcreteInSnapshot, SnapshotChanges } from './snapshot.js';
import { callText, concreteText, measureText, namesText, partyText, stateText, treatyText } from './words.js';

/** What changed since the appraisal before: measures and commitments, concrete measures, treaties, submissions. Pure. */
export function changeBlocks(t: Translator, whole: WholeAppraisal): Block[] {
  const { since } = whole;
  if (since === null) return [{ kind: 'paragraph', text: t('plan.appraisal.no-earlier') }];
  const { changes } = since;
  const topics = [
    ...measuresChanged(t, whole, changes),
    ...concreteChanged(t, whole, changes),
    ...treatiesChanged(t, whole, changes),
    ...callsChanged(t, whole, changes),
  ];
  const { before, now } = changes.said;
  const date = formatDate(t.lang, since.asOf);
  return [
    { kind: 'paragraph', text: t('plan.appraisal.since', { session: since.session, date, before, now }) },
    ...(topics.length === 0 ? [{ kind: 'paragraph' as const, text: t('plan.appraisal.unchanged') }] : topics),
  ];
}

type Column = readonly [label: string, numeric?: 'numeric'];

function tableOf(caption: string, columns: readonly Column[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  const heads = columns.map(([label, numeric]) => ({ label, numeric: numeric !== undefined }));
  return [{ kind: 'table', table: { caption, columns: heads, rows } }];
}

function measuresChanged(t: Translator, whole: WholeAppraisal, { measures }: SnapshotChanges): Block[] {
  return tableOf(
    t('plan.appraisal.measures-changed'),
    [
      [t('plan.measure.measure')],
      [t('plan.appraisal.now-said')],
      [t('plan.appraisal.no-longer')],
      [t('plan.appraisal.new-commitments'), 'numeric'],
    ],
    measures.map(({ n, nowSaid, noLonger, newCommitments }) => [
      measureText(t, n),
      namesText(t, whole, nowSaid),
      namesText(t, whole, noLonger),
      newCommitments.length === 0 ? '' : formatNumber(t.lang, newCommitments.length),
    ]),
  );
}

function concreteChanged(t: Translator, whole: WholeAppraisal, changes: SnapshotChanges): Block[] {
  const row = (one: ConcreteInSnapshot, what: string) => [concreteText(t, one), partyText(t, whole, one.lead), what];
  return tableOf(
    t('plan.appraisal.concrete-changed'),
    [[t('plan.field.title')], [t('plan.field.lead')], [t('plan.appraisal.what-changed')]],
    [
      ...changes.begun.map((one) => row(one, t('plan.appraisal.is-new'))),
      ...changes.gone.map((one) => row(one, t('plan.appraisal.is-gone'))),
      ...changes.moved.map(({ now, from, to }) =>
        row(now, t('plan.appraisal.moved', { from: stateText(t, from), to: stateText(t, to) })),
      ),
      ...changes.changed.map(({ now, fields }) => {
        const names = fields.map((field) => t(`plan.field.${field === 'titles' ? 'title' : field}`));
        return row(now, t('plan.appraisal.fields', { fields: formatList(t.lang, names) }));
      }),
    ],
  );
}

function treatiesChanged(t: Translator, whole: WholeAppraisal, { treaties }: SnapshotChanges): Block[] {
  return tableOf(
    t('plan.appraisal.treaties-changed'),
    [
      [t('plan.appraisal.instrument')],
      [t('plan.appraisal.then'), 'numeric'],
      [t('plan.appraisal.now'), 'numeric'],
      [t('plan.appraisal.joined')],
      [t('plan.appraisal.left')],
    ],
    treaties.map(({ now, before, joined, left }) => [
      treatyText(t, now),
      before === null ? t('plan.appraisal.no-statuses') : formatNumber(t.lang, before),
      formatNumber(t.lang, now.parties.length),
      namesText(t, whole, joined),
      namesText(t, whole, left),
    ]),
  );
}

function callsChanged(t: Translator, whole: WholeAppraisal, { calls }: SnapshotChanges): Block[] {
  return tableOf(
    t('plan.appraisal.calls-changed'),
    [[t('plan.appraisal.call')], [t('plan.appraisal.answered'), 'numeric'], [t('plan.appraisal.answered-since')]],
    calls.map(({ now, isNew, answered }) => [
      isNew ? t('plan.appraisal.call-new', { title: callText(t, now) }) : callText(t, now),
      formatNumber(t.lang, now.answered.length),
      namesText(t, whole, answered),
    ]),
  );
}
