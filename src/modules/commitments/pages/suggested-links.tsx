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
  useFrame,
} from '../../../kernel/ui/index.js';
import { decideSuggestedLinks, undoDecidedLinks } from '../decide-suggested-links.js';
import { findSuggestedLinks, type SuggestedEnds } from '../find-suggested-links.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../timing/days.js';
import { AnswerNotice, answerAsQuery, answerIn, type GivenAnswer, momentIn } from './given-answer.js';
import { CommitmentLink, commitmentPath, PlaceLink } from './parts.js';
import { SuggestionTabs } from './suggestions.js';

const SIZE = 20;

/** `/commitments/suggestions/lines`: links between commitments that wait for a person. `?at=` undoes the last answer. */
export async function suggestedLinksPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const query = readListQuery(url, { sortable: ['likeness'], size: SIZE });
  const page = { offset: query.offset, limit: SIZE };
  const { total, rows } = await findSuggestedLinks(house.db, actor, page, { today: dayOf(new Date()), lang });
  return c.html(<SuggestedLinks frame={frame} rows={rows} total={total} page={query.page} done={answerIn(url)} />);
}

/** Takes the answer to one pair, or to all that are ticked. */
export async function suggestedLinksSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, lang } = c.var;
  const sent = await c.req.parseBody({ all: true });
  // "confirm", for those that are ticked, or "confirm <id>", for one.
  const [verb = '', one] = typeof sent.decision === 'string' ? sent.decision.split(' ') : [];
  const decision = (['confirm', 'reject'] as const).find((known) => known === verb);
  if (decision === undefined) throw new Refusal('not-in-list', { field: 'decision' });
  const ids = (one === undefined ? [sent.link].flat() : [one]).filter(
    (id): id is string => typeof id === 'string' && UUID.test(id),
  );
  const here = pathIn(lang, '/commitments/suggestions/lines');
  if (ids.length === 0) return c.redirect(`${here}?ticked=0`, 303);
  return c.redirect(`${here}?${answerAsQuery(await decideSuggestedLinks(house.db, actor, ids, decision))}`, 303);
}

export async function suggestedLinksUndone(c: Context<PageEnv>, house: House): Promise<Response> {
  const { undone } = await undoDecidedLinks(house.db, c.var.actor, momentIn(await c.req.parseBody()));
  if (undone === 0) throw new Refusal('nothing-to-undo');
  return c.redirect(pathIn(c.var.lang, '/commitments/suggestions/lines'), 303);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

interface SuggestedLinksProps {
  frame: Frame;
  rows: readonly SuggestedEnds[];
  total: number;
  page: number;
  done: GivenAnswer;
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
      <AnswerNotice done={done} action={`${here}/undo`} />
      {total === 0 ? (
        <EmptyState title={t('commitments.suggestion.none')}>
          <p>{t('commitments.suggestion.lines-none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <Form action={here}>
            <ol role="list" class="queue">
              {rows.map((row) => (
                <SuggestedLink row={row} />
              ))}
            </ol>
            <div class="actions">
              <Button name="decision" value="confirm">
                {t('commitments.suggestion.confirm-ticked')}
              </Button>
              <Button kind="second" name="decision" value="reject">
                {t('commitments.suggestion.reject-ticked')}
              </Button>
            </div>
          </Form>
          <Pager page={page} size={SIZE} total={total} />
        </>
      )}
    </Layout>
  );
}

function SuggestedLink({ row: { link, earlier, later } }: { row: SuggestedEnds }) {
  const { t } = useFrame();
  const id = `link-${link.id}`;
  return (
    <li>
      <div class="choice">
        <input type="checkbox" id={id} name="link" value={link.id} aria-describedby={`${id}-ends`} />
        <label for={id}>{t(`commitments.suggestion.${link.kind}`)}</label>
      </div>
      <div id={`${id}-ends`}>
        {[earlier, later].map((end) => (
          <p>
            <CommitmentLink commitment={end} />{' '}
            <small>
              <PlaceLink commitment={end} />
            </small>
          </p>
        ))}
      </div>
      <div class="meta">
        {(['confirm', 'reject'] as const).map((decision) => (
          <Button kind="link" name="decision" value={`${decision} ${link.id}`}>
            {t(`commitments.filing.${decision}`)}
          </Button>
        ))}
        <a href={`${commitmentPath(t, later.key)}/line`}>{t('commitments.suggestion.words')}</a>
      </div>
    </li>
  );
}
