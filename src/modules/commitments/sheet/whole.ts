import type { DateMention } from '../../documents/index.js';
import type {
  CommitmentAct,
  CommitmentOrigin,
  CommitmentState,
  CommitmentTitle,
  Filing,
  Place,
} from '../commitment.js';
import type { Step } from '../steps.js';
import type { Said } from './read-row.js';

/** A commitment with all that a row can say of it. */
export interface WholeCommitment extends Place {
  id: string;
  key: string;
  documentId: string;
  act: CommitmentAct;
  state: CommitmentState;
  shown: boolean;
  origin: CommitmentOrigin;
  version: number;
  /** Of the register, when anything of it changed last. */
  revision: number;
  dates: DateMention[];
  addressees: string[];
  titles: CommitmentTitle[];
  /** Rejected ones too. */
  filings: (Filing & { suggested_by: string | null; decided_by: string | null; decided_at: Date | null })[];
  steps: (Step & Said)[];
  draftOf: string | null;
}

/** A commitment as it was, for undo. */
export interface Before {
  /** It was not there, or not shown. */
  absent: boolean;
  row: Pick<WholeCommitment, 'act' | 'state' | 'shown' | 'dates'>;
  addressees: string[];
  titles: CommitmentTitle[];
  filings: WholeCommitment['filings'];
  /** The steps that the row made. */
  steps: string[];
}
