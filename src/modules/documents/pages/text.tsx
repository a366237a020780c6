import type { Context } from 'hono';
import { raw } from 'hono/html';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  MarkLegend,
  Notice,
  PageHead,
  pathIn,
  Undo,
} from '../../../kernel/ui/index.js';
import { correctedReading } from '../correction.js';
import { findDocuments } from '../find-documents.js';
import { getDocument } from '../get-document.js';
import { getText, getTextCorrections } from '../get-text.js';
import { may, mayBring } from '../policy.js';
import { READER_VERSION } from '../reader-version.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { ListedDocument, WholeDocument } from '../store/documents.js';
import type { BroughtText } from '../store/texts.js';
import { CorrectionList } from './correction-list.js';
import { documentPath } from './parts.js';
import { ReadingView } from './reading-view.js';
import { ConfirmForm, DetailsForm, type DetailsValues } from './text-forms.js';
import { nameOf, titleText, warningWord } from './words.js';

/** `/texts/:id`: for those who read drafts, a text with everything that they may do to it. */
export async function textPage(
  c: Context<PageEnv>,
  house: House,
  said: { errors?: FormErrors; details?: DetailsValues } = {},
) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'drafts.read', OF_THE_HOUSE);
  const text = await getText(house.db, actor, c.req.param('id') ?? '');
  const document = await getDocument(house.db, actor, text.documentId);
  const corrections = await getTextCorrections(house.db, actor, text.id);
  const { lost } = await correctedReading(house.db.connection, text);
  const { rows } = await findDocuments(
    house.db,
    actor,
    {},
    { sort: 'adopted', descending: true, limit: 500, offset: 0 },
  );
  const status = Object.keys(said.errors ?? {}).length > 0 ? 422 : 200;
  return c.html(
    <Text
      frame={frame}
      text={text}
      editable={may(actor, 'write', 'text', text)}
      undoes={mayBring(actor)}
      document={document}
      corrections={corrections}
      lost={new Set(lost.map(({ id }) => id))}
      documents={rows}
      {...said}
    />,
    status,
  );
}

interface TextProps {
  frame: Frame;
  text: BroughtText;
  editable: boolean;
  /** May take back what was last done to it. */
  undoes: boolean;
  document: WholeDocument;
  corrections: readonly CorrectionRecord[];
  lost: ReadonlySet<string>;
  documents: readonly ListedDocument[];
  errors?: FormErrors;
  details?: DetailsValues;
}

function Text({ frame, text, editable, undoes, document, corrections, lost, ...form }: TextProps) {
  const { t, lang } = frame;
  const { documents, errors = {}, details } = form;
  const title = text.reading.document.title ?? titleText(t, document.titles);
  const here = pathIn(lang, `/texts/${text.id}`);
  const { warnings } = text.prepared;
  return (
    <Layout
      frame={frame}
      title={t('documents.text.title', { title })}
      styles={['documents.css']}
      islands={editable ? ['correct-words'] : []}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={<span lang={text.reading.document.title === null ? undefined : text.lang}>{title}</span>}
        above={[
          { label: t('documents.list.title'), href: pathIn(lang, '/documents') },
          { label: nameOf(t, document), href: `${documentPath(t, document.slug)}?text=${text.id}` },
        ]}
        meta={
          <>
            <bdi>{text.fileName}</bdi>
            <span>{t(`documents.text.state.${text.state}`)}</span>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      <StateNotice text={text} here={here} frame={frame} undoes={undoes} />
      {warnings.length === 0 ? (
        <p>{t('documents.text.no-warnings')}</p>
      ) : (
        <Notice kind="due" title={t('documents.warnings', { n: warnings.length })}>
          <ul>
            {warnings.map((warning) => (
              <li>
                <a
                  href={
                    warning.eId === null
                      ? `${documentPath(t, document.slug)}/source?text=${text.id}#at-${warning.span?.[0] ?? 0}`
                      : `#${warning.eId}`
                  }
                >
                  {warningWord(t, warning)}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="two">
        <div class="reading">
          <MarkLegend />
          {editable ? <p class="quiet">{t('documents.text.how')}</p> : null}
          {raw(
            String(
              <ReadingView
                t={t}
                lang={text.lang}
                prepared={text.prepared}
                {...(editable ? { correct: (eId: string) => `${here}/paragraphs/${eId}` } : {})}
              />,
            ),
          )}
        </div>
        <aside class="aside" aria-labelledby="next">
          <h2 id="next">{t('documents.text.next')}</h2>
          {editable && text.state === 'preview' ? (
            <ConfirmForm here={here} text={text} document={document} errors={errors} />
          ) : null}
          {editable && text.state === 'preview' ? (
            <DetailsForm
              here={here}
              text={text}
              document={document}
              documents={documents}
              errors={errors}
              {...(details === undefined ? {} : { values: details })}
            />
          ) : null}
          <CorrectionList here={here} corrections={corrections} lost={lost} editable={editable} />
          {editable && text.readerVersion !== READER_VERSION ? (
            <p class="quiet">{t('documents.text.older-reader')}</p>
          ) : null}
          {editable ? (
            <>
              <Form action={`${here}/read-again`}>
                <Button kind="link">{t('documents.text.read-again')}</Button>
              </Form>
              <Form action={`${here}/withdraw`}>
                <Button kind="link">
                  {text.state === 'preview'
                    ? t('documents.text.withdraw-preview')
                    : t('documents.text.withdraw-confirmed')}
                </Button>
              </Form>
            </>
          ) : null}
          <p>
            <a href={`${documentPath(t, document.slug)}/source?text=${text.id}`}>{t('documents.source.link')}</a>
          </p>
        </aside>
      </div>
    </Layout>
  );
}

interface StateNoticeProps extends Pick<TextProps, 'frame' | 'text' | 'undoes'> {
  here: string;
}

/** Where the text stands, and the way back to where it stood before. */
function StateNotice({ text, here, frame: { t }, undoes }: StateNoticeProps) {
  if (text.state === 'preview') {
    return (
      <Notice title={t('documents.preview.title')}>
        <p>{t('documents.preview.text')}</p>
      </Notice>
    );
  }
  if (text.stateBefore === null || !undoes) return <Notice>{t(`documents.text.state-text.${text.state}`)}</Notice>;
  return (
    <Undo action={`${here}/undo`}>
      <span>{t(`documents.text.state-text.${text.state}`)}</span>
    </Undo>
  );
}
