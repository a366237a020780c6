import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDiskFull, newId } from '../../../kernel/db/index.js';
import type { House } from '../../../kernel/module/index.js';
import type { Mapping } from '../cases/mapping.js';
import { columnsInWords, type DataSet } from '../datasets/data-set.js';
import { accountOf, getDataSet } from '../datasets/get-data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { auditWithPublished } from '../releases/audit-with-published.js';
import { refuseLinked, withLinked } from '../releases/linked-checks.js';
import { checkTitles, proposeIn } from '../releases/propose-release.js';
import {
  beginAgain,
  breakOffRun,
  endRun,
  findCheckpoint,
  findRun,
  insertRun,
  listRuns,
  setCheckpoint,
  setProgress,
} from '../store/runs.js';
import { addSpent, nameReleaseOfSpent, rhoSpent } from '../store/spending.js';
import { knownRules } from '../synthesize/known-rules.js';
import { inTableThread } from '../threads/in-table-thread.js';
import { type Keyring, keyring } from '../vault/keyring.js';
import { identityOfSet } from '../vault/require-officer.js';
import { loadRows } from '../vault/rows-store.js';
import { costOf } from './cost-of.js';
import { fitRules } from './fit-rules.js';
import type { MadeFile } from './make-release-file.js';
import { isPrivate, isSynthesis, type RunOptions, type SynthesisOptions } from './run-options.js';
import { running } from './running.js';

/** Makes synthetic records of a raw file. Of a module of its own, so that tests need not wait for it. */
export type Synthesizer = (
  bytes: Uint8Array,
  options: SynthesisOptions & { mapping: Mapping },
  watch: RunWatch,
) => Promise<MadeFile>;

/** What a long piece of work tells while it goes on, and how it is stopped. */
export interface RunWatch {
  onProgress: (share: number) => void;
  /** Private outputs only, from which it can go on. */
  onCheckpoint: (checkpoint: string) => void;
  /** Where it had come to before it was broken off. */
  resume: string | null;
  signal: AbortSignal;
}

export interface RunTools {
  synthesize: Synthesizer;
  keys?: Keyring;
}

/** A run that was begun; `done` comes back when it has ended, however it did. */
export interface BegunRun {
  id: string;
  done: Promise<void>;
}

/**
 * Begins to make a release of a data set: the rows are read in the memory of this process, and what leaves it is safe by its method. What it costs is
 * taken from the budget before anything is drawn, and stays taken whatever becomes of it.
 *
 * @throws HouseRefusal `no-such-data-set`, `locked`, `shredded`, `running-already`, `budget-exhausted`, `bad-budget`, `bad-option`, `title-missing`,
 *   `bad-rules`, `rule-column`, `rule-value`, `rules-too-large`;
 *   NotAllowed, StepUpNeeded
 */
export async function startRun(
  house: Pick<House, 'db' | 'log'>,
  actor: Actor,
  dataSetId: string,
  options: RunOptions,
  tools: RunTools,
): Promise<BegunRun> {
  const { db, log } = house;
  const set = await getDataSet(db.connection, actor, dataSetId);
  const identity = await identityOfSet(db.connection, actor, set, tools.keys ?? keyring);
  const asked = withFittedRules(set, { ...options, titles: checkTitles(options.titles) });
  checkMethod(set, asked);
  const begun = await begin(db, actor, set, asked);
  return { id: begun.id, done: doRun({ db, log }, actor, { set, run: begun, identity }, asked, tools) };
}

/**
 * Goes on with a run that the end of the process broke off, from the last thing that was measured, without paying again.
 *
 * @throws HouseRefusal `no-such-data-set`, `locked`, `shredded`, `running-already`, `run-over`; NotAllowed, StepUpNeeded
 */
export async function resumeRun(
  { db, log }: Pick<House, 'db' | 'log'>,
  actor: Actor,
  { dataSetId, runId }: { dataSetId: string; runId: string },
  tools: RunTools,
): Promise<BegunRun> {
  const set = await getDataSet(db.connection, actor, dataSetId);
  const identity = await identityOfSet(db.connection, actor, set, tools.keys ?? keyring);
  const run = await db.transaction(async (c) => {
    await getDataSet(c, actor, set.id, { lock: true });
    const found = await findRun(c, runId);
    if (found === null || found.dataSetId !== set.id) throw new HouseRefusal('run-over');
    if ((await listRuns(c, set.id)).some(({ state }) => state === 'running')) throw new HouseRefusal('running-already');
    if (!(await beginAgain(c, runId))) throw new HouseRefusal('run-over');
    await recordAction(c, {
      actor,
      party: set.partyId,
      verb: 'evidence.read-rows',
      subject: { type: 'data-set', id: set.id },
      details: { run: runId, method: found.options.method },
    });
    return found;
  });
  const rho = run.spentId === null ? null : await rhoSpent(db.connection, run.spentId);
  const begun = { id: run.id, spentId: run.spentId, rho };
  return { id: run.id, done: doRun({ db, log }, actor, { set, run: begun, identity }, run.options, tools) };
}

