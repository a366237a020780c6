import type { HomeSection } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { useFrame } from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import {
  findToReview,
  findUnanswered,
  type WaitingForParty,
  type WaitingForReview,
} from '../../answers/find-waiting.js';
import { dayOf } from '../../timing/days.js';
import { waitingPath } from './parts.js';

/** On the first page: how much waits for those who answer, and for those who review. */
export function answersHome(house: House): HomeSection {
  return {
    place: 'side',
    order: 5,
    async render(c) {
      const { actor, lang } = c.var;
      if (actor.kind === 'public') return null;
      const scene = { today: dayOf(new Date()), lang };
      const [unanswered, review] = await Promise.all([
        findUnanswered(house.db, actor, { offset: 0, limit: 0 }, scene),
        findToReview(house.db, actor, { offset: 0, limit: 0 }, scene),
      ]);
      return <Waiting unanswered={unanswered.filter(({ total }) => total > 0)} review={review} />;
    },
  };
}

function Waiting({ unanswered, review }: { unanswered: WaitingForParty[]; review: WaitingForReview | null }) {
  const { t } = useFrame();
  if (unanswered.length === 0 && (review === null || review.total === 0)) return null;
  const here = waitingPath(t);
  return (
    <section aria-labelledby="answers-waiting">
      <h2 id="answers-waiting">{t('commitments.answers.waiting.title')}</h2>
      <ul role="list" class="prose">
        {unanswered.map(({ party, total }) => (
          <li>
            <a href={here}>{t('commitments.answers.waiting.party', { party: partyName(t, party), n: total })}</a>
          </li>
        ))}
        {review === null || review.total === 0 ? null : (
          <li>
            <a href={`${here}#to-review`}>{t('commitments.answers.waiting.review', { n: review.total })}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
