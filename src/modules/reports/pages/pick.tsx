import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Select,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type Party, partyName } from '../../parties/index.js';
import { findCurrentAnswers, type SentAnswer, seesAnswer, textIn, wordsOfValue } from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import { sectionOf, wordingIn } from '../report/arrange-report.js';
import { AMONG } from '../report/block.js';
import { chose, counted } from '../report/count-answers.js';
import { allParties, countsIn, statesAmong } from '../report/gather.js';
import type { Draft } from '../report/get-report.js';
import { fitsMap } from '../report/map-answers.js';
import { sentencesOf, textOf } from '../report/passages.js';
import type { Section } from '../report/report.js';
import {
  type Asking,
  askedIn,
  getAsking,
  type Reckoning,
  takePassages,
  takeReckoning,
} from '../report/take-answers.js';
import { writableDraft } from './outline.js';
import { crumbsOf, RefusedNotice, reportPath } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

interface Picking {
  draft: Draft;
  section: Section;
  asking: Asking;
  /** All that count, and those of them that the officer sees. */
  answers: SentAnswer[];
  seen: SentAnswer[];
  parties: ReadonlyMap<string, Party>;
}

/** `/reports/:key/sections/:section/questions/:question`: the answers to one question, to take from. */
export async function pickPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const draft = await writableDraft(c, house);
  const { section: at = '', question = '' } = c.req.param() as Record<string, string>;
  const section = sectionOf(draft.report.content, at);
  const db = house.db.connection;
  const asking = await getAsking(db, askedIn(draft.report.content, at, question));
  const answers = (await findCurrentAnswers(db, [question])).filter((answer) => countsIn(draft.report.content, answer));
  const parties = await allParties(house.db);
  const seen = answers.filter((answer) => seesAnswer(c.var.actor, answer));
  const name = ({ partyId }: SentAnswer) => {
    const party = parties.get(partyId);
    return party === undefined ? '' : partyName(c.var.t, party);
  };
  const order = new Intl.Collator(c.var.lang);
  seen.sort((a, b) => order.compare(name(a), name(b)));
  const picking = { draft, section, asking, answers, seen, parties };
  return c.html(<Pick frame={c.var.frame} picking={picking} refused={refused} />);
}

export async function pickSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { fields } = sent;
  const { actor, t } = c.var;
  const { key = '', section = '', question = '' } = c.req.param() as Record<string, string>;
  const place = { key, section };
  return attempt(
    c,
    fields,
    async () => {
      const [what = '', id = ''] = (fields.do ?? '').split(' ');
      if (what === 'quote') {
        await takePassages(house.db, actor, place, {
          question,
          submission: id,
          sha256: fields.sha256 ?? '',
          spans: sent.all('span'),
        });
      } else await takeReckoning(house.db, actor, place, question, reckoningIn(what, id, fields.among));
      return reportPath(t, key, `/sections/${section}`);
    },
    (refused) => pickPage(c, house, refused),
  );
}

function reckoningIn(what: string, id: string, typed: string | undefined): Reckoning {
  const among = AMONG.find((one) => one === typed) ?? 'states';
  if (what === 'count') return { kind: 'count', option: id, among };
  if (what === 'sum' || what === 'median') return { kind: 'number', what, among };
  if (what === 'map') return { kind: 'map', option: id === '' ? null : id, among: 'states' };
  if (what === 'table' || what === 'picture') return { kind: what, among };
  throw new Refusal('not-in-list');
}

function Pick({ frame, picking, refused }: { frame: Frame; picking: Picking; refused: Refused }) {
  const { t, lang } = frame;
  const { draft, section, asking } = picking;
  const { report } = draft;
  const { content, question, number } = asking;
  const words = textIn(content.texts, `question/${question.id}`, lang, content.lang);
  const below = reportPath(t, report.key, `/sections/${section.id}`);
  const title = t('reports.pick.title', { number });
  const above = [
    ...crumbsOf(t, report),
    { label: wordingIn(section.headings, lang, report.content.lang).text, href: below },
  ];
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={above} intro={<bdi lang={words?.lang}>{words?.text ?? ''}</bdi>} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <p>{t('reports.pick.answered', { n: picking.answers.length })}</p>
      <Numbers picking={picking} />
      <Quotable picking={picking} />
    </Layout>
  );
}

