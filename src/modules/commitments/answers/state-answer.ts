import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { type Evidence, type EvidenceGiven, keepEvidence } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { checkDay, checkEvidence } from '../evidence.js';
import { mayAnswer } from '../policy.js';
import { Refusal } from '../refusal.js';
import { addVersion } from '../store/answers.js';
import { findCommitment } from '../store/commitments.js';
import type { Day } from '../timing/days.js';
import { isAddressed, NOT_NARROWED } from './addressed.js';
import type { AnswerStanding, Audience } from './answer.js';
import { findNarrowed } from './narrow.js';
import { answeringParty, onBehalf, openAnswer, refuseOvertaken, refuseUnseen, requireAnswerer } from './open-answer.js';

export interface AnswerGiven extends EvidenceGiven {
  /** A draft may leave everything open; what is stated goes to the secretariat. */
  state: 'draft' | 'stated';
  standing: AnswerStanding | null;
  words: string;
  lang: Lang;
  /** YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known. */
  happened: string;
  audience: Audience;
  /** Keep the file of the version that was seen, where no other evidence is given. */
  keepsFile: boolean;
  /** The version that the person saw; 0 where there was none. */
  version: number;
}

export const LONGEST_WORDS = 10_000;

/**
 * States, for a party, what became of what was asked of it, or keeps a draft of that. `today` bounds the day.
 *
 * @param code Of the party.
 * @returns the number of the new version.
 * @throws Refusal `no-such-commitment`, `no-such-party`, `not-asked`, `answered-meanwhile`, `standing-missing`, `words-missing`,
 *   `too-long`, and what is wrong with the day or the evidence; NotAllowed.
 */
export async function stateAnswer(
  db: Database,
  actor: Actor,
  { key, code }: { key: string; code: string },
  given: AnswerGiven,
  today: Day,
): Promise<{ version: number }> {
  const party = await answeringParty(db, actor, code);
  const { id: person } = requireAnswerer(actor, party);
  check(given, today);
  const asked = await findCommitment(db.connection, { key });
  // Before the transaction: what other modules know they read by themselves.
  const narrowed = asked === null ? NOT_NARROWED : (await findNarrowed(db, asked)).narrowed;
  return db.transaction(async (c) => {
    const open = await openAnswer(c, actor, key, party);
    const { commitment, shown, held, versions } = open;
    if (!mayAnswer(actor, { shown, party: party.id, writtenBy: held?.writtenBy ?? null })) refuseUnseen(actor, open);
    // Who has begun an answer may end it, though its status of today says that it is no longer asked.
    if (!isAddressed(party, commitment.addressees, held === null ? narrowed : NOT_NARROWED))
      throw new Refusal('not-asked');
    refuseOvertaken(held, given.version);
    const { standing, lang, audience, state } = given;
    const id = held?.id ?? newId();
    const version = await addVersion(
      c,
      { id, commitmentId: commitment.id, partyId: party.id, held },
      {
        state,
        standing,
        words: given.words.trim(),
        lang,
        happened: given.happened === '' ? null : given.happened,
        evidence: (await keepEvidence(c, given)) ?? (given.keepsFile ? fileOf(versions.at(-1)?.evidence) : null),
        audience,
        note: '',
        madeBy: person,
        madeAt: new Date(),
      },
    );
    await recordAction(c, {
      actor,
      party: party.id,
      onBehalfOf: onBehalf(actor, party),
      verb: state === 'draft' ? 'commitments.draft-answer' : 'commitments.state-answer',
      subject: { type: 'answer', id },
      details: { commitment: commitment.id, version, audience },
    });
    return { version };
  });
}

function fileOf(evidence: Evidence | null | undefined): Evidence | null {
  return evidence?.kind === 'file' ? evidence : null;
}

function check({ state, standing, words, happened, link, file }: AnswerGiven, today: Day): void {
  if (words.length > LONGEST_WORDS) throw new Refusal('too-long', { field: 'words', values: { most: LONGEST_WORDS } });
  if (state === 'stated' && standing === null) throw new Refusal('standing-missing', { field: 'standing' });
  if (state === 'stated' && words.trim() === '') throw new Refusal('words-missing', { field: 'words' });
  checkDay(happened, today);
  checkEvidence({ link, file });
}
