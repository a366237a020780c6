import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { commitmentsTables } from './tables.js';

/** Where the words of a commitment stand in one text. */
export interface WordingPlace {
  textId: string;
  lang: Lang;
  /** Of the paragraph in the text. */
  position: number;
  /** Of the act in the paragraph, from 0. */
  actIndex: number;
  words: string;
}

/** The texts that have the words of these commitments, the reader's language first. */
export async function findWordings(
  c: Connection,
  commitmentIds: readonly string[],
): Promise<Map<string, WordingPlace[]>> {
  const found = new Map<string, WordingPlace[]>();
  if (commitmentIds.length === 0) return found;
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_wording')
    .select(['commitment_id', 'text_id', 'lang', 'position', 'act_index', 'words'])
    .where('commitment_id', 'in', [...commitmentIds])
    .orderBy('lang')
    .orderBy('text_id')
    .execute();
  for (const { commitment_id, text_id, lang, position, act_index, words } of rows) {
    const places = found.get(commitment_id) ?? [];
    places.push({ textId: text_id, lang, position, actIndex: act_index, words });
    found.set(commitment_id, places);
  }
  return found;
}
