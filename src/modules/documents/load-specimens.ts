import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { publish } from './confirm-text.js';
import { yearOf } from './document.js';
import { HOUSE } from './finish-import.js';
import { readBytes } from './read-bytes.js';
import { LANGS, type Lang, type Reading } from './reader/reading.js';
import { READER_VERSION } from './reader-version.js';
import { loadSpecimen, SPECIMEN_DRAFT_LANGS, type SpecimenVersion } from './specimen/index.js';
import { factKeys, freeSlug, insertDocument } from './store/documents.js';
import { insertText } from './store/texts.js';
import { slugOf } from './symbol.js';

const VERSIONS: readonly { version: SpecimenVersion; langs: readonly Lang[] }[] = [
  { version: 'resolution', langs: LANGS },
  { version: 'draft', langs: SPECIMEN_DRAFT_LANGS },
];

interface Specimen {
  lang: Lang;
  bytes: Uint8Array;
  text: string;
  reading: Reading;
}

/**
 * Loads the specimen resolution in six languages, and its draft, as texts that anybody may read: something to look at before the
 * first text was brought. What is there already stays.
 */
export async function loadSpecimens(db: Database): Promise<void> {
  const known = await factKeys(db.connection);
  const missing = VERSIONS.filter(({ version }) => !known.has(`specimen-${version}`));
  if (missing.length === 0) return;
  const read = await Promise.all(
    missing.map(async ({ version, langs }) => ({
      version,
      texts: await Promise.all(langs.map((lang) => readSpecimen(lang, version))),
    })),
  );
  await db.transaction(async (c) => {
    const ids = await factKeys(c);
    for (const { version, texts } of read) {
      const finalId = ids.get('specimen-resolution') ?? null;
      ids.set(`specimen-${version}`, await writeSpecimen(c, version, texts, version === 'draft' ? finalId : null));
    }
    await recordAction(c, {
      actor: HOUSE,
      verb: 'documents.load-specimens',
      subject: { type: 'facts', id: 'specimen' },
      details: { versions: missing.map(({ version }) => version) },
    });
  });
}

async function readSpecimen(lang: Lang, version: SpecimenVersion): Promise<Specimen> {
  const bytes = new TextEncoder().encode(await loadSpecimen(lang, version));
  const outcome = await readBytes({ bytes, name: `specimen-${version}.${lang}.txt`, lang });
  if (!outcome.read) throw new Error(`The specimen in ${lang} cannot be read: ${outcome.problem.message}`);
  return { lang, bytes, text: outcome.text, reading: outcome.reading };
}

async function writeSpecimen(
  c: Connection,
  version: SpecimenVersion,
  texts: readonly Specimen[],
  draftOf: string | null,
): Promise<string> {
  const id = newId();
  const facts = texts.find(({ lang }) => lang === 'en')?.reading.document;
  const symbol = facts?.symbol ?? null;
  await insertDocument(c, {
    id,
    slug: await freeSlug(c, symbol === null ? `specimen-${version}` : slugOf(symbol)),
    fact_key: `specimen-${version}`,
    symbol,
    organ: facts?.organ ?? null,
    session: facts?.session ?? null,
    kind: 'resolution',
    status: version === 'draft' ? 'draft' : 'adopted',
    adopted: version === 'draft' ? null : (facts?.adopted ?? null),
    year: yearOf(facts?.adopted ?? null, facts?.session ?? null),
    draft_of: draftOf,
    sponsors: [],
    in_thread: false,
    origin: 'specimen',
    shown: true,
    created_at: new Date(),
  });
  for (const { lang, bytes, text, reading } of texts) {
    const file = await storeFile(c, bytes, reading.source.name);
    const textId = newId();
    await insertText(c, {
      id: textId,
      document_id: id,
      lang,
      state: 'confirmed',
      state_before: null,
      file_sha256: file.sha256,
      file_name: file.name,
      media_type: reading.source.mediaType,
      source_text: text,
      reader_version: READER_VERSION,
      rule_reading: reading,
      reading,
      duplicate_of: null,
      duplicate_choice: null,
      brought_at: new Date(),
      confirmed_at: new Date(),
    });
    await publish(c, { id: textId, documentId: id, reading });
  }
  return id;
}
