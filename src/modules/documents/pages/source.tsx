import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { directionOf, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type Frame, Layout, MarkLegend, Notice, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { chooseText } from '../choose-text.js';
import { getDocument } from '../get-document.js';
import { getText } from '../get-text.js';
import type { PreparedReading } from '../prepared.js';
import { Refusal } from '../refusal.js';
import { type SourcePiece, sourcePieces } from '../source-pieces.js';
import type { WholeDocument } from '../store/documents.js';
import type { BroughtText } from '../store/texts.js';
import { documentPath } from './parts.js';
import { actWord, addresseeWord, dateWords, nameOf, placeWord, titleText, warningWord } from './words.js';

/** Characters of a source that one page shows; the whole is in the export. */
const MOST = 600_000;

/** `/documents/:slug/source`: the structure that was read beside the text as it was brought. */
export async function sourcePage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const document = await getDocument(house.db, actor, c.req.param('slug') ?? '');
  const chosen = chooseText(document.texts, url.searchParams.get('text'), frame.lang);
  if (chosen === null) throw new Refusal('no-such-text');
  const text = await getText(house.db, actor, chosen.id);
  return c.html(<Source frame={frame} document={document} text={text} />);
}

function Source({ frame, document, text }: { frame: Frame; document: WholeDocument; text: BroughtText }) {
  const { t, lang } = frame;
  const name = nameOf(t, document);
  const title = t('documents.source.title', { document: name });
  const long = text.sourceText.length > MOST;
  return (
    <Layout frame={frame} title={title} styles={['documents.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('documents.list.title'), href: pathIn(lang, '/documents') },
          { label: name, href: `${documentPath(t, document.slug)}?text=${text.id}` },
          { label: titleText(t, document.titles) },
        ]}
        intro={t('documents.source.intro')}
        meta={<bdi>{text.fileName}</bdi>}
      />
      {long ? (
        <Notice>
          <p>{t('documents.source.cut')}</p>
        </Notice>
      ) : null}
      <MarkLegend />
      <div class="two source">
        <section aria-labelledby="structure">
          <h2 id="structure">{t('documents.source.structure')}</h2>
          <Outline frame={frame} lang={text.lang} prepared={text.prepared} />
        </section>
        <section aria-labelledby="words">
          <h2 id="words">{t('documents.source.text')}</h2>
          <SourceText
            frame={frame}
            lang={text.lang}
            pieces={sourcePieces(text.reading, text.sourceText.slice(0, MOST))}
          />
        </section>
      </div>
    </Layout>
  );
}

/** Every paragraph with what is read in it, each a link to its words. */
function Outline({ frame: { t }, lang, prepared }: { frame: Frame; lang: Lang; prepared: PreparedReading }) {
  return (
    <>
      {prepared.warnings.length === 0 ? null : (
        <ul class="warnings">
          {prepared.warnings.map((warning) => (
            <li>
              {warning.span === null ? (
                warningWord(t, warning)
              ) : (
                <a href={`#${warning.eId === null ? `at-${warning.span[0]}` : `in-${warning.eId}`}`}>
                  {warningWord(t, warning)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <ol role="list" class="outline">
        {prepared.paragraphs.map((paragraph) => (
          <li>
            <a href={`#in-${paragraph.eId}`}>{placeWord(t, paragraph)}</a>
            {paragraph.verb === null ? null : <div lang={lang}>{paragraph.verb}</div>}
            {paragraph.acts.map((act) => (
              <div>
                <b>{actWord(t, act.act)}</b>
                {act.addressees.length === 0
                  ? null
                  : `: ${act.addressees.map((code) => addresseeWord(t, code)).join(t('documents.comma'))}`}
              </div>
            ))}
            {paragraph.dates.map((date) => (
              <div>
                {t(`documents.date.${date.kind}`)} <bdi>{dateWords(t, date).join(t('documents.comma'))}</bdi>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

function SourceText({ frame: { t }, lang, pieces }: { frame: Frame; lang: Lang; pieces: readonly SourcePiece[] }) {
  return (
    <div class="source-text" lang={lang} dir={directionOf(lang)}>
      {pieces.map((piece) => {
        const words = piece.runs.map((run) =>
          run.mark === null ? run.text : <mark class={run.mark}>{run.text}</mark>,
        );
        if (piece.kind === 'blank') return words;
        return (
          <span class={`piece ${piece.kind}`} id={anchorOf(piece)} title={t(`documents.source.${piece.kind}`)}>
            {words}
          </span>
        );
      })}
    </div>
  );
}

function anchorOf(piece: SourcePiece): string {
  if (piece.kind === 'paragraph' && piece.first && piece.of !== null) return `in-${piece.of}`;
  if (piece.kind === 'note' && piece.first && piece.of !== null) return `in-note-${piece.of}`;
  return `at-${piece.from}`;
}
