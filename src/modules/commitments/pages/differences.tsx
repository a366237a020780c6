import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  EmptyState,
  type Frame,
  Layout,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Tabs,
} from '../../../kernel/ui/index.js';
import { type DifferenceDecision, decideDifference } from '../decide-difference.js';
import { findDifferences, type ShownDifference } from '../find-differences.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../timing/days.js';
import { DifferenceSides } from './commitment-differences.js';
import { CommitmentLink, commitmentPath, PlaceLink } from './parts.js';

const SIZE = 20;

/** `/commitments/differences`: where texts and the register do not agree; `?decided=1` what was decided. */
export async function differencesPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const decided = url.searchParams.get('decided') === '1';
  const query = readListQuery(url, { sortable: ['found'], size: SIZE });
  const page = { decided, offset: query.offset, limit: SIZE };
  const { total, rows } = await findDifferences(house.db, actor, page, { today: dayOf(new Date()), lang });
  return c.html(
    <Differences
      frame={frame}
      decided={decided}
      rows={rows}
      total={total}
      page={query.page}
      decides={may(actor, 'write', 'difference', {})}
    />,
  );
}

const DECISIONS: readonly DifferenceDecision[] = ['keep', 'take', 'undo'];

/** Takes an answer, and leads back to where it was given. */
export async function differenceSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, frame } = c.var;
  const sent = await c.req.parseBody();
  const decision = DECISIONS.find((known) => known === sent.decision);
  if (decision === undefined) throw new Refusal('not-in-list', { field: 'decision' });
  await decideDifference(house.db, actor, c.req.param('id') ?? '', decision);
  const back = typeof sent.back === 'string' && /^[a-z0-9-]+$/u.test(sent.back) ? sent.back : null;
  const to =
    back === null
      ? pathIn(frame.lang, `/commitments/differences${decision === 'undo' ? '?decided=1' : ''}`)
      : `${commitmentPath(frame.t, back)}#differences`;
  return c.redirect(to, 303);
}

function Differences({
  frame,
  decided,
  rows,
  total,
  page,
  decides,
}: {
  frame: Frame;
  decided: boolean;
  rows: readonly ShownDifference[];
  total: number;
  page: number;
  decides: boolean;
}) {
  const { t, lang } = frame;
  const here = pathIn(lang, '/commitments/differences');
  const title = t('commitments.difference.title');
  return (
    <Layout frame={frame} title={title} styles={['commitment.css']}>
      <PageHead
        title={title}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.difference.intro')}
      />
      <Tabs
        label={title}
        tabs={[
          { label: t('commitments.difference.waiting'), href: here, current: !decided },
          { label: t('commitments.difference.decided'), href: `${here}?decided=1`, current: decided },
        ]}
      />
      {total === 0 ? (
        <EmptyState title={t(decided ? 'commitments.difference.none-decided' : 'commitments.difference.none')}>
          <p>{t('commitments.difference.none-text')}</p>
          <p>
            <a href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <ul role="list" class="differences">
            {rows.map((difference) => (
              <li>
                <h2>
                  <CommitmentLink commitment={difference.commitment} />{' '}
                  <small>
                    <PlaceLink commitment={difference.commitment} />
                  </small>
                </h2>
                <DifferenceSides difference={difference} decides={decides} />
              </li>
            ))}
          </ul>
          <Pager page={page} size={SIZE} total={total} />
        </>
      )}
    </Layout>
  );
}
