import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { yearOf } from './document.js';
import type { DocumentFact } from './facts/document-fact.js';
import { HOUSE } from './finish-import.js';
import { LANGS } from './reader/reading.js';
import { putFactCitations } from './store/citations.js';
import { factKeys, findDocumentBySymbol, freeSlug, insertDocument, putTitle, setDocument } from './store/documents.js';
import { slugOf } from './symbol.js';

/**
 * Writes documents that are known without their texts. What is there already stays, so that loading them at every start changes
 * nothing; a document that somebody brought before takes the fact's titles and place in the thread.
 *
 * @returns how many were new.
 */
export async function loadFacts(db: Database, facts: readonly DocumentFact[]): Promise<number> {
  return db.transaction(async (c) => {
    const known = await factKeys(c);
    const fresh = facts.filter((fact) => !known.has(fact.key));
    for (const fact of fresh) known.set(fact.key, await writeFact(c, fact));
    for (const fact of fresh) {
      const id = known.get(fact.key);
      const final = fact.draftOf === undefined ? undefined : known.get(fact.draftOf);
      if (id !== undefined && final !== undefined) await setDocument(c, id, { draft_of: final });
    }
    if (fresh.length > 0) {
      await recordAction(c, {
        actor: HOUSE,
        verb: 'documents.load-facts',
        subject: { type: 'facts', id: 'thread' },
        details: { keys: fresh.map((fact) => fact.key) },
      });
    }
    return fresh.length;
  });
}

async function writeFact(c: Connection, fact: DocumentFact): Promise<string> {
  const bearer = fact.symbol === null ? null : await findDocumentBySymbol(c, fact.symbol);
  const id = bearer ?? newId();
  const facts = {
    fact_key: fact.key,
    organ: 'GENERAL_ASSEMBLY' as const,
    session: fact.session,
    kind: fact.kind,
    status: fact.status,
    adopted: fact.adopted,
    year: yearOf(fact.adopted, fact.session),
    sponsors: [...(fact.sponsors ?? [])],
    in_thread: true,
    origin: 'fact' as const,
    shown: true,
  };
  if (bearer === null) {
    const slug = await freeSlug(c, fact.symbol === null ? fact.key : slugOf(fact.symbol));
    await insertDocument(c, { id, slug, symbol: fact.symbol, draft_of: null, created_at: new Date(), ...facts });
  } else {
    await setDocument(c, id, facts);
  }
  for (const lang of LANGS) await putTitle(c, id, { lang, kind: 'own', title: fact.titles[lang] });
  await putFactCitations(c, id, fact.cites);
  return id;
}