function Numbers({ picking: { draft, section, asking, answers, parties } }: { picking: Picking }) {
  const { t, lang } = useFrame();
  const { question, content } = asking;
  const { asked } = question;
  if (answers.length === 0 || (asked.kind !== 'choice' && asked.kind !== 'number')) return null;
  const here = reportPath(t, draft.report.key, `/sections/${section.id}/questions/${question.id}`);
  const states = counted(answers, 'states', statesAmong(parties));
  return (
    <Form action={here}>
      <Select
        name="among"
        label={t('reports.pick.among')}
        value={states.length === 0 ? 'all' : 'states'}
        options={AMONG.map((among) => ({ value: among, label: t(`reports.pick.among-${among}`) }))}
      />
      {asked.kind === 'number' ? (
        <div class="actions">
          {(['sum', 'median'] as const).map((what) => (
            <Button kind="second" name="do" value={what}>
              {t(`reports.pick.${what}`)}
            </Button>
          ))}
        </div>
      ) : (
        <>
          <Table
            id="options"
            caption={t('reports.pick.options')}
            columns={[
              {
                key: 'option',
                label: t('reports.figure.answer'),
                heads: true,
                cell: (option: string) =>
                  textIn(content.texts, `option/${question.id}/${option}`, lang, content.lang)?.text ?? '',
              },
              {
                key: 'states',
                label: t('reports.figure.said-states'),
                numeric: true,
                cell: (option) => states.filter((answer) => chose(answer, option)).length,
              },
              {
                key: 'all',
                label: t('reports.figure.said-all'),
                numeric: true,
                cell: (option) => answers.filter((answer) => chose(answer, option)).length,
              },
              {
                key: 'take',
                label: t('reports.outline.acts'),
                cell: (option) => (
                  <span class="acts">
                    {(['count', 'map'] as const).map((what) => (
                      <Button kind="link" name="do" value={`${what} ${option}`}>
                        {t(`reports.pick.${what}`)}
                        <span class="heard">
                          {' '}
                          {textIn(content.texts, `option/${question.id}/${option}`, lang, content.lang)?.text ?? ''}
                        </span>
                      </Button>
                    ))}
                  </span>
                ),
              },
            ]}
            rows={asked.options}
          />
          <div class="actions">
            <Button kind="second" name="do" value="table">
              {t('reports.pick.table')}
            </Button>
            <Button kind="second" name="do" value="picture">
              {t('reports.pick.picture')}
            </Button>
            {fitsMap(question) ? (
              <Button kind="second" name="do" value="map">
                {t('reports.pick.map')}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Form>
  );
}

const PAGE = 20;

function Quotable({ picking: { draft, section, asking, seen, parties } }: { picking: Picking }) {
  const { t, lang, url } = useFrame();
  const query = readListQuery(url, { sortable: ['name'], size: PAGE });
  const { question, content, callKey } = asking;
  const here = reportPath(t, draft.report.key, `/sections/${section.id}/questions/${question.id}`);
  const hidden = seen.filter(({ audience }) => audience !== 'public').length;
  const open = seen.filter(({ audience }) => audience === 'public');
  const shown = open.slice(query.offset, query.offset + PAGE);
  return (
    <>
      {hidden > 0 ? <p class="quiet">{t('reports.pick.hidden', { n: hidden })}</p> : null}
      {shown.map((answer) => {
        const party = parties.get(answer.partyId);
        const text = textOf(answer.value);
        return (
          <section class="block" id={`a-${answer.submissionId}`}>
            <h2>
              <a href={pathIn(lang, `/calls/${callKey}/answers/${party?.code ?? ''}#q-${question.id}`)}>
                {party === undefined ? '' : partyName(t, party)}
              </a>{' '}
              {answer.lang === lang ? null : <span class="quiet">{LANGUAGE_NAMES[answer.lang]}</span>}
            </h2>
            {text === null ? (
              <p>{wordsOfValue(t, question, content, answer.value)}</p>
            ) : (
              <Form action={here} label={party === undefined ? undefined : partyName(t, party)}>
                <input type="hidden" name="sha256" value={answer.sha256} />
                <ul class="sentences">
                  {sentencesOf(text, answer.lang).map(({ from, to }, at) => {
                    const id = `span-${answer.submissionId}-${at}`;
                    return (
                      <li class="choice">
                        <input type="checkbox" id={id} name="span" value={`${from}-${to}`} />
                        <label for={id} lang={answer.lang} dir="auto">
                          {text.slice(from, to).trim()}
                        </label>
                      </li>
                    );
                  })}
                </ul>
                <p>
                  <Button kind="second" name="do" value={`quote ${answer.submissionId}`}>
                    {t('reports.pick.take')}
                  </Button>
                </p>
              </Form>
            )}
          </section>
        );
      })}
      <Pager page={query.page} size={PAGE} total={open.length} />
    </>
  );
}
