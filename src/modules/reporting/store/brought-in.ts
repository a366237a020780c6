import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { BroughtParagraph } from '../brought-in/brought-document.js';
import type { AnswerAudience } from '../submissions/answer-value.js';
import { jsonText } from './json-text.js';
import { reportingTables } from './tables.js';

/** An old document as it is kept while it is cut. */
export interface BroughtDocument {
  submissionId: string;
  lang: Lang;
  audience: AnswerAudience;
  /** YYYY-MM-DD */
  sentOn: string;
  origin: string;
  paragraphs: BroughtParagraph[];
  revision: number;
}

export async function insertBroughtDocument(
  c: Connection,
  { submissionId, lang, audience, sentOn, origin, paragraphs, revision }: BroughtDocument,
  by: { madeBy: string; madeAt: Date },
): Promise<void> {
  await reportingTables(c)
    .insertInto('brought_document')
    .values({
      submission_id: submissionId,
      ...{ lang, audience, origin, revision },
      sent_on: sentOn,
      paragraphs: jsonText(paragraphs),
      made_by: by.madeBy,
      made_at: by.madeAt,
    })
    .execute();
}

export async function findBroughtDocument(c: Connection, submissionId: string): Promise<BroughtDocument | null> {
  const row = await reportingTables(c)
    .selectFrom('brought_document')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { lang, audience, origin, paragraphs, revision } = row;
  return { submissionId, lang, audience, origin, paragraphs, revision, sentOn: row.sent_on };
}

export async function putParagraphs(
  c: Connection,
  { submissionId, revision }: Pick<BroughtDocument, 'submissionId' | 'revision'>,
  paragraphs: readonly BroughtParagraph[],
): Promise<void> {
  await reportingTables(c)
    .updateTable('brought_document')
    .set({ paragraphs: jsonText(paragraphs), revision: revision + 1 })
    .where('submission_id', '=', submissionId)
    .execute();
}
