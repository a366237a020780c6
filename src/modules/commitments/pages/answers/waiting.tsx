import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  type Column,
  DateText,
  EmptyState,
  Layout,
  NarrowedNote,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Table,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { NameText, partyName } from '../../../parties/index.js';
import {
  findToReview,
  findUnanswered,
  type WaitingForParty,
  type WaitingForReview,
} from '../../answers/find-waiting.js';
import { dayOf } from '../../timing/days.js';
import { shortWindow } from '../../timing/words.js';
import { CommitmentLink, CommitmentText, PlaceLink } from '../parts.js';
import { AnswerStateTag, answerPath } from './parts.js';

const SIZE = 50;

/** `/answers`: what waits for the reader: commitments that their parties have not answered, and answers that they review. */
export async function waitingPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const { t } = frame;
  const query = readListQuery(url, { sortable: ['due'], size: SIZE });
  const page = { offset: query.offset, limit: query.size };
  const scene = { today: dayOf(new Date()), lang };
  const [unanswered, review] = await Promise.all([
    findUnanswered(house.db, actor, page, scene),
    findToReview(house.db, actor, page, scene),
  ]);
  const totals = [...unanswered.map(({ total }) => total), review?.total ?? 0];
  const total = Math.max(...totals);
  return c.html(
    <Layout frame={frame} title={t('commitments.answers.waiting.title')}>
      <PageHead title={t('commitments.answers.waiting.title')} intro={t('commitments.answers.waiting.intro')} />
      {totals.every((n) => n === 0) ? (
        <EmptyState title={t('commitments.answers.waiting.nothing')}>
          <p>{t('commitments.answers.waiting.nothing-text')}</p>
          <p>
            <a href={pathIn(lang, '/commitments')}>{t('commitments.register.title')}</a>
          </p>
        </EmptyState>
      ) : null}
      {unanswered.map((waiting) => (
        <Unanswered waiting={waiting} />
      ))}
      {review === null ? null : <ToReview review={review} />}
      <Pager page={query.page} size={query.size} total={total} />
    </Layout>,
  );
}

function Unanswered({ waiting }: { waiting: WaitingForParty }) {
  const { t } = useFrame();
  const { party, total, rows, notMeant, narrowedBy } = waiting;
  if (total === 0 && notMeant === 0) return null;
  const id = `waits-${party.code.toLowerCase()}`;
  const columns: Column<WaitingForParty['rows'][number]>[] = [
    {
      key: 'commitment',
      label: t('commitments.answers.asked'),
      heads: true,
      cell: ({ commitment, state }) => (
        <a href={`${answerPath(t, commitment.key, party)}${state === null ? '/state' : ''}`}>
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
      key: 'due',
      label: t('commitments.answers.due'),
      cell: ({ commitment: { next } }) =>
        next === null ? (
          <span class="quiet">{t('commitments.timing.none')}</span>
        ) : (
          <time datetime={next.window.to}>{shortWindow(t, next.window)}</time>
        ),
    },
    {
      key: 'state',
      label: t('commitments.answers.review-state'),
      cell: ({ state }) =>
        state === null ? (
          <span class="quiet">{t('commitments.answers.standing.none')}</span>
        ) : (
          <AnswerStateTag state={state} />
        ),
    },
  ];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('commitments.answers.waiting.party', { party: partyName(t, party), n: total })}</h2>
      <Table id={`${id}-table`} caption={partyName(t, party)} captionHidden columns={columns} rows={rows} stacks />
      {notMeant === 0 ? null : (
        <>
          <p class="quiet">{t('commitments.answers.waiting.not-meant', { n: notMeant })}</p>
          <NarrowedNote by={narrowedBy} />
        </>
      )}
    </section>
  );
}

function ToReview({ review: { total, rows } }: { review: WaitingForReview }) {
  const { t } = useFrame();
  if (total === 0) return null;
  const columns: Column<WaitingForReview['rows'][number]>[] = [
    {
      key: 'party',
      label: t('commitments.answers.party'),
      heads: true,
      cell: ({ party, commitment }) => (
        <a href={answerPath(t, commitment.key, party)}>
          <NameText party={party} />
        </a>
      ),
    },
    {
      key: 'commitment',
      label: t('commitments.answers.asked'),
      cell: ({ commitment }) => <CommitmentLink commitment={commitment} />,
    },
    {
      key: 'stated',
      label: t('commitments.answers.state.stated'),
      cell: ({ answer }) => <DateText date={dayOf(answer.changedAt)} />,
    },
  ];
  return (
    <section aria-labelledby="to-review">
      <h2 id="to-review">{t('commitments.answers.waiting.review', { n: total })}</h2>
      <Table
        id="to-review-table"
        caption={t('commitments.answers.review')}
        captionHidden
        columns={columns}
        rows={rows}
        stacks
      />
    </section>
  );
}
