import { createRoute, newApi, problems, z } from '../../kernel/http/index.js';
import { LANGS, translatorFor } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { findPartiesById } from '../parties/index.js';
import { type ComposedSection, composeReport } from './compose/compose.js';
import { figureOf } from './compose/figures.js';
import { refusalProblem } from './pages/refused.js';
import { Refusal } from './refusal.js';
import { findTrail } from './report/find-trail.js';
import { findReportsSeen, getPublished, type PublishedInView } from './report/get-report.js';
import { findBlock, REPORT_KINDS, REPORT_STATES } from './report/report.js';

const Key = z
  .string()
  .max(80)
  .openapi({ param: { name: 'key', in: 'path' }, example: '2026-secretary-general' });
const Version = z.coerce
  .number()
  .int()
  .min(1)
  .max(1_000_000)
  .openapi({ param: { name: 'n', in: 'path' }, description: 'Number of the version' });
const Wordings = z.partialRecord(z.enum(LANGS), z.string());

const ReportShape = z
  .object({
    key: z.string(),
    kind: z.enum(REPORT_KINDS),
    group: z
      .string()
      .nullable()
      .openapi({ description: 'Code of the group whose annual report it is; null: of the house' }),
    lang: z.enum(LANGS),
    titles: Wordings,
    symbol: z.string(),
    state: z.enum(REPORT_STATES),
    version: z.number().int().openapi({ description: 'Of what was published last; 0 before' }),
  })
  .openapi('Report');

const SentenceShape = z.object({
  id: z.uuid(),
  lang: z.enum(LANGS),
  text: z.string(),
  notes: z.array(z.string()),
  sources: z.number().int().openapi({ description: 'How many answers stand behind it' }),
});

const SectionShape = z.object({
  id: z.uuid(),
  heading: z.string(),
  origin: z
    .string()
    .nullable()
    .openapi({ description: 'Number of the report in which it was published; null for this one' }),
  paragraphs: z.array(z.object({ number: z.number().int(), sentences: z.array(SentenceShape) })),
  tables: z.array(
    z.object({ id: z.uuid(), caption: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  ),
});

const PublishedShape = z
  .object({
    key: z.string(),
    number: z.string(),
    version: z.number().int(),
    symbol: z.string(),
    title: z.string(),
    reason: z.string(),
    sha256: z.string(),
    publishedAt: z.string(),
    sections: z.array(SectionShape),
    answered: z.array(z.object({ party: z.string(), call: z.string(), version: z.number().int(), on: z.string() })),
  })
  .openapi('PublishedReport');

const TrailShape = z
  .object({
    sources: z.array(
      z.object({ party: z.string(), version: z.number().int(), sha256: z.string(), holds: z.boolean() }),
    ),
    hidden: z.number().int().openapi({ description: 'Answers behind it that the reader may not see' }),
  })
  .openapi('ReportTrail');

/** `/api/v1/reports`: what was published, with the public answers behind each sentence. */
export function reportsApi({ db }: House) {
  const api = newApi();
  const json = <T extends z.ZodType>(description: string, schema: T) => ({
    description,
    content: { 'application/json': { schema } },
  });
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports',
      tags: ['reports'],
      summary: 'Reports that the reader may see, the one changed last first',
      responses: { 200: json('Reports', z.object({ reports: z.array(ReportShape) })) },
    }),
    async (c) => {
      const reports = await findReportsSeen(db.connection, c.var.actor);
      const ids = reports.flatMap(({ party }) => party ?? []);
      const groups = await findPartiesById(db, c.var.actor, ids);
      const shapes = reports.map(({ key, party, head, state, version }) => {
        const { kind, lang, titles, symbol } = head;
        const group = party === null ? null : (groups.get(party)?.code ?? null);
        return { key, kind, group, lang, titles, symbol, state, version };
      });
      return c.json({ reports: shapes }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{key}/versions/{n}',
      tags: ['reports'],
      summary: 'A report as it was published; headings and phrases of number in the language of the report',
      request: { params: z.object({ key: Key, n: Version }) },
      responses: { 200: json('The report', PublishedShape), ...problems(400, 404) },
    }),
    async (c) => {
      const { key, n } = c.req.valid('param');
      return c.json(publishedShape(await told(() => getPublished(db, c.var.actor, key, n))), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{key}/versions/{n}/sources/{block}',
      tags: ['reports'],
      summary: 'The answers behind a sentence or table, as far as the reader may see them',
      request: {
        params: z.object({ key: Key, n: Version, block: z.uuid().openapi({ param: { name: 'block', in: 'path' } }) }),
      },
      responses: { 200: json('Its trail', TrailShape), ...problems(400, 404) },
    }),
    async (c) => {
      const { key, n, block } = c.req.valid('param');
      const { published } = await told(() => getPublished(db, c.var.actor, key, n));
      const found = findBlock(published.content, block);
      if (found === null) throw refusalProblem(new Refusal('no-such-block'));
      const { traced, hidden } = await findTrail(db.connection, c.var.actor, found.block);
      const sources = traced.map(({ source: { party, version, sha256 }, holds }) => ({
        ...{ party: published.annex.parties[party]?.code ?? '', version, holds },
        // Of a number so few are possible that all could be tried against its hash.
        sha256: found.block.body.kind === 'number' ? '' : sha256,
      }));
      return c.json({ sources, hidden }, 200);
    },
  );

  return api;
}

/** Field by field: what is not named here is not said. */
function publishedShape({ report, published, composing }: PublishedInView) {
  const t = translatorFor(composing.content.lang);
  const { title, sections } = composeReport(t, composing);
  const { number, n, content, reason, sha256, publishedAt, annex } = published;
  const sectionShape = ({ id, heading, origin, items }: ComposedSection) => ({
    id,
    heading: heading.text,
    origin: origin?.number ?? null,
    paragraphs: items.flatMap((item) =>
      item.kind === 'paragraph'
        ? [
            {
              number: item.number,
              sentences: item.sentences.map(({ block, lang, pieces }) => ({
                id: block.id,
                lang,
                text: pieces.flatMap((piece) => ('text' in piece ? [piece.text] : [])).join(''),
                notes: pieces.flatMap((piece) => ('note' in piece ? [piece.note] : [])),
                sources: block.sources.length,
              })),
            },
          ]
        : [],
    ),
    tables: items.flatMap((item) => {
      const figure =
        item.kind === 'figure' ? figureOf(t, item.block, { written: content.lang, parties: item.parties }) : null;
      if (item.kind !== 'figure' || figure === null) return [];
      const { caption, columns, rows } = 'table' in figure ? figure.table : figure.picture.table;
      return [{ id: item.block.id, caption, columns: columns.map(({ label }) => label), rows }];
    }),
  });
  return {
    ...{ key: report.key, number, version: n, symbol: content.symbol, title: title.text, reason, sha256 },
    publishedAt: publishedAt.toISOString(),
    sections: sections.flatMap((section) => [sectionShape(section), ...section.reused.map(sectionShape)]),
    answered: annex.answered.map(({ party, call, version, on }) => ({
      ...{ party: annex.parties[party]?.code ?? '', call, version, on },
    })),
  };
}
