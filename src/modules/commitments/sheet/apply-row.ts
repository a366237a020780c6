import type { Lang } from '../../../kernel/i18n/index.js';
import type { CommitmentState, Filing, Scheme } from '../commitment.js';
import { SCHEMES } from '../commitment.js';
import { firstState, foldSteps, nextSteps, type StepKind } from '../steps.js';
import { titleLang } from './columns.js';
import type { Said } from './read-row.js';
import type { Change } from './stage-row.js';
import { datesOf, filingsOf, listOf } from './values.js';
import { actOf } from './vocabulary.js';
import type { WholeCommitment } from './whole.js';

/** What a row makes of a commitment. Pure. */
export interface RowEffect {
  act: ReturnType<typeof actOf>;
  state: CommitmentState;
  dates: WholeCommitment['dates'];
  /** Null where they stay. */
  addressees: string[] | null;
  titles: { lang: Lang; title: string }[];
  titlesGone: Lang[];
  /** Only those that change; what a row leaves out is rejected, so that no rule brings it back. */
  filings: Filing[];
  /** So that the history is whole: a change of state is a step, one that skips a state is two. */
  steps: { kind: StepKind; said: Said }[];
}

const SILENT: Said = { happened: '', note: '', evidence: '' };

/** The step that leads to a state. */
const STEP_TO: Readonly<Record<CommitmentState, StepKind>> = {
  open: 'reopen',
  'under-way': 'start',
  done: 'finish',
  lapsed: 'lapse',
  superseded: 'supersede',
  'no-action': 'set-aside',
};

/** `source`: the name of the file, for the note of a step about which the row says nothing. */
export function effectOf(
  whole: Pick<WholeCommitment, 'act' | 'state' | 'dates' | 'filings' | 'steps' | 'draftOf'>,
  changes: readonly Change[],
  said: Said | null,
  source: string,
): RowEffect {
  const after = new Map(changes.map(({ column, after: value }) => [column, value]));
  const given = (column: Change['column']) => after.get(column);
  const act = actOf(given('act') ?? whole.act);
  const addressees = given('addressees');
  const due = given('due');
  const wanted = (given('state') ?? whole.state) as CommitmentState;
  const folded = foldSteps(firstState(act, whole), whole.steps);
  const kinds = stepsTo(folded, wanted);
  const titles = changes.flatMap(({ column, after: title }) => {
    const lang = column === 'said' ? null : titleLang(column);
    return lang === null ? [] : [{ lang, title }];
  });
  return {
    act,
    state: wanted,
    dates: due === undefined ? whole.dates : datesOf(due),
    addressees: addressees === undefined ? null : listOf(addressees),
    titles: titles.filter(({ title }) => title !== ''),
    titlesGone: titles.filter(({ title }) => title === '').map(({ lang }) => lang),
    filings: filingChanges(whole.filings, given),
    steps: withWords(kinds, said, source),
  };
}

function stepsTo(from: CommitmentState, to: CommitmentState): StepKind[] {
  if (from === to) return [];
  const step = STEP_TO[to];
  return nextSteps(from).includes(step) ? [step] : ['reopen', step];
}

/** What a row says hangs on the last step; a row that only says something makes a note. */
function withWords(kinds: readonly StepKind[], said: Said | null, source: string): RowEffect['steps'] {
  if (kinds.length === 0) return said === null ? [] : [{ kind: 'note', said }];
  return kinds.map((kind, at) => {
    const words = at === kinds.length - 1 && said !== null ? said : SILENT;
    return { kind, said: words.note === '' ? { ...words, note: source } : words };
  });
}

function filingChanges(held: readonly Filing[], given: (column: Scheme) => string | undefined): Filing[] {
  return (Object.keys(SCHEMES) as Scheme[]).flatMap((scheme) => {
    const value = given(scheme);
    if (value === undefined) return [];
    const wanted = filingsOf(scheme, value);
    const gone = held
      .filter((one) => one.scheme === scheme && one.standing !== 'rejected')
      .filter(({ code }) => !wanted.some((one) => one.code === code))
      .map(({ code }): Filing => ({ scheme, code, standing: 'rejected' }));
    const put = wanted.filter(
      ({ code, standing }) =>
        !held.some((one) => one.scheme === scheme && one.code === code && one.standing === standing),
    );
    return [...put, ...gone];
  });
}
