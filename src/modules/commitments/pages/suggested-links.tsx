import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  EmptyState,
  Form,
  type Frame,
  Layout,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Undo,
  useFrame,
} from '../../../kernel/ui/index.js';
import { decideLink, LINK_DECISIONS } from '../decide-link.js';
import { findSuggestedLinks, type SuggestedEnds } from '../find-suggested-links.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../timing/days.js';
import { CommitmentLink, commitmentPath, PlaceLink } from './parts.js';
import { SuggestionTabs } from './suggestions.js';

const SIZE = 20;

/** `/commitments/suggestions/lines`: links between commitments that wait for a person. `?link=` and `?key=` undo the last answer. */
export async function suggestedLinksPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const query = readListQuery(url, { sortable: ['likeness'], size: SIZE });
  const page = { offset: query.offset, limit: SIZE };
  const { total, rows } = await findSuggestedLinks(house.db, actor, page, { today: dayOf(new Date()), lang });
  const named = (name: string) => /^[a-z0-9-]{1,120}$/u.exec(url.searchParams.get(name) ?? '')?.[0] ?? null;
  const [link, key] = [named('link'), named('key')];
  const done = link === null || key === null ? null : { link, key };
  return c.html(<SuggestedLinks frame={frame} rows={rows} total={total} page={query.page} done={done} />);
}

/** Takes one answer, or takes it back. */
export async function suggestedLinkSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  const decision = LINK_DECISIONS.find((known) => known === sent.decision);
  if (decision === undefined) throw new Refusal('not-in-list', { field: 'decision' });
  const [link, key] = [c.req.param('link') ?? '', typeof sent.key === 'string' ? sent.key : ''];
  await decideLink(house.db, c.var.actor, key, link, decision);
  const query = decision === 'undo' ? '' : `?${new URLSearchParams({ link, key })}`;
  return c.redirect(pathIn(c.var.lang, `/commitments/suggestions/lines${query}`), 303);
}

interface SuggestedLinksProps {
  frame: Frame;
  rows: readonly SuggestedEnds[];
  total: number;
  page: number;
  done: { link: string; key: string } | null;
}

function SuggestedLinks({ frame, rows, total, page, done }: SuggestedLinksProps) {
  const { t, lang } = frame;
  const here = pathIn(lang, '/commitments/suggestions/lines');
  const title = t('commitments.suggestion.title');
  return (
    <Layout frame={frame} title={title} styles={['commitment.css']}>
      <PageHead
        title={title}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.suggestion.lines-intro')}
      />
      <SuggestionTabs current="lines" />
      {done === null ? null : (
        <Undo action={`${here}/${done.link}`} values={{ key: done.key, decision: 'undo' }}>
          {t('commitments.suggestion.done', { n: 1 })}
        </Undo>
      )}
      {total === 0 ? (
        <EmptyState title={t('commitments.suggestion.none')}>
          <p>{t('commitments.suggestion.lines-none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <ol role="list" class="queue">
            {rows.map((row) => (
              <SuggestedLink row={row} here={here} />
            ))}
          </ol>
          <Pager page={page} size={SIZE} total={total} />
        </>
      )}
    </Layout>
  );
}

function SuggestedLink({ row: { link, earlier, later }, here }: { row: SuggestedEnds; here: string }) {
  const { t } = useFrame();
  return (
    <li>
      <p class="quiet">{t(`commitments.suggestion.${link.kind}`)}</p>
      {[earlier, later].map((end) => (
        <p>
          <CommitmentLink commitment={end} />{' '}
          <small>
            <PlaceLink commitment={end} />
          </small>
        </p>
      ))}
      <Form action={`${here}/${link.id}`}>
        <input type="hidden" name="key" value={later.key} />
        {(['confirm', 'reject'] as const).map((decision) => (
          <>
            <Button kind="link" name="decision" value={decision}>
              {t(`commitments.filing.${decision}`)}
            </Button>{' '}
          </>
        ))}
        <a href={`${commitmentPath(t, later.key)}/line`}>{t('commitments.suggestion.words')}</a>
      </Form>
    </li>
  );
}
