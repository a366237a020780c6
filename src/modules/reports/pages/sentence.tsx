import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
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
  Notice,
  PageHead,
  Select,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { phraseOf } from '../compose/phrases.js';
import { Refusal } from '../refusal.js';
import { wordingIn } from '../report/arrange-report.js';
import { type Block, isSentence } from '../report/block.js';
import { findTrail } from '../report/find-trail.js';
import type { Flag } from '../report/flags.js';
import { type Draft, getDraft } from '../report/get-report.js';
import { findBlock, type Section } from '../report/report.js';
import { recount } from '../report/take-answers.js';
import { removeBlock, standBy, WrittenMeanwhile, wordBlock } from '../report/write-block.js';
import { crumbsOf, FlagWords, RefusedNotice, reportPath } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';
import { BlockWords } from './section.js';
import { Trail } from './trail.js';

/** What stands here and what was typed, where two have written at once. */
interface Merge {
  typed: string;
}

/** `/reports/:key/sentences/:block`: one sentence, its words, its sources, and what has become of them. */
export async function sentencePage(
  c: Context<PageEnv>,
  house: House,
  refused: Refused = NOTHING_REFUSED,
  merge: Merge | null = null,
) {
  const draft = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
  const found = findBlock(draft.report.content, c.req.param('block') ?? '');
  if (found === null) throw new Refusal('no-such-block');
  const trail = await findTrail(house.db.connection, c.var.actor, found.block);
  const props = { draft, ...found, refused, merge };
  return c.html(
    <SentenceView frame={c.var.frame} {...props}>
      <Trail block={found.block} annex={draft.composing.annex} {...trail} />
    </SentenceView>,
  );
}

export async function sentenceSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  const { db } = house;
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  const block = c.req.param('block') ?? '';
  const here = reportPath(t, key, `/sentences/${block}`);
  const seen = /^\d{1,9}$/u.test(fields.seen ?? '') ? Number(fields.seen) : -1;
  try {
    return await attempt(
      c,
      fields,
      async () => {
        const { lang = '', text = '' } = fields;
        switch (fields.do) {
          case 'word':
            if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
            await wordBlock(
              db,
              actor,
              { key, block },
              { text, lang, joins: fields.joins === 'yes', cites: fields.cites === 'yes', seen },
            );
            return `${here}?saved=1`;
          case 'stand-by':
            await standBy(db, actor, { key, block }, { seen });
            return here;
          case 'recount':
            await recount(db, actor, { key, block });
            return here;
          case 'remove': {
            const { report } = await getDraft(db, actor, key);
            const section = findBlock(report.content, block)?.section.id ?? '';
            await removeBlock(db, actor, { key, block });
            return reportPath(t, key, `/sections/${section}`);
          }
          default:
            throw new Refusal('not-in-list');
        }
      },
      (refused) => sentencePage(c, house, refused),
    );
  } catch (error) {
    if (!(error instanceof WrittenMeanwhile)) throw error;
    if (error.now === null) throw new Refusal('no-such-block');
    c.status(412);
    return sentencePage(c, house, NOTHING_REFUSED, { typed: error.typed });
  }
}

interface Props {
  frame: Frame;
  draft: Draft;
  section: Section;
  block: Block;
  refused: Refused;
  merge: Merge | null;
  children?: Child;
}

