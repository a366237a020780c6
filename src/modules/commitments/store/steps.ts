import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Evidence } from '../../../kernel/files/index.js';
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

/** Adds steps in one statement, each after the last one of its commitment. The caller holds the commitments' rows. */
export async function insertSteps(c: Connection, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await sql`insert into commitment_step (id, commitment_id, ordinal, kind, happened, note, evidence_link, evidence_file, evidence_name,
      takes_back, import_id, made_by, made_at)
    select v.id, v.commitment_id,
      coalesce((select max(s.ordinal) from commitment_step s where s.commitment_id = v.commitment_id), 0)
        + row_number() over (partition by v.commitment_id order by v.place),
      v.kind, v.happened, v.note, v.evidence_link, v.evidence_file, v.evidence_name, v.takes_back, v.import_id, v.made_by, v.made_at
    from jsonb_to_recordset(${JSON.stringify(steps.map(rowOf))}::jsonb)
      as v(place integer, id uuid, commitment_id uuid, kind text, happened text, note text, evidence_link text, evidence_file text,
        evidence_name text, takes_back uuid, import_id uuid, made_by text, made_at timestamptz)
    order by v.place`.execute(commitmentsTables(c));
}

function rowOf({ evidence, ...step }: NewStep, place: number) {
  return {
    place,
    id: step.id,
    commitment_id: step.commitmentId,
    kind: step.kind,
    happened: step.happened,
    note: step.note,
    evidence_link: evidence?.kind === 'link' ? evidence.href : null,
    evidence_file: evidence?.kind === 'file' ? evidence.sha256 : null,
    evidence_name: evidence?.kind === 'file' ? evidence.name : null,
    takes_back: step.takesBack,
    import_id: step.importId,
    made_by: step.madeBy,
    made_at: step.madeAt,
  };
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

/** All steps that a person took, the latest first. */
export function findStepsBy(c: Connection, personId: string) {
  return commitmentsTables(c)
    .selectFrom('commitment_step as s')
    .innerJoin('commitment', 'commitment.id', 's.commitment_id')
    .select([
      'commitment.key as commitment',
      's.kind',
      's.happened',
      's.note',
      's.evidence_link as link',
      's.evidence_name as file',
      's.made_at as made',
    ])
    .where('s.made_by', '=', personId)
    .orderBy('s.made_at', 'desc')
    .execute();
}
