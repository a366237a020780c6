import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Table,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { headingNumber } from '../compose/heading-number.js';
import { Refusal } from '../refusal.js';
import { addSection, describeReport, moveSection, removeSection, wordingIn } from '../report/arrange-report.js';
import { checkedLine, checkedWordings } from '../report/checked.js';
import { type Draft, getDraft, wordsLimit } from '../report/get-report.js';
import type { Section } from '../report/report.js';
import { crumbsOf, RefusedNotice, ReportTabs, reportPath, Worded, WordingFields } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** A report that its reader may write. @throws NotAllowed */
export async function writableDraft(c: Context<PageEnv>, house: House): Promise<Draft> {
  const draft = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
  if (!draft.rights.write) throw new NotAllowed();
  return draft;
}

/** `/reports/:key/outline`: title, limit, and the sections in their order. */
export async function outlinePage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  return c.html(<Outline frame={c.var.frame} draft={await writableDraft(c, house)} refused={refused} />);
}

/** Takes whatever one of its buttons asks for. */
export async function outlineSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  const { db } = house;
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  return attempt(
    c,
    fields,
    async () => {
      const [what = '', id = ''] = (fields.do ?? '').split(' ');
      if (what === 'describe') {
        const { symbol = '', limit = '', due = '' } = fields;
        await describeReport(db, actor, key, { titles: checkedWordings(fields, 'title'), symbol, limit, due });
      } else if (what === 'add') {
        const { report } = await getDraft(db, actor, key);
        const heading = checkedLine(fields.heading ?? '', 'heading');
        if (heading === '') throw new Refusal('title-missing', { field: 'heading' });
        await addSection(db, actor, key, { [report.content.lang]: heading });
      } else if (what === 'remove') await removeSection(db, actor, key, id);
      else if (what === 'up' || what === 'down') await moveSection(db, actor, key, id, what === 'up' ? -1 : 1);
      else throw new Refusal('not-in-list');
      return reportPath(t, key, '/outline');
    },
    (refused) => outlinePage(c, house, refused),
  );
}

function Outline({ frame, draft, refused }: { frame: Frame; draft: Draft; refused: Refused }) {
  const { t } = frame;
  const { report, words } = draft;
  const { content } = report;
  const { errors, typed } = refused;
  const title = t('reports.tabs.outline');
  const here = reportPath(t, report.key, '/outline');
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} above={crumbsOf(t, report)} intro={wordsLimit(t, words, content.limit)} />
      <ReportTabs report={report} current="outline" />
      <ErrorSummary errors={errors} />
      <RefusedNotice refused={refused} />
      <details open={Object.keys(errors).some((name) => name !== 'heading') || undefined}>
        <summary>{t('reports.outline.describe')}</summary>
        <Form action={here}>
          <WordingFields
            name="title"
            label={(language) => t('reports.outline.title-in', { language: String(language) })}
            words={content.titles}
            first={content.lang}
            errors={errors}
            typed={typed}
          />
          <TextField
            name="symbol"
            label={t('reports.field.symbol')}
            hint={t('reports.outline.symbol-hint')}
            width="short"
            value={typed.symbol ?? content.symbol}
          />
          <TextField
            name="limit"
            label={t('reports.outline.limit')}
            hint={t('reports.outline.limit-hint')}
            width="short"
            value={typed.limit ?? (content.limit === null ? '' : String(content.limit))}
            error={errors.limit}
          />
          <TextField
            name="due"
            label={t('reports.outline.due')}
            hint={t('reports.outline.due-hint')}
            width="short"
            value={typed.due ?? report.due ?? ''}
            error={errors.due}
          />
          <div class="actions">
            <Button kind="second" name="do" value="describe">
              {t('reports.save')}
            </Button>
          </div>
        </Form>
      </details>
      <h2>{t('reports.outline.sections')}</h2>
      <Sections draft={draft} />
      <Form action={here}>
        <TextField
          name="heading"
          label={t('reports.outline.heading')}
          lang={content.lang}
          value={typed.heading}
          error={errors.heading}
        />
        <div class="actions">
          <Button name="do" value="add" kind={content.sections.length === 0 ? 'first' : 'second'}>
            {t('reports.outline.add')}
          </Button>
        </div>
      </Form>
    </Layout>
  );
}

function Sections({ draft: { report } }: { draft: Draft }) {
  const { t, lang } = useFrame();
  const { content, key } = report;
  if (content.sections.length === 0) return <p class="quiet">{t('reports.outline.none')}</p>;
  const at = new Map(content.sections.map(({ id }, index) => [id, index + 1]));
  return (
    <Table
      id="sections"
      caption={t('reports.outline.sections')}
      captionHidden
      stacks
      columns={[
        { key: 'n', label: t('reports.outline.number'), cell: ({ id }) => headingNumber(lang, at.get(id) ?? 0) },
        {
          key: 'heading',
          label: t('reports.outline.heading'),
          heads: true,
          cell: ({ id, headings }) => (
            <a href={reportPath(t, key, `/sections/${id}`)}>
              <Worded words={headings} lang={content.lang} />
            </a>
          ),
        },
        {
          key: 'ties',
          label: t('reports.outline.ties'),
          cell: ({ id, questions, commitments }) => (
            <a href={reportPath(t, key, `/sections/${id}/ties`)}>
              {t('reports.outline.tied', { questions: questions.length, commitments: commitments.length })}
            </a>
          ),
        },
        {
          key: 'blocks',
          label: t('reports.outline.sentences'),
          numeric: true,
          cell: ({ blocks }) => blocks.length,
        },
        {
          key: 'acts',
          label: t('reports.outline.acts'),
          cell: (section: Section) => (
            <Acts
              path={reportPath(t, key, '/outline')}
              id={section.id}
              name={wordingIn(section.headings, lang, content.lang).text}
            />
          ),
        },
      ]}
      rows={content.sections}
    />
  );
}

/** Up, down, away, each saying of what. */
export function Acts({ path, id, name }: { path: string; id: string; name: string }) {
  const { t } = useFrame();
  return (
    <Form action={path}>
      <span class="acts">
        {(['up', 'down', 'remove'] as const).map((act) => (
          <Button kind="link" name="do" value={`${act} ${id}`}>
            {t(`reports.act.${act}`)}
            <span class="heard"> {name}</span>
          </Button>
        ))}
      </span>
    </Form>
  );
}