function SentenceView({ frame, draft, section, block, refused, merge, children }: Props) {
  const { t, lang, url } = frame;
  const { report, rights } = draft;
  const title = t(`reports.block.${block.body.kind}`);
  const flags = draft.flags.get(block.id) ?? [];
  const above = [
    ...crumbsOf(t, report),
    {
      label: wordingIn(section.headings, lang, report.content.lang).text,
      href: reportPath(t, report.key, rights.write ? `/sections/${section.id}` : `/draft#s-${section.id}`),
    },
  ];
  const failed = Object.keys(refused.errors).length > 0 || merge !== null;
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed={failed}>
      <PageHead title={title} above={above} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      {url.searchParams.has('saved') && !failed ? <Notice kind="done">{t('reports.sentence.saved')}</Notice> : null}
      {merge === null ? null : (
        <Notice kind="due" title={t('reports.merge.title')}>
          <p>{t('reports.merge.text')}</p>
          <blockquote dir="auto">{merge.typed}</blockquote>
        </Notice>
      )}
      <p class="lead">
        <BlockWords draft={draft} block={block} />
      </p>
      <Changed draft={draft} block={block} flags={flags} />
      <h2>{t('reports.trail.title')}</h2>
      {children}
      {rights.write ? <Words draft={draft} block={block} refused={refused} /> : null}
    </Layout>
  );
}

function Changed({ draft, block, flags }: { draft: Draft; block: Block; flags: readonly Flag[] }) {
  const { t } = useFrame();
  if (flags.length === 0) return null;
  const { report, composing, rights } = draft;
  const counts = 'among' in block.body;
  const stands = flags.some(({ confirmable }) => confirmable) && !flags.some(({ kind }) => kind === 'not-public');
  return (
    <Notice kind="due" title={t('reports.flags.title')}>
      <FlagWords flags={flags} annex={composing.annex} />
      {rights.write ? (
        <Form action={reportPath(t, report.key, `/sentences/${block.id}`)}>
          <input type="hidden" name="seen" value={String(block.version)} />
          <p class="actions">
            {counts ? (
              <Button kind="second" name="do" value="recount">
                {t('reports.flags.recount')}
              </Button>
            ) : null}
            {stands ? (
              <Button kind="second" name="do" value="stand-by">
                {t('reports.flags.stand-by')}
              </Button>
            ) : null}
            <Button kind="link" name="do" value="remove">
              {t('reports.act.remove')}
            </Button>
          </p>
        </Form>
      ) : null}
    </Notice>
  );
}

function Words({ draft: { report }, block, refused }: { draft: Draft; block: Block; refused: Refused }) {
  const { t } = useFrame();
  const { body, wording } = block;
  const { errors, typed } = refused;
  if (body.kind === 'reuse') return null;
  const phrase = phraseOf(t, body, report.content.lang);
  return (
    <>
      <h2>{t('reports.sentence.words')}</h2>
      <Form action={reportPath(t, report.key, `/sentences/${block.id}`)}>
        <input type="hidden" name="seen" value={String(block.version)} />
        <TextArea
          name="text"
          label={t('reports.section.text')}
          hint={
            body.kind === 'text' || body.kind === 'passage'
              ? t('reports.section.text-hint')
              : phrase === ''
                ? t('reports.sentence.caption-hint')
                : t('reports.sentence.phrase-hint', { phrase })
          }
          lang={wording?.lang}
          rows={5}
          value={typed.text ?? wording?.text ?? ''}
          error={errors.text}
        />
        <Select
          name="lang"
          label={t('reports.section.lang')}
          value={typed.lang ?? wording?.lang ?? report.content.lang}
          error={errors.lang}
          options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
        />
        {isSentence(body) ? (
          <Choices
            name="joins"
            kind="checkbox"
            legend={t('reports.sentence.paragraph')}
            chosen={block.joins ? ['yes'] : []}
            options={[{ value: 'yes', label: t('reports.sentence.joins') }]}
          />
        ) : null}
        {'asked' in body && isSentence(body) ? (
          <Choices
            name="cites"
            kind="checkbox"
            legend={t('reports.notes')}
            chosen={block.cites ? ['yes'] : []}
            options={[{ value: 'yes', label: t('reports.sentence.cites') }]}
          />
        ) : null}
        <div class="actions">
          <Button name="do" value="word">
            {t('reports.save')}
          </Button>
          <Button kind="link" name="do" value="remove">
            {t('reports.act.remove')}
          </Button>
        </div>
      </Form>
    </>
  );
}
