import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import type { TableRow } from '../disclosure/linked-table.js';
import { readTable } from '../disclosure/read-table.js';
import { writeTable } from '../disclosure/write-table.js';
import { HouseRefusal } from '../house-refusal.js';
import { getRelease, getReleaseFile } from '../releases/get-release.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;

/** `/evidence/releases/:slug/:version/files/:format`: the same numbers in the form that is asked for. */
export async function releaseFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const [slug = '', version = '', format = ''] = ['slug', 'version', 'format'].map((name) => c.req.param(name));
  if (!/^[1-9]\d{0,5}$/u.test(version) || !(format in TYPES)) throw new HouseRefusal('no-such-release');
  const { connection } = house.db;
  const release = await getRelease(connection, c.var.actor, { slug, version: Number(version) });
  const file = await getReleaseFile(connection, c.var.actor, release);
  const known = format as keyof typeof TYPES;
  return c.body(new Uint8Array(await written(file, known)), 200, {
    'Content-Type': TYPES[known],
    'Content-Disposition': `attachment; filename="${slug}-v${version}.${known}"`,
  });
}

async function written(file: Uint8Array, format: keyof typeof TYPES): Promise<Uint8Array> {
  if (format === 'csv') return file;
  const { rows } = await readTable(file);
  if (format === 'json') return new TextEncoder().encode(JSON.stringify(objectsOf(rows)));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTable(rows, 'xlsx')) pieces.push(piece);
  return Buffer.concat(pieces);
}

function objectsOf([head, ...rows]: readonly TableRow[]): Record<string, string>[] {
  return rows.map(({ texts }) => Object.fromEntries((head?.texts ?? []).map((name, k) => [name, texts[k] ?? ''])));
}
