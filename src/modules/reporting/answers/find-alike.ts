import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { Party } from '../../parties/index.js';
import type { Question } from '../calls/question.js';
import { answersSeen, may } from '../policy.js';
import { readAnswers } from '../store/read-answers.js';
import { alikeGroups, type Sketched, sketch } from './alike.js';
import type { AnswerFilter } from './answer-filter.js';
import { partiesIn } from './answer-filter.js';
import { recordConfidential } from './record-confidential.js';

/** A passage that others have too, with what stands before and after it. */
export interface AlikePassage {
  party: Party;
  lang: Lang;
  before: string;
  passage: string;
  after: string;
}

/** Answers read at once: of all others no text is held. */
const PIECE = 20;
const CONTEXT = 160;

/**
 * Passages in answers to one question that are nearly the same in those of several parties, some groups at a time.
 *
 * @throws NotAllowed
 */
export async function findAlike(
  db: Database,
  actor: Actor,
  question: Question,
  filter: AnswerFilter,
  { offset, limit }: { offset: number; limit: number },
  lang: Lang,
): Promise<{ total: number; groups: AlikePassage[][] }> {
  if (!may(actor, 'read', 'reading', { party: null })) throw new NotAllowed();
  const parties = await partiesIn(db, actor, filter, lang);
  const read = (partyIds: readonly string[], page: { offset: number; limit: number }) =>
    readAnswers(
      db.connection,
      { questionId: question.id, partyIds, lang: filter.lang, seen: answersSeen(actor) },
      { ...page, most: null },
    );
  const places = new Map(parties.map(({ id }, at) => [id, at]));
  const sketched: Sketched[] = [];
  for (let from = 0; ; from += PIECE) {
    const answers = await read([...places.keys()], { offset: from, limit: PIECE });
    for (const { value, lang: written, partyId } of answers)
      if (value.kind === 'text') sketched.push(...sketch(value.text, written, places.get(partyId) ?? 0));
    if (answers.length < PIECE) break;
  }
  const groups = alikeGroups(sketched);
  const shown = groups.slice(offset, offset + limit).map((group) => group.flatMap((at) => sketched[at] ?? []));
  const needed = [...new Set(shown.flat().flatMap(({ text }) => parties[text]?.id ?? []))];
  const texts = await read(needed, { offset: 0, limit: needed.length });
  await recordConfidential(db, actor, texts);
  const byParty = new Map(texts.map((answer) => [answer.partyId, answer]));
  const told = shown.map((group) =>
    group.flatMap(({ text, start, end }): AlikePassage[] => {
      const party = parties[text];
      const answer = byParty.get(party?.id ?? '');
      if (party === undefined || answer?.value.kind !== 'text') return [];
      const { text: words } = answer.value;
      return [
        {
          party,
          lang: answer.lang,
          before: words.slice(Math.max(0, start - CONTEXT), start).trim(),
          passage: words.slice(start, end),
          after: words.slice(end, end + CONTEXT).trim(),
        },
      ];
    }),
  );
  return { total: groups.length, groups: told };
}
