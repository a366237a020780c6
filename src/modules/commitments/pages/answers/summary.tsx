import { formatNumber } from '../../../../kernel/i18n/index.js';
import { ButtonLink, NarrowedNote, Table, useFrame } from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { ANSWER_STANDINGS } from '../../answers/answer.js';
import type { AnswerLine, FoundAnswers } from '../../answers/find-answers.js';
import { Footnote } from '../commitment-account.js';
import { AnswerStateTag, answerPath, answersPath, StandingTag, standingWord } from './parts.js';

/** On the page of a commitment: how many of those who are asked have answered, and one's own line first. */
export function AnswersSection({ found }: { found: FoundAnswers }) {
  const { t } = useFrame();
  const { asked, lines, own, commitment } = found;
  if (lines.length === 0) return null;
  return (
    <Footnote id="answers" title={t(`commitments.answers.title.${asked.statesOnly ? 'states' : 'parties'}`)}>
      {own.map((line) => (
        <OwnLine key={commitment.key} line={line} />
      ))}
      <AnswersInShort found={found} />
      <p class="onward">
        <a href={answersPath(t, commitment.key)}>{t('commitments.answers.all')}</a>
      </p>
    </Footnote>
  );
}

/** The sentence with the count, and how far those who answered have come. */
export function AnswersInShort({ found: { asked, counts, latest, narrowedBy } }: { found: FoundAnswers }) {
  const { t, lang } = useFrame();
  const { answered, byStanding } = counts;
  const count = (n: number) => formatNumber(lang, n);
  return (
    <>
      <p>
        {t(`commitments.answers.summary.${asked.statesOnly ? 'states' : 'parties'}`, { answered, asked: counts.asked })}
      </p>
      {asked.byTreaty ? <p class="quiet">{t('commitments.answers.by-treaty')}</p> : null}
      <NarrowedNote by={narrowedBy} />
      {answered === 0 ? null : (
        <Table
          id="standings"
          caption={t('commitments.answers.by-standing')}
          captionHidden
          columns={[
            {
              key: 'standing',
              label: t('commitments.answers.how-far'),
              heads: true,
              cell: (standing) => standingWord(t, standing),
            },
            {
              key: 'count',
              label: t('commitments.answers.how-many'),
              numeric: true,
              cell: (standing) => count(byStanding[standing]),
            },
            {
              key: 'bar',
              label: <span class="heard">{t('commitments.answers.share')}</span>,
              cell: (standing) => (
                <meter
                  class="share"
                  min={0}
                  max={counts.asked}
                  value={byStanding[standing]}
                  aria-label={standingWord(t, standing)}
                >
                  {count(byStanding[standing])}
                </meter>
              ),
            },
          ]}
          rows={ANSWER_STANDINGS}
        />
      )}
      {latest === null ? null : (
        <p class="quiet">
          {t('commitments.answers.within', {
            stated: latest.stated,
            draft: latest.draft,
            returned: latest.returned,
            withdrawn: latest.withdrawn,
          })}
        </p>
      )}
    </>
  );
}

function OwnLine({ key, line: { party, latest, publicStanding } }: { key: string; line: AnswerLine }) {
  const { t } = useFrame();
  const here = answerPath(t, key, party);
  const name = partyName(t, party);
  return (
    <div class="own-answer">
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <StandingTag standing={latest === null ? publicStanding : latest.standing} />{' '}
        {latest === null ? null : <AnswerStateTag state={latest.state} />}
      </p>
      {latest === null ? (
        <ButtonLink href={`${here}/state`}>{t('commitments.answers.say', { party: name })}</ButtonLink>
      ) : (
        <p class="onward">
          <a href={here}>{t('commitments.answers.open', { party: name })}</a>
        </p>
      )}
    </div>
  );
}
