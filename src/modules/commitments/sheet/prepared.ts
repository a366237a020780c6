import type { Lang } from '../../../kernel/i18n/index.js';
import type { CommitmentAct, CommitmentState, CommitmentTitle, Filing, Place } from '../commitment.js';
import type { StepKind } from '../steps.js';
import type { RowEffect } from './apply-row.js';
import type { Said } from './read-row.js';
import type { Before, WholeCommitment } from './whole.js';

/** What a row is about to make of a commitment, worked out before anything of it is written. Pure. */
export interface Prepared {
  position: number;
  id: string;
  /** Of the commitment when this was worked out; null where it is not there yet. */
  revision: number | null;
  fresh: (Place & { key: string; documentId: string; eId: string }) | null;
  act: CommitmentAct;
  state: CommitmentState;
  dates: WholeCommitment['dates'];
  shown: boolean;
  /** Null where they stay. */
  addressees: readonly string[] | null;
  titles: readonly CommitmentTitle[];
  titlesGone: readonly Lang[];
  filings: readonly PreparedFiling[];
  filingsGone: readonly Pick<Filing, 'scheme' | 'code'>[];
  steps: readonly PreparedStep[];
}

export interface PreparedFiling extends Filing {
  suggested_by: string | null;
  decided_by: string | null;
  /** Null: decided by this. */
  decided_at: Date | string | null;
}

export interface PreparedStep {
  id: string;
  kind: StepKind;
  happened: string | null;
  note: string;
  evidence_link: string | null;
  takes_back: string | null;
}

/** The steps of a row, with ids of their own. */
export function stepsOf({ steps }: RowEffect, newId: () => string): PreparedStep[] {
  return steps.map(({ kind, said }: { kind: StepKind; said: Said }) => ({
    id: newId(),
    kind,
    happened: said.happened === '' ? null : said.happened,
    note: said.note,
    evidence_link: said.evidence === '' ? null : said.evidence,
    takes_back: null,
  }));
}

/** The filings of a row: what it suggests waits for a person, what it says is said by who brought it. */
export function filingsOfRow({ filings }: RowEffect, by: string): PreparedFiling[] {
  return filings.map((filing) => ({
    ...filing,
    suggested_by: filing.standing === 'suggested' ? 'import' : null,
    decided_by: filing.standing === 'suggested' ? null : by,
    decided_at: null,
  }));
}

type Kept = Pick<Prepared, 'addressees' | 'titles' | 'titlesGone' | 'filings' | 'filingsGone'>;

/** What brings a commitment back to what it was before a sheet: only what differs. One that was absent keeps what it got, and is hidden. */
export function wayBack(whole: WholeCommitment, before: Before): Kept {
  if (before.absent) return { addressees: null, titles: [], titlesGone: [], filings: [], filingsGone: [] };
  const sameFiling = (one: Filing, other: Filing) => one.scheme === other.scheme && one.code === other.code;
  return {
    addressees: before.addressees.join('|') === whole.addressees.join('|') ? null : before.addressees,
    titles: before.titles.filter(
      ({ lang, title }) => !whole.titles.some((one) => one.lang === lang && one.title === title),
    ),
    titlesGone: whole.titles
      .map(({ lang }) => lang)
      .filter((lang) => !before.titles.some((title) => title.lang === lang)),
    filings: before.filings.filter(
      (filing) => !whole.filings.some((one) => sameFiling(one, filing) && one.standing === filing.standing),
    ),
    // What a rule suggested since then is none of the sheet's.
    filingsGone: whole.filings.filter(
      (filing) =>
        (filing.suggested_by === null || filing.suggested_by === 'import') &&
        !before.filings.some((one) => sameFiling(one, filing)),
    ),
  };
}
