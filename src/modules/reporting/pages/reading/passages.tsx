import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatNumber, type Lang } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  readListQuery,
  Table,
  TextArea,
  TextField,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { PartyLink, partyName } from '../../../parties/index.js';
import { addCode, changeCode, removeCode } from '../../answers/codes.js';
import { type FoundPassages, findPassages, type PassageLine } from '../../answers/find-passages.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import { may } from '../../policy.js';
import { Refusal } from '../../refusal.js';
import { callCrumbs, callPath, RefusedNotice } from '../parts.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';
import { CodeName } from './answer.js';
import { ReadingTabs, TakeAlong } from './reading-tabs.js';
import { PASSAGES_OF_CALL, TAKE_FORM } from './take-form.js';

/** `/calls/:key/reading/passages`: the codes of a call, and the passages that have them. */
export async function passagesPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const { actor, frame, lang, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const query = readListQuery(url, { sortable: ['code'], size: 25 });
  const code = url.searchParams.get('code');
  const page = { offset: query.offset, limit: query.size };
  const found = await findPassages(house.db, actor, view, code, page, lang);
  const writes = may(actor, 'write', 'reading', { party: null, madeBy: view.call.madeBy });
  const taking = await c.var.sectionsOf({ type: PASSAGES_OF_CALL, id: view.call.id });
  return c.html(
    <Passages
      frame={frame}
      view={view}
      found={found}
      query={query}
      writes={writes}
      refused={refused}
      taking={taking}
    />,
  );
}

/** Adds, changes or removes a code. */
export async function passagesSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const key = c.req.param('key') ?? '';
  const { actor, t } = c.var;
  const { name = '', note = '', id = '' } = sent;
  return attempt(
    c,
    sent,
    async () => {
      const here = callPath(t, key, '/reading/passages');
      if (sent.do === 'add') return `${here}?code=${await addCode(house.db, actor, key, { name, note })}`;
      if (sent.do === 'change') {
        await changeCode(house.db, actor, key, { id, seen: countIn(sent.seen) }, { name, note });
        return `${here}?code=${id}`;
      }
      if (sent.do !== 'remove') throw new Refusal('not-in-list');
      await removeCode(house.db, actor, key, id);
      return here;
    },
    (refused) => passagesPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  view: CallInView;
  found: FoundPassages;
  query: ListQuery;
  writes: boolean;
  refused: Refused;
  /** What other modules do with the passages that are ticked. */
  taking: Child[];
}

function Passages({ frame, view, found, query, writes, refused, taking }: Props) {
  const { t, lang, url } = frame;
  const { call, content } = view;
  const title = t('reporting.passages.title');
  const chosen = found.codes.find(({ id }) => id === url.searchParams.get('code'));
  const here = callPath(t, call.key, '/reading/passages');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.passages.intro')} />
      <ReadingTabs callKey={call.key} current="passages" reads />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Table
        id="codes"
        caption={t('reporting.passages.codes')}
        stacks
        columns={[
          {
            key: 'name',
            label: t('reporting.marks.code'),
            heads: true,
            cell: ({ id, name }) => (
              <a href={`${here}?code=${id}`} aria-current={id === chosen?.id ? 'true' : undefined}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { key: 'note', label: t('reporting.passages.note'), cell: ({ note }) => <bdi>{note}</bdi> },
          {
            key: 'passages',
            label: t('reporting.passages.count'),
            numeric: true,
            cell: ({ passages }) => formatNumber(lang, passages),
          },
        ]}
        rows={found.codes}
        empty={
          <EmptyState title={t('reporting.passages.no-codes')}>
            <p>{t('reporting.passages.no-codes-next')}</p>
          </EmptyState>
        }
      />
      {writes ? <CodeForm here={here} code={chosen ?? null} refused={refused} /> : null}
      <Lines
        callKey={call.key}
        found={found}
        query={query}
        heading={chosen?.name ?? null}
        tickable={taking.length > 0}
      />
      {taking}
      {chosen === undefined ? null : (
        <p>
          <a href={here}>{t('reporting.passages.all')}</a>
        </p>
      )}
      <TakeAlong path={here} query={new URLSearchParams(chosen === undefined ? {} : { code: chosen.id })} />
    </Layout>
  );
}

function CodeForm({
  here,
  code,
  refused: { typed, errors },
}: {
  here: string;
  code: FoundPassages['codes'][number] | null;
  refused: Refused;
}) {
  const { t } = useFrame();
  return (
    <details open={Object.keys(errors).length > 0 || undefined}>
      <summary>{t(code === null ? 'reporting.passages.add' : 'reporting.passages.change')}</summary>
      <Form action={code === null ? here : `${here}?code=${code.id}`}>
        {code === null ? null : (
          <>
            <input type="hidden" name="id" value={code.id} />
            <input type="hidden" name="seen" value={String(code.revision)} />
          </>
        )}
        <TextField
          name="name"
          label={t('reporting.passages.name')}
          value={typed.name ?? code?.name}
          error={errors.name}
        />
        <TextArea
          name="note"
          label={t('reporting.passages.note')}
          rows={3}
          value={typed.note ?? code?.note}
          error={errors.note}
        />
        <div class="actions">
          <Button kind="second" name="do" value={code === null ? 'add' : 'change'}>
            {t('reporting.build.save')}
          </Button>
          {code === null || code.passages > 0 ? null : (
            <Button kind="link" name="do" value="remove">
              {t('reporting.passages.remove')}
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}

function Lines({
  callKey,
  found,
  query,
  heading,
  tickable,
}: {
  callKey: string;
  found: FoundPassages;
  query: ListQuery;
  heading: string | null;
  tickable: boolean;
}) {
  const { t } = useFrame();
  const path = ({ party, passage }: PassageLine) =>
    callPath(t, callKey, `/reading/${party.code}/${passage.questionId}`);
  // Only what is public can be taken to where everybody reads it.
  const tick = ({ passage: { id, audience }, party }: PassageLine) =>
    audience === 'public' ? (
      <input
        type="checkbox"
        name="mark"
        value={id}
        form={TAKE_FORM}
        aria-label={t('reporting.passages.take-of', { party: partyName(t, party) })}
      />
    ) : null;
  const quoted = (quote: string, lang: Lang) => (
    <bdi lang={lang} class="said">
      {quote}
    </bdi>
  );
  return (
    <Table
      id="passages"
      caption={
        heading === null
          ? t('reporting.passages.passages', { n: found.total })
          : t('reporting.passages.passages-of', { n: found.total, code: heading })
      }
      stacks
      list={{ query, total: found.total }}
      columns={[
        ...(tickable ? [{ key: 'take', label: t('reporting.passages.take'), cell: tick }] : []),
        { key: 'code', label: t('reporting.marks.code'), cell: ({ passage }) => <CodeName mark={passage} /> },
        {
          key: 'party',
          label: t('reporting.parties.party'),
          heads: true,
          cell: ({ party }) => <PartyLink party={party} />,
        },
        {
          key: 'question',
          label: t('reporting.beside.question'),
          cell: (line) => <a href={path(line)}>{t('reporting.passages.question', { number: line.number })}</a>,
        },
        {
          key: 'quote',
          label: t('reporting.marks.passage'),
          cell: ({ passage }) => quoted(passage.quote, passage.lang),
        },
        { key: 'note', label: t('reporting.marks.note'), cell: ({ passage }) => <bdi>{passage.note}</bdi> },
      ]}
      rows={found.lines}
      empty={
        <EmptyState title={t('reporting.passages.none')}>
          <p>{t('reporting.passages.none-next')}</p>
        </EmptyState>
      }
    />
  );
}
