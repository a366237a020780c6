import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import { inEveryLanguage, LANGS, translatorFor } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { addresseeWord } from '../documents/index.js';
import { findAddressees } from './addressees/find-addressees.js';
import { getAddressee } from './addressees/get-addressee.js';
import { STATES } from './commitment.js';
import type { ListedCommitment } from './find-commitments.js';
import type { LineRow } from './store/line.js';
import { dayOf } from './timing/days.js';

const count = z.number().int();
const Names = z.object(Object.fromEntries(LANGS.map((lang) => [lang, z.string()])));
const AddresseeShape = z
  .object({
    code: z.string().openapi({ example: 'MEMBER_STATES' }),
    names: Names,
    commitments: count,
    open: count.openapi({ description: 'Open or under way.' }),
    overdue: count,
    next: z.string().nullable().openapi({ description: 'Last day of what is due or comes back next.' }),
  })
  .openapi('Addressee');

const PlaceShape = z.object({
  key: z.string().openapi({ example: 'a-res-70-179-op-4-2' }),
  document: z.object({ slug: z.string(), symbol: z.string().nullable(), year: count.nullable() }),
  section: z.enum(['operative', 'annex']),
  part: z.string().nullable(),
  n: count,
  ordinal: count,
  act: z.string(),
});
const AskedShape = PlaceShape.extend({
  state: z.enum(STATES),
  urgency: z.string(),
  next: z.object({ from: z.string().nullable(), to: z.string() }).nullable(),
}).openapi('Asked');
const some = z.object({ total: count, commitments: z.array(AskedShape) });

const WholeAddresseeShape = z
  .object({
    code: z.string(),
    names: Names,
    documents: count,
    states: z.record(z.string(), count),
    years: z.record(z.string(), count),
    overdue: some.openapi({ description: 'The first ten.' }),
    next: some.openapi({ description: 'The first ten.' }),
    latest: z
      .object({
        document: z.object({ slug: z.string(), symbol: z.string().nullable() }),
        kept: count,
        changed: z.array(
          z.object({
            change: z.enum(['new', 'stronger', 'weaker', 'mixed', 'other']),
            suggested: z.boolean(),
            commitment: PlaceShape,
            earlier: PlaceShape.nullable(),
          }),
        ),
      })
      .nullable()
      .openapi({ description: 'What the latest resolution of the thread that asks something of it changed.' }),
    total: count,
    commitments: z.array(AskedShape),
  })
  .openapi('WholeAddressee');

const Code = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,59}$/u)
    .openapi({ param: { name: 'code', in: 'path' }, example: 'MEMBER_STATES' }),
});

/** Who is asked, and for what. */
export function addresseeRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/addressees',
      tags: ['addressees'],
      summary: 'Who is asked, one page at a time, whoever is asked most first',
      request: { query: PageQuery },
      responses: {
        200: {
          description: 'A page',
          content: {
            'application/json': { schema: z.object({ total: count, addressees: z.array(AddresseeShape) }) },
          },
        },
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const all = await findAddressees(db, c.var.actor, dayOf(new Date()));
      c.header('Link', pageLinks(c.var.url, page, size, all.length));
      const addressees = all.slice((page - 1) * size, page * size).map((row) => ({ ...row, names: namesOf(row.code) }));
      return c.json({ total: all.length, addressees }, 200);
    },
  );
  api.openapi(
    createRoute({
      method: 'get',
      path: '/addressees/{code}',
      tags: ['addressees'],
      summary: 'Everything that is asked of someone, one page at a time, the latest document first',
      request: { params: Code, query: PageQuery },
      responses: {
        200: { description: 'A page', content: { 'application/json': { schema: WholeAddresseeShape } } },
        ...problems(400, 404),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const { code } = c.req.valid('param');
      const scene = { today: dayOf(new Date()), lang: c.var.lang };
      const part = { limit: size, offset: (page - 1) * size };
      const found = await getAddressee(db, c.var.actor, code, part, scene);
      c.header('Link', pageLinks(c.var.url, page, size, found.all.total));
      const { latest } = found;
      const counts = (list: readonly { value: string; count: number }[]) =>
        Object.fromEntries(list.map(({ value, count: n }) => [value, n]));
      return c.json(
        {
          code,
          names: namesOf(code),
          documents: found.documents,
          states: counts(found.states),
          years: counts(found.years),
          overdue: { total: found.overdue.total, commitments: found.overdue.rows.map(askedOf) },
          next: { total: found.next.total, commitments: found.next.rows.map(askedOf) },
          latest: latest && {
            document: { slug: latest.document.slug, symbol: latest.document.symbol },
            kept: latest.kept,
            changed: latest.changed.map(({ change, suggested, commitment, earlier }) => ({
              change,
              suggested,
              commitment: placeOf(commitment),
              earlier: earlier && placeOf(earlier),
            })),
          },
          total: found.all.total,
          commitments: found.all.rows.map(askedOf),
        },
        200,
      );
    },
  );
}

function namesOf(code: string) {
  return inEveryLanguage((lang) => addresseeWord(translatorFor(lang), code));
}

function placeOf({ key, document, section, part, n, ordinal, act }: LineRow | ListedCommitment) {
  const { slug, symbol, year } = document;
  return { key, document: { slug, symbol, year }, section, part, n, ordinal, act };
}

function askedOf(row: ListedCommitment) {
  const { state, urgency, next } = row;
  return { ...placeOf(row), state, urgency, next: next && { from: next.window.from, to: next.window.to } };
}
