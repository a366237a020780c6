import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { factKeys, findConfirmedTexts, findDocument, HOUSE } from '../documents/index.js';
import type { CommitmentFact } from './facts/index.js';
import { linksOfFacts } from './link-facts.js';
import { meetTexts } from './meet-texts.js';
import { commitmentOfFact, filingsOf, type PlacedFact, placeFacts, stepsOf, titlesOf } from './place-facts.js';
import { relinkLines } from './relink-lines.js';
import {
  type CommitmentChange,
  commitmentFactKeys,
  findCommitmentsOf,
  insertCommitments,
  insertFilings,
  nextRevision,
  putAddressees,
  putTitles,
  setCommitment,
} from './store/commitments.js';
import { insertLinks } from './store/links.js';
import { findSteps, insertSteps, stateOf } from './store/steps.js';

type Document = NonNullable<Awaited<ReturnType<typeof findDocument>>>;
interface At {
  revision: number;
  now: Date;
  /** Who makes the steps that facts prove. */
  by: string;
}

/**
 * Writes commitments that are known without their texts, the whole in one transaction. What is there already stays, so that loading
 * them at every start changes nothing; one that was read in a text before its fact was known takes what the fact says. Facts of
 * documents that are not here wait for them.
 *
 * @param facts In the order of time: links lead from one document to the next.
 * @returns how many were new.
 */
export async function loadFacts(db: Database, facts: readonly CommitmentFact[]): Promise<number> {
  return db.transaction(async (c) => {
    const ids = await commitmentFactKeys(c);
    const documents = await factKeys(c);
    const fresh = facts.filter(({ key, document }) => !ids.has(key) && documents.has(document));
    if (fresh.length === 0) return 0;
    const at = { revision: await nextRevision(c), now: new Date(), by: HOUSE.id };
    for (const name of new Set(fresh.map(({ document }) => document))) {
      const document = await findDocument(c, documents.get(name) ?? '');
      const some = fresh.filter((fact) => fact.document === name);
      if (document === null) continue;
      for (const { fact, id } of await writeFacts(c, document, some, at)) ids.set(fact.key, id);
    }
    const links = linksOfFacts(facts, ids, await draftsAmong(c, documents));
    await insertLinks(c, links);
    await relinkLines(c, [...ids.values()], at);
    await recordAction(c, {
      actor: HOUSE,
      verb: 'commitments.load-facts',
      subject: { type: 'facts', id: 'commitments' },
      details: { keys: fresh.map(({ key }) => key), links: links.length },
    });
    return fresh.length;
  });
}

/** Of each draft the document that it became, by the keys of their facts. */
async function draftsAmong(c: Connection, documents: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const keys = new Map([...documents].map(([key, id]) => [id, key]));
  const drafts = new Map<string, string>();
  for (const [key, id] of documents) {
    const final = keys.get((await findDocument(c, id))?.draftOf ?? '');
    if (final !== undefined) drafts.set(key, final);
  }
  return drafts;
}

async function writeFacts(
  c: Connection,
  document: Document,
  facts: readonly CommitmentFact[],
  at: At,
): Promise<PlacedFact[]> {
  const placed = placeFacts(facts, await findCommitmentsOf(c, document.id));
  const fresh = placed.filter(({ held }) => held === null);
  await insertCommitments(
    c,
    fresh.map((one) => commitmentOfFact(one, document)),
    at.revision,
    at.now,
  );
  for (const one of fresh) await insertSteps(c, stepsOf(one, at.by, at.now));
  for (const one of placed) if (one.held !== null) await takeFact(c, document, one, at);
  // Words that were brought before find their commitments.
  if ((await findConfirmedTexts(c, document.id)).length > 0) await meetTexts(c, document.id);
  return placed;
}

/** A commitment that was read becomes one that is known. What people said of it stays, and so does all of one that they imported. */
async function takeFact(c: Connection, document: Document, { fact, id, held }: PlacedFact, at: At): Promise<void> {
  if (held?.origin === 'import') return setCommitment(c, id, { fact_key: fact.key }, { ...at, edited: false });
  if ((await findSteps(c, id)).length === 0) await insertSteps(c, stepsOf({ fact, id }, at.by, at.now));
  const change: CommitmentChange = {
    origin: 'fact',
    fact_key: fact.key,
    source_text: null,
    act: fact.act,
    dates: [...fact.dates],
    citations: [...fact.citations],
    shown: true,
    state: await stateOf(c, id, fact.act, document),
  };
  await setCommitment(c, id, change, at);
  await putAddressees(c, id, fact.addressees);
  await putTitles(
    c,
    titlesOf(fact).map((title) => ({ commitmentId: id, ...title })),
  );
  await insertFilings(
    c,
    filingsOf(fact).map((filing) => ({ commitmentId: id, ...filing })),
  );
}
