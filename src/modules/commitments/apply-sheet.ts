import { type Connection, newId } from '../../kernel/db/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { HOUSE } from '../documents/index.js';
import { recordImport } from './bring-sheet.js';
import type { Place } from './commitment.js';
import { payloadShape } from './compare-sheet.js';
import { effectOf } from './sheet/apply-row.js';
import { type Plan, prepareAndSettle } from './sheet/prepare-and-settle.js';
import { filingsOfRow, type Prepared, stepsOf } from './sheet/prepared.js';
import { actOf } from './sheet/vocabulary.js';
import type { Before, WholeCommitment } from './sheet/whole.js';
import { firstState } from './steps.js';
import {
  countRows,
  keepBefore,
  type LateRow,
  type RegisterImport,
  refuseRows,
  type StoredRow,
  setImport,
} from './store/imports.js';
import { beforeOf, findKnownDocuments, findWhole } from './store/sheet-register.js';

type Documents = ReadonlyMap<string, { slug: string; draftOf: string | null }>;

/**
 * The job `commitments.apply-sheet`: all new and changed rows become part of the register in one moment. A row whose commitment was edited
 * since the comparison is refused and left as it is; the others are applied. Killed before the end nothing of it is there, and it begins
 * anew.
 */
export const applySheetJob: JobHandler = {
  options: { resumable: true, attempts: 3 },
  run: async (job) => {
    const { importId } = payloadShape.parse(job.payload);
    const documents = new Map((await findKnownDocuments(job.db.connection)).map((document) => [document.id, document]));
    await prepareAndSettle(job, importId, {
      state: 'applying',
      message: 'commitments.progress.applying',
      expects: 'version',
      prepare: (c, found, rows) => prepareRows(c, found, rows, documents),
      late: refuseLate,
      end,
    });
    return { importId };
  },
};

const end: Plan['end'] = async (c, { id }, now) => {
  await setImport(c, id, { state: 'applied', applied_at: now });
  await recordImport(c, HOUSE, id, 'commitments.apply-sheet', { ...(await countRows(c, id)) });
};

async function refuseLate(c: Connection, found: RegisterImport, late: readonly LateRow[]): Promise<boolean> {
  await refuseRows(
    c,
    found.id,
    late.map(({ position, version }) => ({
      position,
      problem: { column: 'version', ref: null, code: 'changed-meanwhile', values: { version } },
    })),
  );
  return true;
}

async function prepareRows(
  c: Connection,
  found: RegisterImport,
  rows: readonly StoredRow[],
  documents: Documents,
): Promise<Prepared[]> {
  const held = await findWhole(
    c,
    rows.map(({ key }) => key),
  );
  const list = rows.flatMap((row) => {
    const whole = held.get(row.key);
    if ((whole?.version ?? null) !== row.version) return [];
    const made = whole === undefined ? freshOf(row, found, documents) : knownOf(row, whole, found);
    return made === null ? [] : [made];
  });
  await keepBefore(
    c,
    found.id,
    list.map(({ prepared, before, versionAfter }) => ({
      position: prepared.position,
      commitment_id: prepared.id,
      before: { ...before, steps: prepared.steps.map(({ id }) => id) },
      version_after: versionAfter,
    })),
  );
  return list.map(({ prepared }) => prepared);
}

interface Made {
  prepared: Prepared;
  before: Before;
  versionAfter: number;
}

function knownOf(row: StoredRow, whole: WholeCommitment, found: RegisterImport): Made {
  const effect = effectOf(whole, row.changes, row.said, found.file_name);
  return {
    prepared: {
      ...effect,
      position: row.position,
      id: whole.id,
      revision: whole.revision,
      fresh: null,
      shown: whole.shown || whole.origin === 'import',
      filings: filingsOfRow(effect, found.begun_by),
      filingsGone: [],
      steps: stepsOf(effect, newId),
    },
    before: beforeOf(whole),
    versionAfter: whole.version + 1,
  };
}

/** A commitment that a row brings; null where its document is gone. */
function freshOf(row: StoredRow, found: RegisterImport, documents: Documents): Made | null {
  const { place } = row;
  const document = place === null ? undefined : documents.get(place.documentId);
  if (place === null || document === undefined) return null;
  const act = actOf(row.changes.find(({ column }) => column === 'act')?.after ?? '');
  const none = { act, state: firstState(act, document), dates: [], filings: [], steps: [], draftOf: document.draftOf };
  const effect = effectOf(none, row.changes, row.said, found.file_name);
  return {
    prepared: {
      ...effect,
      position: row.position,
      id: newId(),
      revision: null,
      fresh: { ...place, key: row.key, eId: eIdOf(place) },
      shown: true,
      addressees: effect.addressees ?? [],
      filings: filingsOfRow(effect, found.begun_by),
      filingsGone: [],
      steps: stepsOf(effect, newId),
    },
    before: {
      absent: true,
      row: { act: effect.act, state: effect.state, shown: false, dates: effect.dates },
      addressees: [],
      titles: [],
      filings: [],
      steps: [],
    },
    versionAfter: 1,
  };
}

/** As the reader names paragraphs (`ParagraphNames`). */
function eIdOf({ section, part, n }: Place): string {
  const name = `${part === null ? '' : `part_${part.replace(/\s+/gu, '-')}__`}para_${n}`;
  return section === 'annex' ? `att_1__${name}` : name;
}
