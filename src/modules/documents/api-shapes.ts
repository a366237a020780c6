import { z } from '../../kernel/http/index.js';
import { DOCUMENT_KINDS, TEXT_STATES } from './document.js';
import type { CorrectionChange } from './reader/correct/index.js';
import { type Act, type DateMention, LANGS } from './reader/reading.js';

/** What the API says of documents, as zod shapes that also describe it (OpenAPI). */

export const LangShape = z.enum(LANGS);
export const StatusShape = z.enum(['draft', 'adopted', 'unknown']);
const OrganShape = z.enum([
  'GENERAL_ASSEMBLY',
  'ECONOMIC_AND_SOCIAL_COUNCIL',
  'HUMAN_RIGHTS_COUNCIL',
  'SECURITY_COUNCIL',
]);

export const TitleShape = z.object({
  lang: LangShape,
  kind: z
    .enum(['own', 'official', 'machine'])
    .openapi({ description: 'In our own words, as a brought text says it, or translated by a machine.' }),
  title: z.string(),
});

export const DocumentShape = z
  .object({
    id: z.string().uuid(),
    slug: z.string().openapi({ example: 'a-res-70-179' }),
    symbol: z.string().nullable().openapi({ example: 'A/RES/70/179' }),
    organ: OrganShape.nullable(),
    session: z.number().int().nullable(),
    kind: z.enum(DOCUMENT_KINDS),
    status: StatusShape,
    adopted: z.string().nullable().openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD, as far as known.' }),
    year: z.number().int().nullable(),
    draftOf: z.string().uuid().nullable(),
    sponsors: z.array(z.string()),
    inThread: z.boolean(),
    origin: z.enum(['fact', 'brought', 'specimen']),
    titles: z.array(TitleShape),
  })
  .openapi('Document');

export const ListedDocumentShape = DocumentShape.extend({
  langs: z.array(LangShape).openapi({ description: 'Languages of the texts that are here.' }),
  acts: z.number().int().nullable(),
  dates: z.number().int().nullable(),
}).openapi('ListedDocument');

export const TextShape = z
  .object({
    id: z.string().uuid(),
    lang: LangShape,
    state: z.enum(TEXT_STATES),
    revision: z.number().int().openapi({ description: 'Rises with every change of what is read; also the ETag.' }),
    fileName: z.string(),
    broughtAt: z.string(),
    confirmedAt: z.string().nullable(),
  })
  .openapi('Text');

const CitedShape = z.object({
  symbol: z.string().nullable(),
  slug: z.string().nullable(),
  titles: z.array(TitleShape),
  sources: z.array(z.enum(['fact', 'reading'])).optional(),
});

export const WholeDocumentShape = DocumentShape.extend({
  texts: z.array(TextShape),
  cites: z.array(CitedShape),
  citedBy: z.array(CitedShape),
  final: CitedShape.nullable().openapi({ description: 'What this draft became.' }),
  drafts: z.array(CitedShape),
}).openapi('WholeDocument');

export const ReadingShape = z.looseObject({ schema: z.literal('concordance.read/1') }).openapi('Reading', {
  description: 'As `concordance read --json` prints it; corrections are applied.',
});

export const ParagraphShape = z
  .object({
    eId: z.string(),
    section: z.enum(['preamble', 'operative', 'annex']),
    part: z.string().nullable(),
    n: z.number().int(),
    text: z.string(),
    acts: z.array(z.custom<Omit<Act, 'spans'>>().openapi({ type: 'object', description: 'verb, act, addressees' })),
    dates: z.array(
      z.custom<DateMention>().openapi({ type: 'object', description: 'kind, text and what the words say' }),
    ),
    citations: z.array(z.string()),
    by: z.enum(['rules', 'person']),
    version: z.string().openapi({ description: 'For If-Match of a correction.' }),
  })
  .openapi('Paragraph');

const span = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const offset = z.number().int().min(0);
const addressees = z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/)).max(60);
const date = z.looseObject({ kind: z.enum(['deadline', 'expected', 'period', 'recurrence', 'observance', 'event']) });

/** Offsets and spans are of the source text (export format `text`). */
export const ChangeShape = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('split'), offset }),
    z.object({ kind: z.literal('join'), offset }),
    z.object({
      kind: z.literal('set-kind'),
      span,
      as: z.enum([
        'preambular',
        'operative',
        'annex',
        'note',
        'furniture',
        'front',
        'formula',
        'back',
        'marker',
        'unknown',
      ]),
      n: z.number().int().min(0).optional(),
      annex: z.number().int().min(1).optional(),
    }),
    z.object({
      kind: z.literal('set-number'),
      offset,
      n: z.number().int().min(0),
      part: z.string().nullable().optional(),
    }),
    z.object({ kind: z.literal('set-act'), span, act: z.string(), addressees }),
    z.object({ kind: z.literal('set-addressees'), span, addressees }),
    z.object({ kind: z.literal('remove-act'), span }),
    z.object({ kind: z.literal('set-date'), span, date }),
    z.object({ kind: z.literal('remove-date'), span }),
  ])
  .openapi('Change');

export const CorrectionShape = z
  .object({
    id: z.string().uuid(),
    ordinal: z.number().int(),
    eId: z.string().nullable(),
    change: z.custom<CorrectionChange>().openapi({ type: 'object', description: 'As it was sent.' }),
    madeAt: z.string(),
    undoneAt: z.string().nullable(),
  })
  .openapi('Correction');

export const ImportShape = z
  .object({
    id: z.string().uuid(),
    state: z.enum(['waiting', 'done', 'refused']),
    fileName: z.string(),
    lang: LangShape.nullable(),
    symbol: z.string().nullable(),
    textId: z.string().uuid().nullable(),
    documentId: z.string().uuid().nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    job: z.object({ state: z.string(), done: z.number(), total: z.number().nullable() }).nullable(),
    begunAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi('Import');

export const FoundDocumentShape = z
  .object({
    slug: z.string(),
    symbol: z.string().nullable(),
    status: StatusShape,
    adopted: z.string().nullable(),
    titles: z.array(TitleShape),
  })
  .openapi('FoundDocument');

export const FoundParagraphShape = z
  .object({
    textId: z.string().uuid(),
    slug: z.string(),
    symbol: z.string().nullable(),
    status: StatusShape,
    titles: z.array(TitleShape),
    lang: LangShape,
    section: z.enum(['preamble', 'operative', 'annex']),
    eId: z.string(),
    part: z.string().nullable(),
    n: z.number().int(),
    acts: z.array(z.string()),
    excerpt: z.array(z.object({ text: z.string(), found: z.boolean() })),
  })
  .openapi('FoundParagraph');

export const ComparisonShape = z.looseObject({ schema: z.literal('concordance.compare/1') }).openapi('Comparison', {
  description: 'As `concordance compare --json` prints it: docs/compare.md.',
});