/** Works on a run to its end, however it ends. */
async function doRun(
  { db, log }: Pick<House, 'db' | 'log'>,
  actor: Actor,
  begun: { set: DataSet; run: Begun; identity: string },
  options: RunOptions,
  tools: RunTools,
): Promise<void> {
  const { id } = begun.run;
  const stop = running.begin(id);
  try {
    await work(db, actor, begun, options, { ...tools, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) return;
    // It has paid: once there is place, it goes on.
    if (isDiskFull(error)) {
      log.error('no place on the disk for an evidence run', { run: id });
      return await breakOffRun(db.connection, id);
    }
    const problem =
      error instanceof EvidenceRefusal || error instanceof HouseRefusal
        ? { code: error.code, values: { ...error.values } }
        : null;
    // An error may name what it met in the rows: only its kind is told.
    if (problem === null) log.error('evidence run failed', { run: id, error: nameOf(error) });
    await endRun(db.connection, id, problem === null ? { state: 'failed' } : { state: 'refused', problem });
  } finally {
    running.end(id);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

function checkMethod(set: DataSet, options: RunOptions): void {
  const names = new Set(columnsInWords(set));
  const wanted = 'by' in options ? options.by : 'columns' in options ? options.columns : [];
  const ofCases = options.method !== 'protected';
  if (ofCases !== (set.kind === 'cases')) throw new HouseRefusal('bad-option', { field: 'method' });
  if (ofCases && (wanted.length === 0 || wanted.some((name) => !names.has(name))))
    throw new HouseRefusal('bad-option', { field: 'columns' });
  if (options.method === 'k' && !(Number.isInteger(options.k) && options.k >= 3 && options.k <= 1000))
    throw new HouseRefusal('bad-option', { field: 'k' });
}

function withFittedRules(set: DataSet, options: RunOptions): RunOptions {
  if (!isSynthesis(options) || options.rules === undefined) return options;
  const names = columnsInWords(set);
  return { ...options, rules: fitRules(options.rules, { names, domain: options.domain, known: knownRules(names) }) };
}

interface Begun {
  id: string;
  /** Entry of the ledger; null where nothing is spent. */
  spentId: string | null;
  rho: bigint | null;
}

async function begin(db: Database, actor: Actor, { id: dataSetId }: DataSet, options: RunOptions): Promise<Begun> {
  return db.transaction(async (c) => {
    const set = await getDataSet(c, actor, dataSetId, { lock: true });
    if (set.state !== 'kept') throw new HouseRefusal('shredded');
    const running = (await listRuns(c, set.id)).some(({ state }) => state === 'running');
    if (running) throw new HouseRefusal('running-already');
    const id = newId();
    const askedAt = new Date();
    let spentId: string | null = null;
    let rho: bigint | null = null;
    if (isPrivate(options)) {
      rho = costOf(options, set.budget);
      if (rho > (await accountOf(c, set)).left) throw new HouseRefusal('budget-exhausted', { field: 'epsilon' });
      spentId = await addSpent(c, set.id, { rho, what: options.method, releaseId: null, at: askedAt });
    }
    await insertRun(c, {
      id,
      partyId: set.partyId,
      dataSetId: set.id,
      kind: isSynthesis(options) ? 'synthetic' : 'table',
      options,
      spentId,
      askedBy: actor.kind === 'public' ? '' : actor.id,
      askedAt,
    });
    await recordAction(c, {
      actor,
      party: set.partyId,
      verb: 'evidence.read-rows',
      subject: { type: 'data-set', id: set.id },
      details: { run: id, method: options.method },
    });
    return { id, spentId, rho };
  });
}

async function work(
  db: Database,
  actor: Actor,
  { set, run, identity }: { set: DataSet; run: Begun; identity: string },
  options: RunOptions,
  { synthesize, signal }: RunTools & { signal: AbortSignal },
): Promise<void> {
  const resume = await findCheckpoint(db.connection, run.id);
  const bytes = await loadRows(db.connection, set.id, identity);
  // Stopped while they were read.
  signal.throwIfAborted();
  const made = isSynthesis(options)
    ? await synthesize(
        bytes,
        { ...options, mapping: set.mapping },
        {
          onProgress: (share) => {
            setProgress(db.connection, run.id, share).catch(() => {});
          },
          onCheckpoint: (checkpoint) => {
            setCheckpoint(db.connection, run.id, checkpoint).catch(() => {});
          },
          resume,
          signal,
        },
      )
    : await inTableThread('make', { bytes, method: options, identity, mapping: set.mapping }, { signal, gives: bytes });
  // Rows that a thread was given are empty here.
  if (bytes.length > 0) bytes.fill(0);
  if (made.checks.audit !== null && made.checks.audit.recoverable + made.checks.audit.determined > 0)
    throw new HouseRefusal('not-protected');
  const columns = made.columns.map((name) => ({ name, concept: null }));
  const linked = await auditWithPublished(
    db.connection,
    { method: made.method, columns, dataSetId: set.id },
    made.file,
  );
  refuseLinked(linked);
  await db.transaction(async (c) => {
    // Stopped in the meantime: nothing of it leaves.
    if ((await findRun(c, run.id))?.state !== 'running') return;
    const { id: releaseId } = await proposeIn(c, actor, {
      partyId: set.partyId,
      dataSetId: set.id,
      kind: isSynthesis(options) ? 'synthetic' : 'table',
      titles: options.titles,
      method: made.method,
      checks: withLinked(made.checks, linked),
      about: set.about,
      columns,
      rows: made.rows,
      licence: options.licence,
      rho: run.rho,
      epsilon: isPrivate(options) ? options.epsilon : null,
      delta: isSynthesis(options) ? options.delta : isPrivate(options) ? '0' : null,
      generated: options.generated,
      file: made.file,
      corrects: options.corrects,
    });
    if (run.spentId !== null) await nameReleaseOfSpent(c, run.spentId, releaseId);
    await endRun(c, run.id, { state: 'done', releaseId });
  });
}
