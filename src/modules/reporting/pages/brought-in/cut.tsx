import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  Facts,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  Pager,
  Select,
  Table,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { cutDocument, keepBroughtIn } from '../../brought-in/bring-in.js';
import { type BroughtParagraph, needsHand } from '../../brought-in/brought-document.js';
import { type DocumentInView, getDocument } from '../../brought-in/get-document.js';
import { textIn } from '../../calls/texts.js';
import { Refusal } from '../../refusal.js';
import { answerPath, callCrumbs, callPath, Day, RefusedNotice, SubmissionTag } from '../parts.js';
import { numbered } from '../questions-view.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';

/** Paragraphs on a page. */
const SIZE = 30;
/** Chosen for a paragraph that goes on with what the one above it says. */
const ABOVE = 'above';

/** `/calls/:key/bring-in/:party`: the paragraphs of an old document, each to be given to a question. */
export async function cutPage(c: Context<PageEnv>, { db }: House, refused: Refused = NOTHING_REFUSED) {
  const place = { key: c.req.param('key') ?? '', code: c.req.param('party') ?? '' };
  const one = await getDocument(db, c.var.actor, place);
  return c.html(<Cut frame={c.var.frame} one={one} page={pageIn(c)} refused={refused} />);
}

function pageIn(c: Context<PageEnv>): number {
  return Math.max(1, countIn(c.var.url.searchParams.get('page') ?? undefined));
}

export async function cutSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { actor, t } = c.var;
  const place = { key: c.req.param('key') ?? '', code: c.req.param('party') ?? '' };
  const here = callPath(t, place.key, `/bring-in/${place.code}`);
  const seen = countIn(sent.seen);
  return attempt(
    c,
    sent,
    async () => {
      if (sent.do === 'keep') {
        await keepBroughtIn(house.db, actor, place, seen);
        return answerPath(t, place.key, place.code);
      }
      if (sent.do !== 'cut') throw new Refusal('not-in-list');
      const { document } = await getDocument(house.db, actor, place);
      const page = pageIn(c);
      await cutDocument(house.db, actor, place, chosenIn(sent, document.paragraphs), seen);
      const last = Math.max(1, Math.ceil(document.paragraphs.length / SIZE));
      return page < last ? `${here}?page=${page + 1}` : `${here}?page=${page}#cut`;
    },
    (refused) => cutPage(c, house, refused),
  );
}

/** What was chosen, by place; "as above" is what the paragraph before it has. */
function chosenIn(
  sent: Readonly<Record<string, string>>,
  paragraphs: readonly BroughtParagraph[],
): Map<number, string | null> {
  const chosen = new Map<number, string | null>();
  for (const [at] of paragraphs.entries()) {
    const value = sent[`p${at}`];
    if (value === undefined) continue;
    const above = chosen.get(at - 1) ?? paragraphs[at - 1]?.question ?? null;
    chosen.set(at, value === ABOVE ? above : value === '' ? null : value);
  }
  return chosen;
}

interface Props {
  frame: Frame;
  one: DocumentInView;
  page: number;
  refused: Refused;
}

function Cut({ frame, one, page, refused }: Props) {
  const { t } = frame;
  const { view, content, party, submission, document } = one;
  const { paragraphs } = document;
  const title = t('reporting.brought-in.cut-title', { party: partyName(t, party) });
  const above = [
    ...callCrumbs(t, view.call, content),
    { label: t('reporting.brought-in.title'), href: callPath(t, view.call.key, '/bring-in') },
  ];
  const given = [...submission.answers.values()].flatMap(({ questionId, value }) =>
    value === null ? [] : [questionId],
  );
  const done = new Set([...paragraphs.flatMap(({ question }) => question ?? []), ...given]).size;
  const open = submission.state === 'draft' && submission.version === 0;
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={above} meta={<SubmissionTag state={submission.state} />} />
      <RefusedNotice refused={refused} />
      <Facts
        facts={[
          { name: t('reporting.brought-in.file'), value: <bdi>{submission.source?.name}</bdi> },
          { name: t('reporting.brought-in.origin'), value: <bdi>{document.origin}</bdi> },
          { name: t('reporting.brought-in.sent-on'), value: <Day day={document.sentOn} /> },
          { name: t('reporting.beside.column.audience'), value: t(`reporting.audience.${document.audience}`) },
          {
            name: t('reporting.brought-in.cut'),
            value: t('reporting.overview.progress', { done, of: content.questions.length }),
          },
        ]}
      />
      {open ? (
        <>
          <Paragraphs one={one} page={page} />
          <ByHand one={one} given={new Set(given)} />
        </>
      ) : (
        <Notice kind="done">
          <a href={answerPath(t, view.call.key, party.code)}>{t('reporting.brought-in.kept')}</a>
        </Notice>
      )}
      {open && done > 0 ? (
        <Form action={callPath(t, view.call.key, `/bring-in/${party.code}`)}>
          <input type="hidden" name="seen" value={String(document.revision)} />
          <p id="cut">{t('reporting.brought-in.keep-hint')}</p>
          <div class="actions">
            <Button kind="second" name="do" value="keep">
              {t('reporting.brought-in.keep', { n: done })}
            </Button>
          </div>
        </Form>
      ) : null}
    </Layout>
  );
}

