import type { Actor } from '../../kernel/access/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { RecordKind, SeenRecord } from '../../kernel/work/index.js';
import { findParty, partyName } from '../parties/index.js';
import { type ListedCommitment, listCommitments, listSeen } from './find-commitments.js';
import { findOpenings } from './find-openings.js';
import { shortened } from './pages/parts.js';
import { commitmentName } from './pages/words.js';
import { may } from './policy.js';
import { findAnswersById } from './store/answers.js';
import { dayOf } from './timing/days.js';

/** How commitments and answers are named to those who are told of them or comment on them, and who sees which. */
export function commitmentRecords({ db }: House): RecordKind[] {
  const scene = (t: Translator) => ({ today: dayOf(new Date()), lang: t.lang });
  return [
    {
      type: 'commitment',
      comments: true,
      async find(actor, ids, t) {
        const openings = await findOpenings(db.connection);
        const seen = await listSeen(db.connection, actor, ids, openings, scene(t));
        return new Map(seen.map((commitment) => [commitment.id, seenCommitment(t, commitment)]));
      },
    },
    { type: 'answer', comments: true, find: findAnswerRecords },
  ];

  async function findAnswerRecords(actor: Actor, ids: readonly string[], t: Translator) {
    const found = new Map<string, SeenRecord>();
    const answers = await findAnswersById(db.connection, ids);
    const listed = await listCommitments(
      db.connection,
      answers.map(({ commitmentId }) => commitmentId),
      scene(t),
    );
    const byId = new Map(listed.map((one) => [one.id, one]));
    for (const { id, commitmentId, partyId, writtenBy, published } of answers) {
      const commitment = byId.get(commitmentId);
      const party = await findParty(db, actor, { id: partyId });
      if (commitment === undefined || party === null) continue;
      const about = { shown: isOpen(commitment), published: published !== null, party: partyId, madeBy: writtenBy };
      if (!may(actor, 'read', 'answer in full', about) && !may(actor, 'read', 'answer', about)) continue;
      const { title, lang, path, open } = seenCommitment(t, commitment);
      found.set(id, {
        title: t('commitments.answers.record', { party: partyName(t, party), commitment: title }),
        lang,
        path: `${path}/answers/${party.code}`,
        open: open && published !== null,
      });
    }
    return found;
  }
}

function seenCommitment(t: Translator, commitment: ListedCommitment): SeenRecord {
  const { text, lang } = commitmentName(t, commitment);
  return { title: shortened(text), lang, path: `/commitments/${commitment.key}`, open: isOpen(commitment) };
}

function isOpen({ shown, document }: ListedCommitment): boolean {
  return shown && document.shown;
}
