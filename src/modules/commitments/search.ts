import { type SearchHit, type SearchProvider, type SearchText, z } from '../../kernel/http/index.js';
import { LANGS, type Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { nameOf, placeWord } from '../documents/index.js';
import { STATES } from './commitment.js';
import { type FoundCommitment, findInCommitments } from './find-in-commitments.js';
import { addresseesWord, commitmentActWord, commitmentName, stateWord } from './pages/words.js';
import { dayOf } from './timing/days.js';

const FoundCommitmentShape = z
  .object({
    key: z.string().openapi({ example: 'a-res-70-179-op-4-2' }),
    document: z.object({ slug: z.string(), symbol: z.string().nullable(), status: z.string() }),
    section: z.enum(['operative', 'annex']),
    part: z.string().nullable(),
    n: z.number().int(),
    ordinal: z.number().int(),
    act: z.string(),
    addressees: z.array(z.string()),
    state: z.enum(STATES),
    titles: z.array(z.object({ lang: z.enum(LANGS), title: z.string() })),
    lang: z.enum(LANGS).nullable(),
    excerpt: z.array(z.object({ text: z.string(), found: z.boolean() })),
  })
  .openapi('FoundCommitment');

/** What the register brings to the search of the house. */
export function commitmentsSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'commitments',
      heading: 'commitments.search.commitments',
      order: 20,
      first: 10,
      record: FoundCommitmentShape,
      async find({ query, within, actor, t, limit, offset }) {
        const scene = { today: dayOf(new Date()), lang: t.lang };
        const found = await findInCommitments(db, actor, { query, within, limit, offset }, scene);
        if (found === null) return null;
        return {
          total: found.total,
          hits: found.rows.map((row) => hitOf(t, row)),
          records: found.rows.map(recordOf),
        };
      },
    },
  ];
}

function hitOf(t: Translator, { commitment, excerpt }: FoundCommitment): SearchHit {
  const name = commitmentName(t, commitment);
  const place: SearchText[] = [
    { text: nameOf(t, commitment.document), symbol: true },
    { text: `${t('documents.comma')}${placeWord(t, commitment)}` },
  ];
  return {
    path: `/commitments/${commitment.key}`,
    // Words of the text stand in the excerpt.
    ...(name.kind === 'title' ? { title: [name], after: [{ text: '· ' }, ...place] } : { title: place }),
    ...(excerpt === null ? {} : { excerpt }),
    draft: commitment.document.status === 'draft',
    meta: [
      commitmentActWord(t, commitment.act),
      addresseesWord(t, commitment.addressees),
      stateWord(t, commitment.state),
    ],
  };
}

function recordOf({ commitment, excerpt }: FoundCommitment): z.infer<typeof FoundCommitmentShape> {
  const { key, section, part, n, ordinal, act, addressees, state, titles } = commitment;
  const { slug, symbol, status } = commitment.document;
  return {
    key,
    document: { slug, symbol, status },
    ...{ section, part, n, ordinal, act, addressees, state, titles },
    lang: excerpt?.lang ?? null,
    excerpt: excerpt?.runs ?? [],
  };
}
