import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  EmptyState,
  ErrorSummary,
  Form,
  type FormErrors,
  Layout,
  Notice,
  PageHead,
  pathIn,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { apiAddressOf } from '../address.js';
import { FEED_KINDS, type FeedKind, findOwnFeeds, makeFeed, type OwnFeed, revokeFeed } from '../feeds/own-feeds.js';
import { ownerHere } from '../policy.js';
import { Refusal } from '../refusal.js';
import { refusalErrors } from '../refused.js';
import { fieldsOf, OwnTabs } from './parts.js';

interface Returned {
  errors?: FormErrors;
  typed?: { kind: string; label: string };
  /** The address that was made just now: shown once. */
  made?: string;
}

/** `/notices/feeds`: private addresses for programs that read news and calendars. */
export async function feedsPage(c: Context<PageEnv>, { db }: House, { errors = {}, typed, made }: Returned = {}) {
  const { frame, t, lang } = c.var;
  const feeds = await findOwnFeeds(db, ownerHere(c.var.actor));
  const failed = Object.keys(errors).length > 0;
  return c.html(
    <Layout frame={frame} title={t('notices.feeds.title')} failed={failed} styles={['notices.css']}>
      <ErrorSummary errors={errors} />
      <PageHead title={t('notices.feeds.title')} intro={t('notices.feeds.intro')} />
      <OwnTabs here="feeds" />
      {made === undefined ? null : (
        <Notice kind="done" title={t('notices.feeds.made')}>
          <p>{t('notices.feeds.made-text')}</p>
          <p class="address" dir="ltr">
            <code>{made}</code>
          </p>
        </Notice>
      )}
      <section aria-labelledby="held">
        <h2 id="held">{t('notices.feeds.held')}</h2>
        {feeds.length === 0 ? (
          <EmptyState title={t('notices.feeds.none')}>
            <p>{t('notices.feeds.none-text')}</p>
          </EmptyState>
        ) : (
          <ul class="notices" role="list">
            {feeds.map((feed) => (
              <Line feed={feed} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="make">
        <h2 id="make">{t('notices.feeds.make')}</h2>
        <Form action={pathIn(lang, '/notices/feeds')}>
          <Choices
            name="kind"
            legend={t('notices.feeds.kind')}
            kind="radio"
            options={FEED_KINDS.map((kind) => ({ value: kind, label: t(`notices.feeds.kind.${kind}`) }))}
            chosen={[typed?.kind ?? 'calendar']}
          />
          <TextField
            name="label"
            label={t('notices.feeds.label')}
            hint={t('notices.feeds.label-hint')}
            error={errors.label}
            value={typed?.label}
          />
          <Button>{t('notices.feeds.make')}</Button>
        </Form>
      </section>
    </Layout>,
    failed ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

function Line({ feed: { id, kind, label, made, used } }: { feed: OwnFeed }) {
  const { t, lang } = useFrame();
  return (
    <li>
      <p>
        <bdi>{label}</bdi> · {t(`notices.feeds.kind.${kind}`)}
      </p>
      <p class="quiet">
        {t('notices.feeds.since', { moment: formatMoment(lang, made) })}{' '}
        {used === null ? t('notices.feeds.unused') : t('notices.feeds.used', { moment: formatMoment(lang, used) })}
      </p>
      <Form action={pathIn(lang, '/notices/feeds/revoke')}>
        <input type="hidden" name="id" value={id} />
        <Button kind="link">
          {t('notices.feeds.revoke')}
          <span class="heard"> {label}</span>
        </Button>
      </Form>
    </li>
  );
}

export async function makeFeedSent(c: Context<PageEnv>, house: House) {
  const actor = ownerHere(c.var.actor);
  const field = await fieldsOf(c);
  const kind: FeedKind = field('kind') === 'atom' ? 'atom' : 'calendar';
  const typed = { kind, label: field('label') };
  try {
    const token = await makeFeed(house.db, actor, typed);
    return feedsPage(c, house, { made: feedAddress(house, kind, token) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return feedsPage(c, house, { errors: refusalErrors(c.var.t, error, 'label'), typed });
  }
}

function feedAddress(house: House, kind: FeedKind, token: string): string {
  return apiAddressOf(house, `/private-feeds/${token}/${kind === 'atom' ? 'notices.atom' : 'waiting.ics'}`);
}

export async function revokeFeedSent(c: Context<PageEnv>, { db }: House) {
  await revokeFeed(db, ownerHere(c.var.actor), (await fieldsOf(c))('id'));
  return c.redirect(pathIn(c.var.lang, '/notices/feeds'), 303);
}