/** Questions that words alone do not answer, each with a page of its own. */
function ByHand({ one, given }: { one: DocumentInView; given: ReadonlySet<string> }) {
  const { t, lang } = useFrame();
  const { view, content, party } = one;
  const questions = numbered(content).flatMap((question, at) =>
    needsHand(question) ? [{ ...question, number: at + 1 }] : [],
  );
  return (
    <Table
      id="given"
      caption={t('reporting.brought-in.by-hand')}
      stacks
      columns={[
        { key: 'n', label: t('reporting.brought-in.number'), numeric: true, cell: ({ number }) => number },
        {
          key: 'question',
          label: t('reporting.beside.question'),
          heads: true,
          cell: ({ id }) => (
            <a href={callPath(t, view.call.key, `/bring-in/${party.code}/${id}`)}>
              <bdi>{textIn(content.texts, `question/${id}`, lang, content.lang)?.text ?? ''}</bdi>
            </a>
          ),
        },
        {
          key: 'state',
          label: t('reporting.brought-in.answer'),
          cell: ({ id }) => t(given.has(id) ? 'reporting.brought-in.given' : 'reporting.brought-in.not-given'),
        },
      ]}
      rows={questions}
      empty={null}
    />
  );
}

const LONGEST_OPTION = 70;

function Paragraphs({ one, page }: { one: DocumentInView; page: number }) {
  const { t, lang } = useFrame();
  const { view, content, party, document } = one;
  const words = (id: string) => {
    const text = textIn(content.texts, `question/${id}`, lang, content.lang)?.text ?? '';
    return text.length > LONGEST_OPTION ? `${text.slice(0, LONGEST_OPTION).trimEnd()}…` : text;
  };
  const questions = numbered(content).map(({ id }, at) => ({ value: id, label: `${at + 1}. ${words(id)}` }));
  const from = (page - 1) * SIZE;
  const shown = document.paragraphs.slice(from, from + SIZE);
  return (
    <Form action={`${callPath(t, view.call.key, `/bring-in/${party.code}`)}?page=${page}`}>
      <input type="hidden" name="seen" value={String(document.revision)} />
      <p class="quiet">{t('reporting.brought-in.how')}</p>
      <ol class="cut" start={from + 1}>
        {shown.map(({ text, question }, k) => (
          <li>
            <p class="said" lang={document.lang} dir="auto">
              {text}
            </p>
            <Select
              name={`p${from + k}`}
              label={t('reporting.brought-in.answers', { number: from + k + 1 })}
              value={question ?? ''}
              options={[
                { value: '', label: t('reporting.brought-in.nothing') },
                ...(from + k === 0 ? [] : [{ value: ABOVE, label: t('reporting.brought-in.above') }]),
                ...questions,
              ]}
            />
          </li>
        ))}
      </ol>
      <div class="actions">
        <Button name="do" value="cut">
          {t(from + SIZE < document.paragraphs.length ? 'reporting.brought-in.save-next' : 'reporting.build.save')}
        </Button>
      </div>
      <Pager page={page} size={SIZE} total={document.paragraphs.length} />
    </Form>
  );
}
