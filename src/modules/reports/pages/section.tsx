import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { piecesOf } from '../compose/compose.js';
import { figureOf } from '../compose/figures.js';
import { phraseOf } from '../compose/phrases.js';
import { Refusal } from '../refusal.js';
import { describeSection, sectionOf, wordingIn } from '../report/arrange-report.js';
import type { Block } from '../report/block.js';
import { checkedWordings } from '../report/checked.js';
import type { Draft } from '../report/get-report.js';
import { findReportsSeen } from '../report/get-report.js';
import type { Section } from '../report/report.js';
import { takeRegister, takeSection } from '../report/take-others.js';
import { addText, moveBlock, removeBlock } from '../report/write-block.js';
import { findReportVersion } from '../store/versions.js';
import { Acts, writableDraft } from './outline.js';
import {
  crumbsOf,
  FlagWords,
  RefusedNotice,
  ReportTabs,
  reportPath,
  reportTitle,
  Worded,
  WordingFields,
} from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** Sections of published reports that can be referred to. */
interface Reusable {
  value: string;
  label: string;
}

/** `/reports/:key/sections/:section`: its sentences in their order, and where more come from. */
export async function sectionPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const draft = await writableDraft(c, house);
  const section = sectionOf(draft.report.content, c.req.param('section') ?? '');
  const reusable = await findReusable(c, house, draft.report.id);
  return c.html(
    <SectionView frame={c.var.frame} draft={draft} section={section} reusable={reusable} refused={refused} />,
  );
}

async function findReusable(c: Context<PageEnv>, house: House, but: string): Promise<Reusable[]> {
  const { t, actor } = c.var;
  const reusable: Reusable[] = [];
  for (const { id, key, version } of await findReportsSeen(house.db.connection, actor)) {
    if (id === but || version === 0) continue;
    const published = await findReportVersion(house.db.connection, id, version);
    if (published === null) continue;
    const { content } = published;
    for (const { id: section, headings } of content.sections) {
      const heading = wordingIn(headings, t.lang, content.lang).text;
      reusable.push({ value: `${key}/${version}/${section}`, label: `${reportTitle(t, content)}: ${heading}` });
    }
  }
  return reusable;
}

export async function sectionSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  const { db } = house;
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  const section = c.req.param('section') ?? '';
  const place = { key, section };
  return attempt(
    c,
    fields,
    async () => {
      const [what = '', id = ''] = (fields.do ?? '').split(' ');
      const { lang = '', text = '' } = fields;
      if (what === 'text') {
        if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
        await addText(db, actor, place, { text, lang, joins: fields.joins === 'yes' });
      } else if (what === 'headings')
        await describeSection(db, actor, place, { headings: checkedWordings(fields, 'heading') });
      else if (what === 'register') await takeRegister(db, actor, place);
      else if (what === 'reuse') await takeSection(db, actor, place, fields.from ?? '');
      else if (what === 'remove') await removeBlock(db, actor, { key, block: id });
      else if (what === 'up' || what === 'down') await moveBlock(db, actor, { key, block: id }, what === 'up' ? -1 : 1);
      else throw new Refusal('not-in-list');
      return reportPath(t, key, `/sections/${section}`);
    },
    (refused) => sectionPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  draft: Draft;
  section: Section;
  reusable: Reusable[];
  refused: Refused;
}

