import { type ActionFollower, recordAction } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { findConfirmedTexts, findDocument, HOUSE } from '../documents/index.js';
import { refoldStates } from './check-states.js';
import { readParagraphs } from './clauses.js';
import { fileUnfiled } from './file-unfiled.js';
import { Meeting } from './meeting.js';
import {
  findCommitmentsOf,
  insertCommitments,
  nextRevision,
  putAddressees,
  putWordings,
  setCommitment,
} from './store/commitments.js';
import { findDoubted, putDifferences } from './store/differences.js';
import { stateOf } from './store/steps.js';
import { commitmentsTables } from './store/tables.js';
import { suggestLinks } from './suggest-links.js';

/** What people do to texts that the register follows. */
const VERBS = [
  'documents.confirm-text',
  'documents.withdraw-text',
  'documents.undo-text-step',
  'documents.correct-text',
  'documents.undo-correction',
  'documents.read-again',
  'documents.attach-text',
] as const;

/** Whenever a text is confirmed, corrected or withdrawn, its document's commitments meet what is read in its texts. */
export const meetTextsFollower: ActionFollower = {
  name: 'commitments.meet-texts',
  verbs: VERBS,
  async follow(c, action) {
    for (const documentId of await documentsOf(c, action.subject.id, action.details.documentId))
      await meetTexts(c, documentId);
  },
};

/** The document of the text; and the one that the action names, for a text may have moved from one to the other. */
async function documentsOf(c: Connection, textId: string, named: unknown): Promise<string[]> {
  const row = await commitmentsTables(c)
    .selectFrom('document_text')
    .select(['document_id', 'duplicate_of'])
    .where('id', '=', textId)
    .executeTakeFirst();
  const other = row?.duplicate_of
    ? await commitmentsTables(c)
        .selectFrom('document_text')
        .select('document_id')
        .where('id', '=', row.duplicate_of)
        .executeTakeFirst()
    : undefined;
  const ids = [row?.document_id, other?.document_id, typeof named === 'string' ? named : undefined];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/**
 * Brings the commitments of a document and its confirmed texts together, paragraph by paragraph: acts that the register does not have
 * yet become commitments; those that it has get their words; where a text and the register do not agree, a difference waits for a
 * person. A commitment that was read in a text follows the corrections of that text. The same texts twice change nothing.
 *
 * The specimen is left out: it is invented, and nobody promised anything in it.
 */
export async function meetTexts(c: Connection, documentId: string): Promise<void> {
  const document = await findDocument(c, documentId);
  if (document === null || document.origin === 'specimen') return;
  const texts = await findConfirmedTexts(c, documentId);
  const now = new Date();
  const revision = await nextRevision(c);
  const commitments = await findCommitmentsOf(c, documentId);
  const meeting = new Meeting({ document, commitments, doubted: await findDoubted(c, documentId) }, texts);
  for (const text of texts) for (const paragraph of readParagraphs(text)) meeting.meet(text, paragraph);
  meeting.close();
  await insertCommitments(c, meeting.fresh, revision, now);
  for (const { held, change } of meeting.changes.values()) {
    const { addressees, sourceText, act, ...columns } = change;
    await setCommitment(
      c,
      held.id,
      {
        ...columns,
        ...(sourceText === undefined ? {} : { source_text: sourceText }),
        ...(act === undefined || act === held.act ? {} : { act, state: await stateOf(c, held.id, act, document) }),
      },
      { revision, now },
    );
    if (addressees !== undefined) await putAddressees(c, held.id, addressees);
  }
  await refoldStates(c, documentId, { revision, now });
  await putWordings(c, documentId, meeting.wordings);
  await putDifferences(c, documentId, meeting.differences, now);
  const filed = await fileUnfiled(c, documentId, { revision, now });
  const links = await suggestLinks(c, documentId, { revision, now });
  await recordAction(c, {
    actor: HOUSE,
    verb: 'commitments.meet-texts',
    subject: { type: 'document', id: documentId },
    details: {
      texts: texts.length,
      fresh: meeting.fresh.length,
      changed: meeting.changes.size,
      differences: meeting.differences.length,
      filed,
      links: links.added,
    },
  });
}
