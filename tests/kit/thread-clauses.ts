import { readParagraphs } from '../../src/modules/commitments/clauses.js';
import type { Place } from '../../src/modules/commitments/commitment.js';
import type { ThreadClause, ThreadDocument } from '../../src/modules/commitments/lines/thread.js';
import { prepareReading } from '../../src/modules/documents/prepared.js';
import { readText } from '../../src/modules/documents/reader/read.js';
import type { Lang, Reading } from '../../src/modules/documents/reader/reading.js';
import { openSource } from '../../src/modules/documents/reader/source/index.js';
import { loadSpecimen, type SpecimenVersion } from '../../src/modules/documents/specimen/index.js';

/** "op-4-2", "an-12-1": where a clause stands in its document. */
const placeKey = ({ section, part, n, ordinal }: Place): string =>
  [section === 'operative' ? 'op' : 'an', ...(part === null ? [] : [part]), n, ordinal].join('-');

/** A text as it was read, with its source, which says exactly where verbs stand. */
export interface ReadSource {
  reading: Reading;
  text: string;
}

export async function readSource(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const source = await openSource(bytes, name);
  return { reading: readText(source), text: source.text };
}

export async function readSpecimen(lang: Lang, version: SpecimenVersion): Promise<ReadSource> {
  return readSource(new TextEncoder().encode(await loadSpecimen(lang, version)), `${version}.${lang}.txt`);
}

/** A reading as a document of a thread; its clauses are called `id/op-4-2`. What is annexed without an act, Members undertake. */
export function threadDocument(
  id: string,
  { reading, text }: ReadSource,
  draftOf: string | null = null,
): ThreadDocument {
  const { lang } = reading.document;
  const { paragraphs } = prepareReading(reading, text);
  const clauses = readParagraphs({ lang, reading, paragraphs }).flatMap((p): ThreadClause[] => {
    const undertaken = { act: 'undertake' as const, addressees: ['MEMBER_STATES'], index: 0, words: p.words };
    const acts = p.acts.length === 0 && p.section === 'annex' ? [undertaken] : p.acts;
    return acts.map(({ act, addressees, index, words }) => {
      const place = { section: p.section, part: p.part, n: p.n, ordinal: index + 1 };
      return {
        ...place,
        commitmentId: `${id}/${placeKey(place)}`,
        act,
        addressees,
        citations: p.citations,
        words: new Map([[lang, words]]),
      };
    });
  });
  return { id, draftOf, clauses };
}
