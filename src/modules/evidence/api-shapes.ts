import { z } from '../../kernel/http/index.js';
import { pathIn } from '../../kernel/ui/index.js';
import { RELEASE_FORMATS } from './formats/format.js';
import { HouseRefusal } from './house-refusal.js';
import type { PublishedTable } from './published/published-table.js';
import type { Release } from './releases/release.js';

/** What the API tells of releases: a whitelist. What decides of a release that is not published is left to the pages. */

export const ReleaseShape = z
  .object({
    slug: z.string(),
    version: z.number().int(),
    kind: z.enum(['table', 'synthetic']),
    state: z.enum(['proposed', 'published', 'declined', 'withdrawn']),
    titles: z.record(z.string(), z.string()),
    party: z.string().openapi({ description: 'Code in the register of parties.' }),
    publishedAt: z.string().nullable(),
    rows: z.number().int(),
    columns: z.array(z.object({ name: z.string(), concept: z.string().nullable() })),
    licence: z.string(),
    sha256: z.string().openapi({ description: 'Of its csv.' }),
    generated: z.boolean().openapi({ description: 'Made of persons that a program made up, to show how it works.' }),
    method: z.looseObject({ name: z.string() }).openapi({
      description: 'Rule of protection and its parameters; `rules` of synthetic records are what none of them breaks.',
    }),
    epsilon: z.string().nullable(),
    delta: z.string().nullable(),
    about: z.object({
      lang: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      countingRule: z.enum(['persons', 'cases', 'events']),
      unit: z.string(),
      source: z.string(),
      coverage: z.string(),
      biases: z.string(),
    }),
    notice: z.object({ words: z.string(), lang: z.string() }).nullable(),
    page: z.string(),
  })
  .openapi('EvidenceRelease');

export function shapeOfRelease(release: Release, party: string): z.infer<typeof ReleaseShape> {
  const { about, publishedAt, method } = release;
  const { lang, from, to, countingRule, unit, source, coverage, biases } = about;
  return {
    ...{ slug: release.slug, version: release.version, kind: release.kind, state: release.state },
    ...{ titles: { ...release.titles }, party, publishedAt: publishedAt?.toISOString() ?? null, rows: release.rows },
    columns: release.columns.map(({ name, concept }) => ({ name, concept })),
    ...{ licence: release.licence, sha256: release.sha256, generated: release.generated, method: { ...method } },
    ...{ epsilon: release.epsilon, delta: release.delta, notice: release.notice },
    about: { lang, from, to, countingRule, unit, source, coverage, biases },
    page: pathIn('en', `/evidence/releases/${release.slug}/${release.version}`),
  };
}

export const AddressShape = z.object({
  slug: z
    .string()
    .max(100)
    .openapi({ param: { name: 'slug', in: 'path' } }),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(999_999)
    .openapi({ param: { name: 'version', in: 'path' } }),
});

export const FormatParam = AddressShape.extend({
  format: z.enum(RELEASE_FORMATS).openapi({ param: { name: 'format', in: 'path' } }),
});

export const CountsShape = z
  .object({
    by: z.array(z.string()),
    cells: z.array(
      z.object({
        codes: z.array(z.string()).openapi({ description: 'In the order of `by`.' }),
        value: z.number().nullable().openapi({ description: 'Sum of what is shown; null where nothing is.' }),
        hidden: z.number().int().openapi({ description: 'Figures in it that the release does not show.' }),
      }),
    ),
  })
  .openapi('EvidenceCounts');

/** Codes that a question may name at most, for one concept. */
const MOST_CODES = 300;
export const MOST_BY = 4;

/**
 * What is asked of a release: `?by=sex,age&year=2020,2021&form=SEXUAL`, by codes of concepts in any case.
 *
 * @throws HouseRefusal `not-in-release` for a concept that the release does not speak of
 */
export function readCountQuery(
  params: URLSearchParams,
  table: PublishedTable,
): { by: string[]; where: Record<string, string[]> } {
  const known = new Map(table.columns.map(({ concept }) => [concept.toLowerCase(), concept]));
  const named = (text: string): string => {
    const concept = known.get(text.trim().toLowerCase());
    if (concept === undefined)
      throw new HouseRefusal('not-in-release', { field: text, values: { concept: text.slice(0, 60) } });
    return concept;
  };
  const list = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
  const by = [...new Set(list(params.getAll('by')).slice(0, MOST_BY).map(named))];
  const where: Record<string, string[]> = {};
  for (const name of new Set(params.keys()))
    if (name !== 'by' && name !== 'lang') where[named(name)] = list(params.getAll(name)).slice(0, MOST_CODES);
  return { by, where };
}
