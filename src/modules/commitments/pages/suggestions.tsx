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
  Tabs,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type Filing, SCHEMES, type Scheme } from '../commitment.js';
import { decideSuggested } from '../decide-filing.js';
import type { ListedCommitment } from '../find-commitments.js';
import { findSuggestions } from '../find-suggestions.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../timing/days.js';
import { undoDecided } from '../undo-decided.js';
import { codedWord } from './commitment-filings.js';
import { AnswerNotice, answerAsQuery, answerIn, type GivenAnswer, momentIn } from './given-answer.js';
import { CommitmentLink, PlaceLink } from './parts.js';

const SIZE = 20;

/** `/commitments/suggestions`: filings that a rule suggested. `?decided=` and `?left=` say what the last answer did, `?at=` undoes it. */
export async function suggestionsPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const query = readListQuery(url, { sortable: ['document'], size: SIZE });
  const { total, rows } = await findSuggestions(
    house.db,
    actor,
    { offset: query.offset, limit: SIZE },
    { today: dayOf(new Date()), lang },
  );
  return c.html(<Suggestions frame={frame} rows={rows} total={total} page={query.page} done={answerIn(url)} />);
}

/** Takes the answer to one filing, to a commitment or to the whole page. */
export async function suggestionsSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, frame } = c.var;
  const sent = await c.req.parseBody({ all: true });
  const decision = (['confirm', 'reject'] as const).find((known) => known === sent.decision);
  if (decision === undefined) throw new Refusal('not-in-list', { field: 'decision' });
  const list = [sent.filing].flat().flatMap((value) => (typeof value === 'string' ? (named(value) ?? []) : []));
  const keys = [...new Set(list.map(({ key }) => key))];
  const { decided, left, at } = await decideSuggested(
    house.db,
    actor,
    keys.map((key) => ({ key, filings: list.filter((one) => one.key === key) })),
    decision,
  );
  return c.redirect(pathIn(frame.lang, `/commitments/suggestions?${answerAsQuery({ decided, left, at })}`), 303);
}

export async function suggestionsUndone(c: Context<PageEnv>, house: House): Promise<Response> {
  const { undone } = await undoDecided(house.db, c.var.actor, momentIn(await c.req.parseBody()));
  if (undone === 0) throw new Refusal('nothing-to-undo');
  return c.redirect(pathIn(c.var.lang, '/commitments/suggestions'), 303);
}

/** "a-res-70-179-op-1-1 theme:a" */
function named(value: string): (Pick<Filing, 'scheme' | 'code'> & { key: string }) | null {
  const [key = '', filing = ''] = value.split(' ');
  const [name, code = ''] = filing.split(':');
  const scheme = (Object.keys(SCHEMES) as Scheme[]).find((known) => known === name);
  return scheme === undefined ? null : { key, scheme, code };
}

interface SuggestionsProps {
  frame: Frame;
  rows: readonly ListedCommitment[];
  total: number;
  page: number;
  done: GivenAnswer;
}

function Suggestions({ frame, rows, total, page, done }: SuggestionsProps) {
  const { t, lang } = frame;
  const here = pathIn(lang, '/commitments/suggestions');
  const title = t('commitments.suggestion.title');
  return (
    <Layout frame={frame} title={title} styles={['commitment.css']}>
      <PageHead
        title={title}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.suggestion.intro')}
      />
      <SuggestionTabs current="filings" />
      <AnswerNotice done={done} action={`${here}/undo`} />
      {total === 0 ? (
        <EmptyState title={t('commitments.suggestion.none')}>
          <p>{t('commitments.suggestion.none-text')}</p>
          <p>
            <a href={pathIn(lang, '/commitments')}>{t('commitments.register.title')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <ol role="list" class="queue">
            {rows.map((row) => (
              <Suggested row={row} here={here} />
            ))}
          </ol>
          <Form action={here}>
            {rows.flatMap((row) => waiting(row).map((filing) => <Named row={row} filing={filing} />))}
            <div class="actions">
              <Button name="decision" value="confirm">
                {t('commitments.suggestion.confirm-page', { n: rows.flatMap(waiting).length })}
              </Button>
            </div>
          </Form>
          <Pager page={page} size={SIZE} total={total} />
        </>
      )}
    </Layout>
  );
}

const waiting = ({ filings }: ListedCommitment) => filings.filter(({ standing }) => standing === 'suggested');

function Named({ row, filing: { scheme, code } }: { row: ListedCommitment; filing: Filing }) {
  return <input type="hidden" name="filing" value={`${row.key} ${scheme}:${code}`} />;
}

function Suggested({ row, here }: { row: ListedCommitment; here: string }) {
  const { t } = useFrame();
  return (
    <li>
      <h2>
        <CommitmentLink commitment={row} />{' '}
        <small>
          <PlaceLink commitment={row} />
        </small>
      </h2>
      <ul role="list">
        {waiting(row).map((filing) => (
          <li>
            <Form action={here}>
              <Named row={row} filing={filing} />
              <span>
                <span class="quiet">{t(`commitments.scheme.${filing.scheme}`)}</span>{' '}
                {codedWord(t, filing.scheme, filing.code)}
              </span>{' '}
              {(['confirm', 'reject'] as const).map((decision) => (
                <>
                  <Button kind="link" name="decision" value={decision}>
                    {t(`commitments.filing.${decision}`)}
                    <span class="heard"> {codedWord(t, filing.scheme, filing.code)}</span>
                  </Button>{' '}
                </>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The two queues: where commitments belong, and which of them say the same. */
export function SuggestionTabs({ current }: { current: 'filings' | 'lines' }) {
  const { t, lang } = useFrame();
  const here = pathIn(lang, '/commitments/suggestions');
  return (
    <Tabs
      label={t('commitments.suggestion.title')}
      tabs={[
        { label: t('commitments.page.filed'), href: here, current: current === 'filings' },
        { label: t('commitments.suggestion.lines'), href: `${here}/lines`, current: current === 'lines' },
      ]}
    />
  );
}
