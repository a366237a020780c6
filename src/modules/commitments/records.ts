import type { Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind, type SeenRecord } from '../../kernel/work/index.js';
import { findPartiesById, type Party, partyName, seesParty } from '../parties/index.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { shortened } from './pages/parts.js';
import { commitmentName } from './pages/words.js';
import { may } from './policy.js';
import { findAnswersById, type HeldAnswer } from './store/answers.js';
import { dayOf } from './timing/days.js';

/** Finds parties for whoever is asked about next; who sees which is asked of the policy. */
const HOUSE = { kind: 'administrator', id: 'house' } as const;

interface AnswerRecord {
  answer: HeldAnswer;
  commitment: ListedCommitment;
  party: Party;
}

/** How commitments and answers are named to those who are told of them or comment on them, and who sees which. */
export function commitmentRecords({ db }: House): RecordKind[] {
  const commitments = async (ids: readonly string[], lang: Translator['lang']) => {
    const listed = await listCommitments(db.connection, ids, { today: dayOf(new Date()), lang });
    return new Map(listed.map((one) => [one.id, one]));
  };
  return [
    recordKind<ListedCommitment>({
      type: 'commitment',
      comments: true,
      load: commitments,
      sees: (actor, commitment) => may(actor, 'read', 'commitment', { shown: isOpen(commitment) }),
      show: (commitment, t) => seenCommitment(t, commitment),
    }),
    recordKind<AnswerRecord>({
      type: 'answer',
      comments: true,
      async load(ids, lang) {
        const answers = await findAnswersById(db.connection, ids);
        const byId = await commitments([...new Set(answers.map(({ commitmentId }) => commitmentId))], lang);
        const parties = await findPartiesById(
          db,
          HOUSE,
          answers.map(({ partyId }) => partyId),
        );
        const found = new Map<string, AnswerRecord>();
        for (const answer of answers) {
          const [commitment, party] = [byId.get(answer.commitmentId), parties.get(answer.partyId)];
          if (commitment !== undefined && party !== undefined) found.set(answer.id, { answer, commitment, party });
        }
        return found;
      },
      sees(actor, { answer: { partyId, writtenBy, published }, commitment, party }) {
        const about = { shown: isOpen(commitment), published: published !== null, party: partyId, madeBy: writtenBy };
        if (!seesParty(actor, party)) return false;
        return may(actor, 'read', 'answer in full', about) || may(actor, 'read', 'answer', about);
      },
      show({ answer, commitment, party }, t) {
        const { title, lang, path, open } = seenCommitment(t, commitment);
        return {
          title: t('commitments.answers.record', { party: partyName(t, party), commitment: title }),
          lang,
          path: `${path}/answers/${party.code}`,
          open: open && answer.published !== null,
        };
      },
    }),
  ];
}

function seenCommitment(t: Translator, commitment: ListedCommitment): SeenRecord {
  const { text, lang } = commitmentName(t, commitment);
  return { title: shortened(text), lang, path: `/commitments/${commitment.key}`, open: isOpen(commitment) };
}

function isOpen({ shown, document }: ListedCommitment): boolean {
  return shown && document.shown;
}
