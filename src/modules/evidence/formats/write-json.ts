import type { TableRow } from '../disclosure/linked-table.js';
import type { ToFormat } from './to-format.js';
import { whatItIs } from './what-it-is.js';

/** A release as JSON, `concordance.release/1`: what its numbers are, what its columns mean, and its rows as they were published. */
export function releaseAsJson(given: ToFormat) {
  const { release, title, party, address, told, rows } = given;
  return {
    schema: 'concordance.release/1',
    ...{ name: release.slug, version: release.version, title, publisher: party, address, licence: release.licence },
    published: release.publishedAt?.toISOString() ?? null,
    sha256: release.sha256,
    ...whatItIs(given),
    columns: told.map(({ name, concept }) => ({
      name,
      concept: concept?.code ?? null,
      titles: concept?.titles ?? null,
    })),
    rows: objectsOf(rows),
  };
}

function objectsOf([head, ...rows]: readonly TableRow[]): Record<string, string>[] {
  return rows.map(({ texts }) => Object.fromEntries((head?.texts ?? []).map((name, k) => [name, texts[k] ?? ''])));
}