function SectionView({ frame, draft, section, reusable, refused }: Props) {
  const { t, lang } = frame;
  const { report } = draft;
  const { errors, typed } = refused;
  const title = wordingIn(section.headings, lang, report.content.lang).text;
  const here = reportPath(t, report.key, `/sections/${section.id}`);
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} above={crumbsOf(t, report)} />
      <ReportTabs report={report} current="outline" />
      <ErrorSummary errors={errors} />
      <RefusedNotice refused={refused} />
      <h2>{t('reports.outline.sentences')}</h2>
      {section.blocks.length === 0 ? <p class="quiet">{t('reports.section.none')}</p> : null}
      <ol class="blocks">
        {section.blocks.map((block) => (
          <li id={`b-${block.id}`}>
            <BlockLine draft={draft} block={block} here={here} />
          </li>
        ))}
      </ol>
      <h2>{t('reports.section.from-answers')}</h2>
      <Asked draft={draft} section={section} />
      <h2>{t('reports.section.own')}</h2>
      <Form action={here}>
        <TextArea
          name="text"
          label={t('reports.section.text')}
          hint={t('reports.section.text-hint')}
          rows={4}
          value={typed.text}
          error={errors.text}
        />
        <Select
          name="lang"
          label={t('reports.section.lang')}
          value={typed.lang ?? report.content.lang}
          error={errors.lang}
          options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
        />
        <Choices
          name="joins"
          kind="checkbox"
          legend={t('reports.sentence.paragraph')}
          chosen={typed.joins === 'yes' ? ['yes'] : []}
          options={[{ value: 'yes', label: t('reports.sentence.joins') }]}
        />
        <div class="actions">
          <Button name="do" value="text">
            {t('reports.section.add')}
          </Button>
        </div>
      </Form>
      <h2>{t('reports.section.elsewhere')}</h2>
      {section.commitments.length === 0 ? null : (
        <Form action={here}>
          <p>
            <Button kind="second" name="do" value="register">
              {t('reports.section.register', { n: section.commitments.length })}
            </Button>
          </p>
        </Form>
      )}
      {reusable.length === 0 ? (
        <p class="quiet">{t('reports.reuse.none')}</p>
      ) : (
        <Form action={here}>
          <Select name="from" label={t('reports.reuse.label')} error={errors.from} options={reusable} />
          <div class="actions">
            <Button kind="second" name="do" value="reuse">
              {t('reports.reuse.add')}
            </Button>
          </div>
        </Form>
      )}
      <details open={Object.keys(errors).some((name) => name.startsWith('heading')) || undefined}>
        <summary>{t('reports.section.headings')}</summary>
        <Form action={here}>
          <WordingFields
            name="heading"
            label={(language) => t('reports.section.heading-in', { language: String(language) })}
            words={section.headings}
            first={report.content.lang}
            errors={errors}
            typed={typed}
          />
          <div class="actions">
            <Button kind="second" name="do" value="headings">
              {t('reports.save')}
            </Button>
          </div>
        </Form>
      </details>
    </Layout>
  );
}

/** What a block says, in a line. */
export function BlockWords({ draft: { report, composing }, block }: { draft: Draft; block: Block }) {
  const { t, lang } = useFrame();
  const { body, wording } = block;
  if (body.kind === 'reuse') {
    const other = composing.reused.get(block.id);
    if (other === undefined) return <>{t('reports.block.reuse')}</>;
    return (
      <>
        {t('reports.block.reuse')}: <Worded words={other.section.headings} lang={other.origin.lang} />
      </>
    );
  }
  const figure = figureOf(t, block, { written: report.content.lang, parties: composing.annex.parties });
  if (figure !== null) {
    const caption = 'picture' in figure ? figure.picture.title : figure.table.caption;
    return (
      <>
        {t(`reports.block.${body.kind}`)}: {caption}
      </>
    );
  }
  if (wording === null) return <>{phraseOf(t, body, report.content.lang)}</>;
  return (
    <span lang={wording.lang === lang ? undefined : wording.lang} dir="auto">
      {piecesOf(wording.text, wording.lang).map((piece) =>
        'text' in piece ? piece.text : <span class="quiet"> ({piece.note})</span>,
      )}
    </span>
  );
}

function BlockLine({ draft, block, here }: { draft: Draft; block: Block; here: string }) {
  const { t } = useFrame();
  const { report, composing } = draft;
  const flags = draft.flags.get(block.id) ?? [];
  return (
    <>
      <p>
        {block.joins ? <span class="quiet">{t('reports.sentence.joined')} </span> : null}
        <a href={reportPath(t, report.key, `/sentences/${block.id}`)}>
          <BlockWords draft={draft} block={block} />
        </a>
      </p>
      {flags.length === 0 ? null : <FlagWords flags={flags} annex={composing.annex} />}
      <Acts path={here} id={block.id} name={t(`reports.block.${block.body.kind}`)} />
    </>
  );
}

function Asked({ draft: { report, composing }, section }: { draft: Draft; section: Section }) {
  const { t, lang } = useFrame();
  const ties = reportPath(t, report.key, `/sections/${section.id}/ties`);
  return (
    <>
      {section.questions.length === 0 ? null : (
        <ul class="asked">
          {section.questions.map(({ question }) => {
            const named = composing.annex.questions[question];
            if (named === undefined) return null;
            return (
              <li>
                <a href={reportPath(t, report.key, `/sections/${section.id}/questions/${question}`)}>
                  {named.number}. <Worded words={named.words} lang={report.content.lang} />
                </a>{' '}
                <span class="quiet">{wordingIn(named.callTitles, lang, report.content.lang).text}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p>
        <a href={ties}>
          {t(section.questions.length === 0 ? 'reports.section.tie-first' : 'reports.section.tie-more')}
        </a>
      </p>
    </>
  );
}
