import { createHmac } from 'node:crypto';
import { applyMapping, type Mapping } from '../cases/mapping.js';
import { readCases } from '../cases/read-cases.js';
import { auditRows } from '../disclosure/audit-table.js';
import { linkTable, readShape, type TableRow } from '../disclosure/linked-table.js';
import { limitOf } from '../disclosure/protect.js';
import { protectRows } from '../disclosure/protect-rows.js';
import { readTable } from '../disclosure/read-table.js';
import { writeTable } from '../disclosure/write-table.js';
import type { ReleaseChecks, ReleaseMethod } from '../releases/release.js';
import { makeTable, type TableRule } from '../tables/make-table.js';
import { writeSafeTable } from '../tables/write-safe-table.js';
import type { RunMethod } from './run-options.js';

/** How a table is made. */
export type TableMethod = Extract<RunMethod, { method: 'k' | 'cellkey' | 'dp' | 'protected' }>;

/** What leaves the vault: safe by its method, and looked at before anybody sees it. */
export interface MadeFile {
  /** csv, UTF-8. */
  file: Uint8Array;
  columns: readonly string[];
  rows: number;
  method: ReleaseMethod;
  checks: ReleaseChecks;
}

/**
 * Makes a table of the raw file of a data set.
 *
 * @param of `identity` of the data set: the secret of its cell keys follows from it, so that the same cell always has the same answer.
 * @throws EvidenceRefusal
 */
export async function makeTableFile(
  bytes: Uint8Array,
  method: TableMethod,
  { identity, mapping }: { identity: string; mapping: Mapping },
): Promise<MadeFile> {
  if (method.method === 'protected') return protectedFile(bytes);
  const table = applyMapping((await readCases(bytes)).table, mapping);
  const rule = ruleOf(method, identity);
  const made = await makeTable(table, method.by, rule);
  const file = await gathered(writeSafeTable(made, 'csv', []));
  const told: ReleaseMethod = made.rule.name === 'k' ? { ...made.rule, ...made.hidden } : made.rule;
  const columns = [...method.by, 'count'];
  return { file, columns, rows: made.rows.length, method: told, checks: await checksOf(file) };
}

function ruleOf(method: Extract<RunMethod, { by: readonly string[] }>, identity: string): TableRule {
  if (method.method === 'k') return { name: 'k', k: method.k };
  if (method.method === 'dp') return { name: 'dp', epsilon: Number(method.epsilon), domain: method.domain };
  const secret = createHmac('sha256', identity).update('cell keys').digest();
  return { name: 'cellkey', secret, parameters: { most: method.most, variance: method.variance, least: method.least } };
}

async function protectedFile(bytes: Uint8Array): Promise<MadeFile> {
  const { rows } = await readTable(bytes);
  const { body, shape } = readShape(rows);
  const header = rows[rows.length - body.length - 1];
  const safe = await protectRows(rows);
  // What stood in front of the header says nothing of the numbers, and would be taken for one by whoever reads the file.
  const kept: TableRow[] = safe.rows.slice(rows.length - body.length - 1);
  const file = await gathered(writeTable(kept, 'csv'));
  return {
    file,
    columns: (header?.texts ?? []).map((text) => text.trim()),
    rows: body.length,
    method: {
      name: 'protected',
      limit: limitOf(linkTable(body, shape)) ?? 5,
      atRisk: safe.atRisk,
      withheld: safe.withheld,
    },
    checks: await checksOf(file),
  };
}

/** Audits the file as anybody else could. */
async function checksOf(file: Uint8Array): Promise<ReleaseChecks> {
  const { recoverable, solve } = await auditRows((await readTable(file)).rows, { solve: true });
  return {
    audit: { recoverable, determined: solve?.determined ?? 0, linked: 0 },
    compare: null,
    elsewhere: false,
  };
}

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
