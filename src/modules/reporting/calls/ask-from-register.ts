import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import { asksSomething, EVERY_COMMITMENT, findCommitments, type ListedCommitment } from '../../commitments/index.js';
import { nameOf, normalizeSymbol, placeWord, slugOf } from '../../documents/index.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import { changeContent } from './open-call.js';
import { proposeQuestions } from './propose-questions.js';

/** What the register has under some paragraphs of a resolution. */
export interface Paragraphs {
  /** "A/RES/70/179", or the last part of its address. */
  symbol: string;
  /** "13, 14-15, 17"; empty for all. */
  numbers: string;
}

const MOST = 500;

/** The commitments of those paragraphs that ask something and that the actor may see. */
export async function findInParagraphs(
  db: Database,
  actor: Actor,
  { symbol, numbers }: Paragraphs,
  scene: { today: string; lang: Call['content']['lang'] },
): Promise<ListedCommitment[]> {
  const typed = symbol.trim();
  if (typed === '') return [];
  const symbolic = typed.includes('/') ? normalizeSymbol(/^\d/u.test(typed) ? `A/RES/${typed}` : typed) : null;
  const slug = symbolic === null ? typed : slugOf(symbolic);
  const among = numbersIn(numbers);
  const found = await findCommitments(
    db,
    actor,
    { ...EVERY_COMMITMENT, values: { document: [slug] }, all: true, drafts: true },
    { sort: 'document', descending: false, offset: 0, limit: MOST },
    scene,
  );
  return found.rows.filter(({ act, n }) => asksSomething(act) && (among === null || among.has(n)));
}

/** "13, 14-15" as numbers, in any script's digits of a keyboard; null for all. */
export function numbersIn(typed: string): Set<number> | null {
  const ranges = [...typed.normalize('NFKC').matchAll(/(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?/gu)];
  if (ranges.length === 0) return null;
  return new Set(
    ranges.flatMap(([, from = '0', to = from]) => {
      const [first, last] = [Number(from), Number(to)];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    }),
  );
}

/** Asks about these commitments: proposed questions at the end of the call. @throws Refusal `nothing-changed`, ...; NotAllowed. */
export function askAbout(
  db: Database,
  actor: Actor,
  place: { key: string; seen: number | null },
  commitments: readonly ListedCommitment[],
): Promise<Call> {
  if (commitments.length === 0) throw new Refusal('nothing-changed', { field: 'commitment' });
  return changeContent(db, actor, place, 'ask-from-register', () =>
    commitments.flatMap((commitment) => {
      const { id, titles, document } = commitment;
      const placeIn = (t: Translator) => `${nameOf(t, document)}${t('documents.comma')}${placeWord(t, commitment)}`;
      return proposeQuestions({ id, titles, placeIn });
    }),
  );
}
