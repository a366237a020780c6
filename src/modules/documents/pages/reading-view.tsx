import { directionOf, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import type { Piece, PreparedParagraph, PreparedReading, PreparedWarning, Run } from '../prepared.js';
import { actWord, addresseeWord, dateWords, warningWord } from './words.js';

/** How a reading is printed. Nothing here reads the frame of the page, so that what was printed once can be kept. */
export interface ReadingViewOptions {
  t: Translator;
  /** Language of the text. */
  lang: Lang;
  /** Put before every anchor, where two texts stand on one page. */
  anchor?: string;
  /** Address of the form that corrects a paragraph; absent where nobody may. */
  correct?: (eId: string) => string;
}

/** The text of a document with what is read in it: preamble, operative paragraphs, annexes, notes. */
export function ReadingView({ prepared, ...options }: ReadingViewOptions & { prepared: PreparedReading }) {
  const { t } = options;
  const of = (section: PreparedParagraph['section']) =>
    prepared.paragraphs.filter((paragraph) => paragraph.section === section);
  const anchor = options.anchor ?? '';
  const operative = of('operative');
  const annex = of('annex');
  const preamble = of('preamble');
  return (
    <>
      {preamble.length === 0 ? null : (
        <section aria-labelledby={`${anchor}preamble`}>
          <h2 id={`${anchor}preamble`}>
            {t('documents.preamble')} <small>{t('documents.paragraphs', { n: preamble.length })}</small>
          </h2>
          {prepared.formula === null ? null : (
            <p class="said formula" lang={options.lang} dir={directionOf(options.lang)}>
              {prepared.formula}
            </p>
          )}
          <ParagraphList paragraphs={preamble} warnings={prepared.warnings} options={options} />
        </section>
      )}
      {operative.length === 0 ? null : (
        <section aria-labelledby={`${anchor}operative`}>
          <h2 id={`${anchor}operative`}>
            {t('documents.operative')} <small>{t('documents.paragraphs-acts', counts(operative))}</small>
          </h2>
          <ParagraphList paragraphs={operative} warnings={prepared.warnings} options={options} />
        </section>
      )}
      {annex.length === 0 ? null : (
        <section aria-labelledby={`${anchor}annex`}>
          <h2 id={`${anchor}annex`}>
            {t('documents.annex')} <small>{t('documents.paragraphs-acts', counts(annex))}</small>
          </h2>
          <ParagraphList paragraphs={annex} warnings={prepared.warnings} options={options} />
        </section>
      )}
      <Notes prepared={prepared} options={options} />
    </>
  );
}

function counts(paragraphs: readonly PreparedParagraph[]) {
  return { n: paragraphs.length, acts: paragraphs.reduce((sum, paragraph) => sum + paragraph.acts.length, 0) };
}

function ParagraphList({
  paragraphs,
  warnings,
  options,
}: {
  paragraphs: readonly PreparedParagraph[];
  warnings: readonly PreparedWarning[];
  options: ReadingViewOptions;
}) {
  let part: string | null = null;
  return (
    <ol role="list" class="doc">
      {paragraphs.map((paragraph) => {
        const newPart = paragraph.part !== null && paragraph.part !== part;
        part = paragraph.part;
        const head = [newPart ? paragraph.part : null, paragraph.annexTitle, paragraph.heading].filter(
          (text) => text !== null,
        );
        const doubts = warnings.filter((warning) => warning.eId === paragraph.eId);
        return <Paragraph paragraph={paragraph} head={head} doubts={doubts} options={options} />;
      })}
    </ol>
  );
}

function Paragraph({
  paragraph,
  head,
  doubts,
  options,
}: {
  paragraph: PreparedParagraph;
  head: string[];
  /** What the reader was not sure of in it. */
  doubts: readonly PreparedWarning[];
  options: ReadingViewOptions;
}) {
  const { t, lang, anchor = '', correct } = options;
  const id = `${anchor}${paragraph.eId}`;
  const below =
    paragraph.acts.length + paragraph.dates.length + paragraph.citations.length > 0 ||
    correct !== undefined ||
    paragraph.by === 'person';
  return (
    <li id={id}>
      <a class="n" href={`#${id}`} aria-label={t('documents.place.short', { n: paragraph.n })}>
        {paragraph.n}
      </a>
      <div>
        {head.map((text) => (
          <h3 lang={lang} dir={directionOf(lang)}>
            {text}
          </h3>
        ))}
        <div lang={lang} dir={directionOf(lang)} class="said">
          <ParagraphWords paragraph={paragraph} anchor={anchor} />
        </div>
        {doubts.map((doubt) => (
          <p class="doubt">{warningWord(t, doubt)}</p>
        ))}
        {below ? <Below paragraph={paragraph} options={options} /> : null}
      </div>
    </li>
  );
}

/** The words of a paragraph with their marks: its opening, then its items. */
export function ParagraphWords({ paragraph, anchor }: { paragraph: PreparedParagraph; anchor: string }) {
  const [opening, ...items] = paragraph.pieces;
  return (
    <>
      <p>
        <Runs runs={opening?.runs ?? []} anchor={anchor} eId={paragraph.eId} />
      </p>
      <Items items={items} depth={1} anchor={anchor} eId={paragraph.eId} />
    </>
  );
}

/** Items nest by their depth: those that follow deeper belong to the one before them. */
function Items({ items, depth, anchor, eId }: { items: readonly Piece[]; depth: number; anchor: string; eId: string }) {
  if (items.length === 0) return null;
  const groups: { piece: Piece; below: Piece[] }[] = [];
  for (const piece of items) {
    if (piece.depth <= depth || groups.length === 0) groups.push({ piece, below: [] });
    else groups.at(-1)?.below.push(piece);
  }
  return (
    <ol role="list">
      {groups.map(({ piece, below }) => (
        <li>
          <span>
            <bdi>{piece.label}</bdi>
          </span>
          <div>
            <p>
              <Runs runs={piece.runs} anchor={anchor} eId={eId} />
            </p>
            <Items items={below} depth={depth + 1} anchor={anchor} eId={eId} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Runs({ runs, anchor, eId }: { runs: readonly Run[]; anchor: string; eId: string }) {
  return (
    <>
      {runs.map((run) => {
        if ('note' in run) {
          return (
            <sup>
              <a href={`#${anchor}note-${run.note}`} id={`${anchor}${eId}-note-${run.note}`}>
                {run.note}
              </a>
            </sup>
          );
        }
        const kind =
          run.act !== undefined ? 'act' : run.date !== undefined ? 'by' : run.who === undefined ? null : 'who';
        return kind === null ? run.text : <mark class={kind}>{run.text}</mark>;
      })}
    </>
  );
}

/** What the marks of a paragraph mean, said in words: who is asked what, by when, and what is cited. */
function Below({ paragraph, options }: { paragraph: PreparedParagraph; options: ReadingViewOptions }) {
  const { t, correct } = options;
  return (
    <div class="meta read">
      {paragraph.acts.map((act) => (
        <span class="asks">
          <b>{actWord(t, act.act)}</b>
          {act.addressees.length === 0
            ? null
            : `: ${act.addressees.map((code) => addresseeWord(t, code)).join(t('documents.comma'))}`}
        </span>
      ))}
      {paragraph.dates.map((date) => (
        <span class="tag due">
          {t(`documents.date.${date.kind}`)} <bdi>{dateWords(t, date).join(t('documents.comma'))}</bdi>
        </span>
      ))}
      {paragraph.citations.length === 0 ? null : (
        <span>
          {t('documents.cites')}{' '}
          {paragraph.citations.map((symbol, at) => (
            <>
              {at === 0 ? '' : t('documents.comma')}
              <a href={pathIn(t.lang, `/search?q=${encodeURIComponent(symbol)}`)}>
                <bdi class="sym">{symbol}</bdi>
              </a>
            </>
          ))}
        </span>
      )}
      {paragraph.by === 'person' ? <span class="tag done">{t('documents.corrected')}</span> : null}
      {correct === undefined ? null : (
        <a href={correct(paragraph.eId)} class="correct" aria-label={t('documents.correct.label', { n: paragraph.n })}>
          {t('documents.correct.link')}
        </a>
      )}
    </div>
  );
}

function Notes({ prepared, options }: { prepared: PreparedReading; options: ReadingViewOptions }) {
  const { t, lang, anchor = '' } = options;
  if (prepared.notes.length === 0) return null;
  const number = new Map(prepared.paragraphs.map((paragraph) => [paragraph.eId, paragraph.n]));
  return (
    <section aria-labelledby={`${anchor}notes`}>
      <h2 id={`${anchor}notes`}>{t('documents.notes')}</h2>
      <ol role="list" class="doc notes">
        {prepared.notes.map((note) => (
          <li id={`${anchor}note-${note.n}`}>
            <span class="n">{note.n}</span>
            <div>
              <span lang={lang} dir={directionOf(lang)}>
                {note.text}
              </span>{' '}
              {note.from.map((eId) => (
                <>
                  <a href={`#${anchor}${eId}-note-${note.n}`}>
                    {t('documents.note-back', { n: number.get(eId) ?? 0 })}
                  </a>{' '}
                </>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
