import type { Connection } from '../../kernel/db/index.js';
import { newId } from '../../kernel/db/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { HOUSE } from '../documents/index.js';
import { recordImport } from './bring-sheet.js';
import type { Place } from './commitment.js';
import { payloadShape } from './compare-sheet.js';
import { effectOf, type RowEffect } from './sheet/apply-row.js';
import { inOneTransaction } from './sheet/in-one-transaction.js';
import type { Change } from './sheet/stage-row.js';
import { actOf } from './sheet/vocabulary.js';
import type { Before, WholeCommitment } from './sheet/whole.js';
import { firstState } from './steps.js';
import { insertCommitments, type NewCommitment, nextRevision, putTitles } from './store/commitments.js';
import {
  countRows,
  findRows,
  keepBefore,
  type RegisterImport,
  refuseRows,
  type StoredRow,
  setImport,
} from './store/imports.js';
import {
  beforeOf,
  findKnownDocuments,
  findWhole,
  putFilings,
  removeTitles,
  replaceAddressees,
  writeCommitments,
} from './store/sheet-register.js';
import { insertSteps, type NewStep } from './store/steps.js';

const BATCH = 500;

/**
 * The job `commitments.apply-sheet`: all new and changed rows in one transaction. A row whose commitment was edited since the comparison is
 * refused and left as it is; the others are applied. Killed before the end nothing of it is there, and it begins anew.
 */
export const applySheetJob: JobHandler = {
  options: { resumable: true, attempts: 3 },
  run: async (job) => {
    const { importId } = payloadShape.parse(job.payload);
    await inOneTransaction(job, importId, { state: 'applying', message: 'commitments.progress.applying' }, applyRows);
    return { importId };
  },
};

interface Scene {
  c: Connection;
  found: RegisterImport;
  revision: number;
  now: Date;
  documents: ReadonlyMap<string, { slug: string; draftOf: string | null }>;
}

async function applyRows(
  c: Connection,
  found: RegisterImport,
  step: (done: number, total: number) => void,
): Promise<void> {
  const counts = await countRows(c, found.id);
  const total = counts.new + counts.changed;
  const documents = new Map((await findKnownDocuments(c)).map((document) => [document.id, document]));
  const scene: Scene = { c, found, revision: await nextRevision(c), now: new Date(), documents };
  let after = 0;
  let done = 0;
  for (;;) {
    const rows = await findRows(c, found.id, ['new', 'changed'], { after, limit: BATCH });
    const last = rows.at(-1);
    if (last === undefined) break;
    await applyBatch(scene, rows);
    after = last.position;
    done += rows.length;
    step(done, total);
  }
  await setImport(c, found.id, { state: 'applied', applied_at: new Date() });
  await recordImport(c, HOUSE, found.id, 'commitments.apply-sheet', { ...(await countRows(c, found.id)) });
}

async function applyBatch(scene: Scene, rows: readonly StoredRow[]): Promise<void> {
  const { c, found } = scene;
  const held = await findWhole(
    c,
    rows.map(({ key }) => key),
    { lock: true },
  );
  const late = rows.filter((row) => (held.get(row.key)?.version ?? null) !== row.version);
  await refuseRows(
    c,
    found.id,
    late.map(({ position, key }) => ({
      position,
      problem: {
        column: 'version',
        ref: null,
        code: 'changed-meanwhile',
        values: { version: held.get(key)?.version ?? 0 },
      },
    })),
  );
  const good = rows.filter((row) => !late.includes(row));
  const known = good.flatMap((row) => {
    const whole = held.get(row.key);
    return whole === undefined ? [] : [{ row, whole, effect: effectOf(whole, row.changes, row.said, found.file_name) }];
  });
  const fresh = good.flatMap((row) => {
    const made = held.has(row.key) ? null : freshOf(row, scene);
    return made === null ? [] : [{ row, ...made }];
  });
  await insertCommitments(
    c,
    fresh.map(({ commitment }) => commitment),
    scene.revision,
    scene.now,
  );
  await writeKnown(scene, known);
  const steps = [
    ...known.map(({ whole, effect }) => ({ id: whole.id, made: newSteps(scene, whole.id, effect) })),
    ...fresh.map(({ commitment, effect }) => ({ id: commitment.id, made: newSteps(scene, commitment.id, effect) })),
  ];
  await insertSteps(
    c,
    steps.flatMap(({ made }) => made),
  );
  const madeBy = new Map(steps.map(({ id, made }) => [id, made.map((step) => step.id)]));
  await keepBefore(c, found.id, [
    ...known.map(({ row, whole }) => ({
      position: row.position,
      commitment_id: whole.id,
      before: { ...beforeOf(whole), steps: madeBy.get(whole.id) ?? [] },
      version_after: whole.version + 1,
    })),
    ...fresh.map(({ row, commitment }) => ({
      position: row.position,
      commitment_id: commitment.id,
      before: absent(commitment, madeBy.get(commitment.id) ?? []),
      version_after: 1,
    })),
  ]);
}

