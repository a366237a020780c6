import type { PartyInView, PartySection } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { Table, useFrame } from '../../../../kernel/ui/index.js';
import { type AnswersOfParty, findAnswersOfParty } from '../../answers/find-answers-of-party.js';
import { dayOf } from '../../timing/days.js';
import { CommitmentText, PlaceLink } from '../parts.js';
import { answerPath, StandingTag } from './parts.js';

const MOST = 10;

/** On the page of a party: what it said it did, as it was reviewed. */
export function answersOfParty(house: House): PartySection {
  return {
    order: 20,
    async render(c, party) {
      const { actor, lang } = c.var;
      const scene = { today: dayOf(new Date()), lang };
      const found = await findAnswersOfParty(house.db, actor, party.id, { limit: MOST }, scene);
      return found.rows.length === 0 ? null : <Said party={party} found={found} />;
    },
  };
}

function Said({ party, found: { counts, rows } }: { party: PartyInView; found: AnswersOfParty }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('commitments.answers.said')}</h2>
      <Table
        id="said-table"
        caption={t('commitments.answers.of-party', { n: counts.answered, shown: rows.length })}
        columns={[
          {
            key: 'commitment',
            label: t('commitments.answers.asked'),
            heads: true,
            cell: ({ commitment }) => (
              <a href={answerPath(t, commitment.key, party)}>
                <CommitmentText commitment={commitment} />
              </a>
            ),
          },
          {
            key: 'place',
            label: t('commitments.answers.where'),
            cell: ({ commitment }) => <PlaceLink commitment={commitment} brief />,
          },
          {
            key: 'standing',
            label: t('commitments.answers.how-far'),
            cell: ({ standing }) => <StandingTag standing={standing} />,
          },
        ]}
        rows={rows}
        stacks
      />
    </section>
  );
}
