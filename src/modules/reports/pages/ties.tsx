import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  Form,
  type Frame,
  Layout,
  PageHead,
  TextField,
} from '../../../kernel/ui/index.js';
import { commitmentName, findListed, type ListedCommitment } from '../../commitments/index.js';
import { nameOf, placeWord } from '../../documents/index.js';
import { type Call, findCallsSeen, findInParagraphs, numbered, textIn } from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import { describeSection, sectionOf, wordingIn } from '../report/arrange-report.js';
import type { Draft } from '../report/get-report.js';
import type { Section } from '../report/report.js';
import { writableDraft } from './outline.js';
import { crumbsOf, reportPath } from './parts.js';
import { sentIn } from './refused.js';

/** `/reports/:key/sections/:section/ties`: which questions and commitments a section is about. */
export async function tiesPage(c: Context<PageEnv>, house: House) {
  const draft = await writableDraft(c, house);
  const section = sectionOf(draft.report.content, c.req.param('section') ?? '');
  const { db } = house;
  const { actor, lang } = c.var;
  const query = c.var.url.searchParams;
  const asked = {
    symbol: (query.get('symbol') ?? '').slice(0, 200),
    numbers: (query.get('numbers') ?? '').slice(0, 200),
  };
  const scene = { today: dayOf(new Date()), lang };
  const [tied, found, calls] = [
    await findListed(db, actor, section.commitments, scene),
    await findInParagraphs(db, actor, asked, scene),
    await findCallsSeen(db.connection, actor),
  ];
  const commitments = [...tied, ...found.filter(({ id }) => !section.commitments.includes(id))];
  const props = { draft, section, calls, commitments, asked, found: new Set(found.map(({ id }) => id)) };
  return c.html(<Ties frame={c.var.frame} {...props} />);
}

export async function tiesSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { db } = house;
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  const section = c.req.param('section') ?? '';
  const calls = await findCallsSeen(db.connection, actor);
  const questions = sent.all('question').map((value) => {
    const [call = '', question = ''] = value.split('/');
    const known = calls.find(({ id }) => id === call)?.content.questions.some(({ id }) => id === question);
    if (known !== true) throw new Refusal('no-such-question');
    return { call, question };
  });
  const scene = { today: dayOf(new Date()), lang: c.var.lang };
  const listed = await findListed(db, actor, sent.all('commitment').filter(isId), scene);
  const commitments = listed.map(({ id }) => id);
  await describeSection(db, actor, { key, section }, { questions, commitments });
  return c.redirect(reportPath(t, key, `/sections/${section}`), 303);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}

interface Props {
  frame: Frame;
  draft: Draft;
  section: Section;
  calls: Call[];
  commitments: ListedCommitment[];
  asked: { symbol: string; numbers: string };
  found: ReadonlySet<string>;
}

function Ties({ frame, draft: { report }, section, calls, commitments, asked, found }: Props) {
  const { t, lang } = frame;
  const title = t('reports.ties.title');
  const below = `/sections/${section.id}`;
  const here = reportPath(t, report.key, `${below}/ties`);
  const above = [
    ...crumbsOf(t, report),
    { label: wordingIn(section.headings, lang, report.content.lang).text, href: reportPath(t, report.key, below) },
  ];
  const tied = new Set(section.questions.map(({ question }) => question));
  const shown = calls.filter(({ version, content }) => version > 0 || content.questions.some(({ id }) => tied.has(id)));
  return (
    <Layout frame={frame} title={title} styles={['reports.css']}>
      <PageHead title={title} above={above} intro={t('reports.ties.intro')} />
      <form action={here} class="block">
        <TextField name="symbol" label={t('reports.ties.symbol')} width="short" value={asked.symbol} />
        <TextField
          name="numbers"
          label={t('reports.ties.numbers')}
          hint={t('reports.ties.numbers-hint')}
          width="short"
          value={asked.numbers}
        />
        <div class="actions">
          <Button kind="second">{t('reports.ties.find')}</Button>
        </div>
      </form>
      <Form action={here}>
        {commitments.length === 0 ? (
          <p class="quiet">{t(asked.symbol === '' ? 'reports.ties.no-commitments' : 'reports.ties.none-found')}</p>
        ) : (
          <Choices
            name="commitment"
            kind="checkbox"
            legend={t('reports.ties.commitments')}
            chosen={[...section.commitments, ...found]}
            options={commitments.map((commitment) => {
              const name = commitmentName(t, commitment);
              return {
                value: commitment.id,
                label: (
                  <>
                    {nameOf(t, commitment.document)}
                    {t('documents.comma')}
                    {placeWord(t, commitment)}: <bdi lang={name.lang}>{name.text}</bdi>
                  </>
                ),
              };
            })}
          />
        )}
        {shown.length === 0 ? <p class="quiet">{t('reports.ties.no-calls')}</p> : null}
        {shown.map(({ id, key, content }) => {
          const words = textIn(content.texts, 'title', lang, content.lang)?.text ?? key;
          const about = content.questions.filter(({ subjects }) =>
            subjects.some((subject) => commitments.some((one) => subject === `commitment/${one.id}`)),
          );
          const suggested = tied.size === 0 ? about.map((question) => question.id) : [];
          return (
            <details
              open={content.questions.some((one) => tied.has(one.id) || suggested.includes(one.id)) || undefined}
            >
              <summary>{words}</summary>
              <Choices
                name="question"
                kind="checkbox"
                legend={t('reports.ties.questions')}
                chosen={[...tied, ...suggested].map((question) => `${id}/${question}`)}
                options={numbered(content).map((question, at) => {
                  const text = textIn(content.texts, `question/${question.id}`, lang, content.lang);
                  return {
                    value: `${id}/${question.id}`,
                    label: (
                      <>
                        {at + 1}. <bdi lang={text?.lang}>{text?.text ?? ''}</bdi>
                      </>
                    ),
                  };
                })}
              />
            </details>
          );
        })}
        <div class="actions">
          <Button>{t('reports.save')}</Button>
          <ButtonLink href={reportPath(t, report.key, below)}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
