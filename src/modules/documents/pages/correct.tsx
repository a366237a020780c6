import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { directionOf } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ErrorSummary,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
} from '../../../kernel/ui/index.js';
import { correctText } from '../correct-text.js';
import { CORRECTIONS, correctionChanges, type FormValues } from '../correction-form.js';
import { getText } from '../get-text.js';
import { type PreparedParagraph, paragraphsOf } from '../prepared.js';
import { Refusal } from '../refusal.js';
import type { BroughtText } from '../store/texts.js';
import { CorrectionForms } from './correction-forms.js';
import { ParagraphWords } from './reading-view.js';
import { refusalErrors } from './refused.js';
import { placeWord } from './words.js';

/** `/texts/:id/paragraphs/:eId`: everything that can be corrected of one paragraph, each in a form of its own. */
export async function correctPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'documents.write', OF_THE_HOUSE);
  const text = await getText(house.db, c.var.actor, c.req.param('id') ?? '');
  return c.html(
    <Correct frame={c.var.frame} text={text} paragraph={preparedOf(text, c.req.param('eId') ?? '')} sent={{}} />,
  );
}

/** Takes one form. When somebody else was quicker, both versions are shown and nothing is lost. */
export async function correctSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  const eId = c.req.param('eId') ?? '';
  const text = await getText(house.db, actor, c.req.param('id') ?? '');
  const values = formValues(await c.req.parseBody({ all: true }));
  const kind = CORRECTIONS.find((known) => known === values.do?.[0]);
  const found = paragraphsOf(text.reading).find(({ paragraph }) => paragraph.eId === eId);
  try {
    if (found === undefined) throw new Refusal('changed-meanwhile', { values: { eId } });
    if (kind === undefined) throw new Refusal('nothing-changed');
    const changes = correctionChanges(kind, values, found.paragraph, text.sourceText);
    await correctText(house.db, actor, {
      textId: text.id,
      seen: { eId, version: values.version?.[0] ?? '' },
      changes,
    });
    return c.redirect(`${pathIn(frame.lang, `/texts/${text.id}`)}#${eId}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const now = await getText(house.db, actor, text.id);
    const errors = error.code === 'changed-meanwhile' ? {} : refusalErrors(frame.t, error, 'words');
    const page = (
      <Correct
        frame={frame}
        text={now}
        paragraph={preparedOf(now, eId)}
        sent={values}
        errors={errors}
        overtaken={error.code === 'changed-meanwhile'}
      />
    );
    return c.html(page, error.status);
  }
}

function formValues(body: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, [value].flat().filter((one) => typeof one === 'string')]),
  );
}

function preparedOf(text: BroughtText, eId: string): PreparedParagraph {
  const found = text.prepared.paragraphs.find((paragraph) => paragraph.eId === eId);
  if (found === undefined) throw new Refusal('no-such-paragraph', { values: { eId } });
  return found;
}

interface CorrectProps {
  frame: Frame;
  text: BroughtText;
  paragraph: PreparedParagraph;
  /** What was sent and not taken. */
  sent: FormValues;
  errors?: FormErrors;
  /** Somebody changed the paragraph after this form was opened. */
  overtaken?: boolean;
}

function Correct({ frame, text, paragraph, sent, errors = {}, overtaken = false }: CorrectProps) {
  const { t, lang } = frame;
  const back = pathIn(lang, `/texts/${text.id}`);
  const place = placeWord(t, paragraph);
  const title = t('documents.correct.title', { place });
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['documents.css']}
      islands={['correct-words']}
      failed={overtaken || Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[{ label: t('documents.text.crumb'), href: `${back}#${paragraph.eId}` }, { label: place }]}
      />
      <ErrorSummary errors={errors} />
      {overtaken ? (
        <Notice kind="late" title={t('documents.correct.overtaken')}>
          <p>{t('documents.correct.overtaken-text')}</p>
          <p>
            <a href={`${back}#${paragraph.eId}`}>{t('documents.correct.keep-theirs')}</a>
          </p>
        </Notice>
      ) : null}
      <div class="correct-paragraph">
        <div class="said" lang={text.lang} dir={directionOf(text.lang)} id="paragraph-words">
          <ParagraphWords paragraph={paragraph} anchor="" />
        </div>
        <CorrectionForms
          action={`${back}/paragraphs/${paragraph.eId}`}
          text={text}
          paragraph={paragraph}
          sent={sent}
          errors={errors}
        />
      </div>
    </Layout>
  );
}
