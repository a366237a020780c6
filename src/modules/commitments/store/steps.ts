import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { CommitmentAct, CommitmentState } from '../commitment.js';
import { firstState, foldSteps, type Step, type StepKind } from '../steps.js';
import { commitmentsTables, type StepRow } from './tables.js';

/** A step as it is shown: with who made it, when, and what backs it. */
export interface MadeStep extends Step {
  ordinal: number;
  /** The day it speaks of, as far as known. */
  happened: string | null;
  note: string;
  evidence: Evidence | null;
  importId: string | null;
  madeBy: string;
  madeAt: Date;
}

/** What backs a step: an address, or a file of `kernel/files` by its digest. */
export type Evidence = { kind: 'link'; href: string } | { kind: 'file'; sha256: string; name: string };

/** The steps of a commitment in the order in which they were made. */
export async function findSteps(c: Connection, commitmentId: string): Promise<MadeStep[]> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_step')
    .selectAll()
    .where('commitment_id', '=', commitmentId)
    .orderBy('ordinal')
    .execute();
  return rows.map(stepOf);
}

function stepOf(row: StepRow): MadeStep {
  return {
    id: row.id,
    ordinal: row.ordinal,
    kind: row.kind,
    takesBack: row.takes_back,
    happened: row.happened,
    note: row.note,
    evidence: evidenceOf(row),
    importId: row.import_id,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}

function evidenceOf({ evidence_link, evidence_file, evidence_name }: StepRow): Evidence | null {
  if (evidence_link !== null) return { kind: 'link', href: evidence_link };
  return evidence_file === null ? null : { kind: 'file', sha256: evidence_file, name: evidence_name ?? '' };
}

export interface NewStep {
  id: string;
  commitmentId: string;
  kind: StepKind;
  happened: string | null;
  note: string;
  evidence: Evidence | null;
  takesBack: string | null;
  importId: string | null;
  madeBy: string;
  madeAt: Date;
}

/** Adds steps, each after the last one of its commitment. The caller holds the commitments' rows. */
export async function insertSteps(c: Connection, steps: readonly NewStep[]): Promise<void> {
  for (const step of steps) {
    const { evidence } = step;
    await sql`insert into commitment_step (id, commitment_id, ordinal, kind, happened, note, evidence_link, evidence_file,
        evidence_name, takes_back, import_id, made_by, made_at)
      values (${step.id}, ${step.commitmentId},
        (select coalesce(max(ordinal), 0) + 1 from commitment_step where commitment_id = ${step.commitmentId}),
        ${step.kind}, ${step.happened}, ${step.note}, ${evidence?.kind === 'link' ? evidence.href : null},
        ${evidence?.kind === 'file' ? evidence.sha256 : null}, ${evidence?.kind === 'file' ? evidence.name : null},
        ${step.takesBack}, ${step.importId}, ${step.madeBy}, ${step.madeAt})`.execute(commitmentsTables(c));
  }
}

/** The state that the steps of a commitment lead to. */
export async function stateOf(
  c: Connection,
  commitmentId: string,
  act: CommitmentAct,
  document: { draftOf: string | null },
): Promise<CommitmentState> {
  return foldSteps(firstState(act, document), await findSteps(c, commitmentId));
}
