import { sql } from 'kysely';
import type { Connection } from '../../kernel/db/index.js';
import type { CommitmentAct, CommitmentState } from './commitment.js';
import { firstState, foldSteps, type Step } from './steps.js';
import { setCommitment } from './store/commitments.js';
import { commitmentsTables } from './store/tables.js';

/** A commitment whose state, as lists show it, is not what its steps lead to. */
export interface Misfolded {
  id: string;
  key: string;
  state: CommitmentState;
  /** What the steps lead to. */
  folded: CommitmentState;
}

interface Row {
  id: string;
  key: string;
  act: CommitmentAct;
  state: CommitmentState;
  draftOf: string | null;
  steps: Step[];
}

const BATCH = 2000;

/**
 * The invariant of the register: the state of every commitment is the fold of its steps. Reads in batches; `documentId` bounds it to one
 * document.
 */
export async function findMisfolded(c: Connection, documentId: string | null = null): Promise<Misfolded[]> {
  const found: Misfolded[] = [];
  for (let after = ''; ; ) {
    const { rows } = await sql<Row>`
      select k.id, k.key, k.act, k.state, d.draft_of as "draftOf",
        coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'takesBack', s.takes_back) order by s.ordinal)
          from commitment_step s where s.commitment_id = k.id), '[]'::json) as steps
      from commitment k join document d on d.id = k.document_id
      where k.id::text > ${after} and (${documentId}::text is null or k.document_id::text = ${documentId}::text)
      order by k.id::text limit ${BATCH}`.execute(commitmentsTables(c));
    for (const { id, key, act, state, draftOf, steps } of rows) {
      const folded = foldSteps(firstState(act, { draftOf }), steps);
      if (folded !== state) found.push({ id, key, state, folded });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return found;
    after = last.id;
  }
}

/** Folds anew what changed without a step: a draft whose final text became known binds nobody any more. @returns how many changed. */
export async function refoldStates(
  c: Connection,
  documentId: string,
  mark: { revision: number; now: Date },
): Promise<number> {
  const misfolded = await findMisfolded(c, documentId);
  for (const { id, folded } of misfolded) await setCommitment(c, id, { state: folded }, mark);
  return misfolded.length;
}