async function writeKnown(
  { c, found, revision, now }: Scene,
  known: readonly { whole: WholeCommitment; effect: RowEffect }[],
): Promise<void> {
  await writeCommitments(
    c,
    known.map(({ whole, effect: { act, state, dates } }) => ({
      id: whole.id,
      act,
      state,
      dates,
      shown: whole.shown || whole.origin === 'import',
    })),
    revision,
    now,
  );
  await replaceAddressees(
    c,
    known.flatMap(({ whole, effect }) =>
      effect.addressees === null ? [] : [{ id: whole.id, addressees: effect.addressees }],
    ),
  );
  await putTitles(
    c,
    known.flatMap(({ whole, effect }) => effect.titles.map((title) => ({ commitmentId: whole.id, ...title }))),
  );
  await removeTitles(
    c,
    known.flatMap(({ whole, effect }) => effect.titlesGone.map((lang) => ({ id: whole.id, lang }))),
  );
  await putFilings(
    c,
    known.flatMap(({ whole, effect }) =>
      effect.filings.map((filing) => ({
        commitment_id: whole.id,
        ...filing,
        suggested_by: filing.standing === 'suggested' ? 'import' : null,
        decided_by: filing.standing === 'suggested' ? null : found.begun_by,
        decided_at: filing.standing === 'suggested' ? null : now,
      })),
    ),
  );
}

function newSteps({ found, now }: Scene, commitmentId: string, { steps }: RowEffect): NewStep[] {
  return steps.map(({ kind, said }) => ({
    id: newId(),
    commitmentId,
    kind,
    happened: said.happened === '' ? null : said.happened,
    note: said.note,
    evidence: said.evidence === '' ? null : { kind: 'link', href: said.evidence },
    takesBack: null,
    importId: found.id,
    madeBy: found.begun_by,
    madeAt: now,
  }));
}

/** A commitment that a row brings, and what it makes of it. */
function freshOf(row: StoredRow, { documents, found }: Scene): { commitment: NewCommitment; effect: RowEffect } | null {
  const { place } = row;
  const document = place === null ? undefined : documents.get(place.documentId);
  if (place === null || document === undefined) return null;
  const act = actOf(valueIn(row.changes, 'act'));
  const state = firstState(act, document);
  const effect = effectOf(
    { act, state, dates: [], filings: [], steps: [], draftOf: document.draftOf },
    row.changes,
    row.said,
    found.file_name,
  );
  const { documentId, ...where } = place;
  const commitment: NewCommitment = {
    id: newId(),
    key: row.key,
    documentId,
    ...where,
    eId: eIdOf(where),
    act,
    addressees: effect.addressees ?? [],
    dates: effect.dates,
    citations: [],
    origin: 'import',
    sourceText: null,
    state: effect.state,
    shown: true,
    factKey: null,
    titles: effect.titles,
    filings: effect.filings.map((filing) => ({
      ...filing,
      suggestedBy: filing.standing === 'suggested' ? 'import' : null,
    })),
  };
  return { commitment, effect };
}

const valueIn = (changes: readonly Change[], column: Change['column']) =>
  changes.find((change) => change.column === column)?.after ?? '';

/** As the reader names paragraphs (`ParagraphNames`). */
function eIdOf({ section, part, n }: Place): string {
  const name = `${part === null ? '' : `part_${part.replace(/\s+/gu, '-')}__`}para_${n}`;
  return section === 'annex' ? `att_1__${name}` : name;
}

function absent({ act, state, dates }: NewCommitment, steps: string[]): Before {
  return {
    absent: true,
    row: { act, state, shown: false, dates: [...dates] },
    addressees: [],
    titles: [],
    filings: [],
    steps,
  };
}
