import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { findPrepared, joinPieces, type PreparedParagraph } from '../documents/index.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { type HeldDifference, listDifferences } from './store/differences.js';
import { commitmentsTables } from './store/tables.js';
import { findWordings } from './store/wordings.js';
import type { Day } from './timing/days.js';

/** A difference with both sides: the commitment, and what the text has in its place. */
export interface ShownDifference {
  held: HeldDifference;
  commitment: ListedCommitment;
  text: {
    id: string;
    lang: Lang;
    /** The clause that was read, or the paragraph in which it is missing; null where the text has no such paragraph any more. */
    words: string | null;
  };
}

/**
 * Differences that wait for a person, or that were decided: a page of them, and how many there are.
 *
 * @throws NotAllowed for all who do not read drafts.
 */
export async function findDifferences(
  db: Database,
  actor: Actor,
  page: { decided: boolean; offset: number; limit: number },
  { today, lang }: { today: Day; lang: Lang },
): Promise<{ total: number; rows: ShownDifference[] }> {
  requirePermission(actor, 'drafts.read', OF_THE_HOUSE);
  const c = db.connection;
  const { total, rows } = await listDifferences(c, page);
  const ids = [...new Set(rows.map(({ commitmentId }) => commitmentId))];
  return { total, rows: await showDifferences(c, rows, await listCommitments(c, ids, { today, lang })) };
}

/** Both sides of differences whose commitments are listed. */
export async function showDifferences(
  c: Connection,
  held: readonly HeldDifference[],
  listed: readonly ListedCommitment[],
): Promise<ShownDifference[]> {
  if (held.length === 0) return [];
  const commitments = new Map(listed.map((commitment) => [commitment.id, commitment]));
  const wordings = await findWordings(c, [...commitments.keys()]);
  const texts = new Map(
    (
      await commitmentsTables(c)
        .selectFrom('document_text')
        .select(['id', 'lang'])
        .where('id', 'in', [...new Set(held.map(({ textId }) => textId))])
        .execute()
    ).map(({ id, lang }) => [id, lang]),
  );
  const paragraphs = new Map<string, readonly PreparedParagraph[]>();
  const shown: ShownDifference[] = [];
  for (const one of held) {
    const commitment = commitments.get(one.commitmentId);
    const lang = texts.get(one.textId);
    if (commitment === undefined || lang === undefined) continue;
    let words = wordings.get(one.commitmentId)?.find(({ textId }) => textId === one.textId)?.words ?? null;
    if (words === null) {
      const known = paragraphs.get(one.textId) ?? (await findPrepared(c, one.textId))?.paragraphs ?? [];
      paragraphs.set(one.textId, known);
      const there = known.find(
        ({ section, part, n }) =>
          section === commitment.section && (part ?? '') === (commitment.part ?? '') && n === commitment.n,
      );
      words = there === undefined ? null : joinPieces(there);
    }
    shown.push({ held: one, commitment, text: { id: one.textId, lang, words } });
  }
  return shown;
}
