import type { Actor } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { type DocumentRecord, findDocument, findPrepared, type PreparedParagraph } from '../documents/index.js';
import { clauseRanges, cutPieces } from './clauses.js';
import type { Commitment } from './commitment.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { type ShownDifference, showDifferences } from './find-differences.js';
import { may, seesHidden } from './policy.js';
import { Refusal } from './refusal.js';
import { stepsTakenBack } from './steps.js';
import { type CitedBySymbol, findCited, findNeighbours, findTwins, type Neighbour, type Twin } from './store/around.js';
import { findCommitment } from './store/commitments.js';
import { findDifferencesOf } from './store/differences.js';
import { findFilings, type HeldFiling } from './store/filings.js';
import { findSteps, type MadeStep } from './store/steps.js';
import { findWordings, type WordingPlace } from './store/wordings.js';
import type { Day } from './timing/days.js';

/** A commitment with all that its page says. */
export interface WholeCommitment {
  listed: ListedCommitment;
  held: Commitment;
  document: DocumentRecord;
  /** What a draft became; null where it is none, or nothing is known of it. */
  final: DocumentRecord | null;
  /** Texts that have its words, one a language, and the one that was asked for. */
  wordings: WordingPlace[];
  shown: ShownWords | null;
  citations: CitedBySymbol[];
  /** Rejected ones only for those who decide. */
  filings: HeldFiling[];
  steps: MadeStep[];
  /** Ids of steps that were taken back. */
  gone: ReadonlySet<string>;
  twins: Twin[];
  previous: Neighbour | null;
  next: Neighbour | null;
  /** Empty for those who do not decide them. */
  differences: ShownDifference[];
}

/** The words of a commitment in one text, cut out of their paragraph. */
export interface ShownWords extends WordingPlace {
  paragraph: PreparedParagraph;
  /** Whether the paragraph says more than this. */
  part: boolean;
}

/**
 * A commitment with its words, days, filings, steps and what stands round it. `today` is the day for which "next" is said; `words` the
 * language of the text that is asked for, else the reader's.
 *
 * @throws Refusal `no-such-commitment`, also for one that the actor may not see.
 */
export async function getCommitment(
  db: Database,
  actor: Actor,
  key: string,
  { today, lang, words = lang }: { today: Day; lang: Lang; words?: Lang },
): Promise<WholeCommitment> {
  const c = db.connection;
  const { held, document } = await readableCommitment(c, actor, key);
  const hidden = seesHidden(actor);
  const [rows, filings, steps, twins, around, citations, wordings, differences, final] = await Promise.all([
    listCommitments(c, [held.id], { today, lang }),
    findFilings(c, held.id),
    findSteps(c, held.id),
    findTwins(c, held.id, hidden),
    findNeighbours(c, held, hidden),
    findCited(c, held.citations, hidden),
    findWordings(c, [held.id]),
    may(actor, 'read', 'difference', held) ? findDifferencesOf(c, held.id) : [],
    document.draftOf === null ? null : findDocument(c, document.draftOf),
  ]);
  const [listed] = rows;
  if (listed === undefined) throw new Refusal('no-such-commitment');
  const gone = stepsTakenBack(steps);
  // It may have been attached by mistake.
  const seeTakenBack = may(actor, 'read', 'evidence taken back', held);
  const places = onePerLanguage(wordings.get(held.id) ?? []);
  return {
    listed,
    held,
    document,
    final: final !== null && (final.shown || hidden) ? final : null,
    wordings: places,
    shown: await wordsIn(c, places, words),
    citations,
    filings: filings.filter(({ standing }) => standing !== 'rejected' || may(actor, 'read', 'rejected filing', held)),
    steps: seeTakenBack ? steps : steps.map((step) => (gone.has(step.id) ? { ...step, evidence: null } : step)),
    gone,
    twins,
    previous: around.previous,
    next: around.next,
    differences: await showDifferences(c, differences, rows),
  };
}

/** @throws Refusal `no-such-commitment`, also where it may not be seen, or its document may not. */
export async function readableCommitment(
  c: Connection,
  actor: Actor,
  key: string,
): Promise<{ held: Commitment; document: DocumentRecord }> {
  const held = await findCommitment(c, { key });
  const document = held === null ? null : await findDocument(c, held.documentId);
  if (held === null || document === null || !may(actor, 'read', 'commitment', { shown: held.shown && document.shown }))
    throw new Refusal('no-such-commitment');
  return { held, document };
}

function onePerLanguage(places: readonly WordingPlace[]): WordingPlace[] {
  return places.filter((place, at) => places.findIndex(({ lang }) => lang === place.lang) === at);
}

/** In the language asked for, else in English, else in what there is. */
async function wordsIn(c: Connection, places: readonly WordingPlace[], lang: Lang): Promise<ShownWords | null> {
  const place = places.find((one) => one.lang === lang) ?? places.find((one) => one.lang === 'en') ?? places[0] ?? null;
  if (place === null) return null;
  const paragraph = (await findPrepared(c, place.textId))?.paragraphs[place.position];
  if (paragraph === undefined) return null;
  const range = clauseRanges(paragraph, place.lang)[place.actIndex] ?? [0, Infinity];
  const pieces = cutPieces(paragraph.pieces, range);
  return { ...place, paragraph: { ...paragraph, pieces }, part: paragraph.acts.length > 1 };
}
