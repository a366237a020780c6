import type { Child } from 'hono/jsx';
import { FiguresTable, MapFigure, PictureFigure, pathIn, Table, Tag, useFrame } from '../../../kernel/ui/index.js';
import type { Composed, ComposedSection, Composing, Item, Sentence } from '../compose/compose.js';
import { figureOf } from '../compose/figures.js';
import type { Block } from '../report/block.js';
import { FLAG_KINDS, type Flag } from '../report/flags.js';
import { DayText, reportPath, Worded } from './parts.js';

interface Reading {
  composed: Composed;
  composing: Composing;
  /** Where a sentence leads; null: nowhere. */
  trail: (block: Block) => string | null;
  flags: ReadonlyMap<string, readonly Flag[]>;
  /** Below the heading of a section of this report. */
  acts?: (section: ComposedSection) => Child;
}

/** A report as it reads: numbered paragraphs of sentences that lead to their sources, footnotes at its end. */
export function ReportText(reading: Reading) {
  const { t } = useFrame();
  const notes: { text: string; lang: string }[] = [];
  const body = reading.composed.sections.map((section) => <OneSection section={section} {...reading} notes={notes} />);
  return (
    <div class="report-text">
      {body}
      <Notes heading={t('reports.notes')} notes={notes} />
    </div>
  );
}

type Noting = Reading & { notes: { text: string; lang: string }[] };

function OneSection({ section, ...rest }: Noting & { section: ComposedSection }) {
  const { t, lang } = useFrame();
  const { heading, number, origin, items, reused } = section;
  const title = <bdi lang={heading.lang === lang ? undefined : heading.lang}>{heading.text}</bdi>;
  return (
    <section id={`s-${section.id}`} class={origin === null ? undefined : 'reused'}>
      {origin === null ? (
        <h2>
          {number} {title}
        </h2>
      ) : (
        <>
          <h3>{title}</h3>
          <p class="quiet">
            {t.rich('reports.reuse.from', {
              report: (
                <a href={reportPath(t, origin.key, `/v/${origin.version}`)}>
                  <Worded words={origin.titles} lang={origin.lang} />
                </a>
              ),
              number: <bdi>{origin.symbol === '' ? origin.number : origin.symbol}</bdi>,
            })}
          </p>
        </>
      )}
      {origin === null ? rest.acts?.(section) : null}
      {items.map((item) => (
        <OneItem item={item} {...rest} />
      ))}
      {reused.map((one) => (
        <OneSection section={one} {...rest} />
      ))}
    </section>
  );
}

function OneItem({ item, ...rest }: Noting & { item: Item }) {
  if (item.kind === 'figure') return <Figure {...item} {...rest} />;
  return (
    <div class="para" id={`p-${item.number}`}>
      <span class="para-number">{item.number}.</span>
      <p dir="auto">
        {item.sentences.map((sentence, at) => (
          <>
            {at === 0 ? null : ' '}
            <OneSentence sentence={sentence} {...rest} />
          </>
        ))}
      </p>
    </div>
  );
}

function OneSentence({
  sentence: { block, lang: spoken, pieces },
  trail,
  flags,
  notes,
}: Noting & { sentence: Sentence }) {
  const { lang } = useFrame();
  const to = trail(block);
  const flagged = flags.get(block.id) ?? [];
  return (
    <span
      id={`b-${block.id}`}
      lang={spoken === lang ? undefined : spoken}
      class={flagged.length > 0 ? 'flagged' : undefined}
    >
      {pieces.map((piece) => {
        if ('text' in piece)
          return to === null ? (
            piece.text
          ) : (
            <a class="traced" href={to}>
              {piece.text}
            </a>
          );
        notes.push({ text: piece.note, lang: piece.lang });
        const n = notes.length;
        return (
          <sup>
            <a id={`r-${n}`} href={`#n-${n}`}>
              {n}
            </a>
          </sup>
        );
      })}
      <Flagged flags={flagged} />
    </span>
  );
}

function Flagged({ flags }: { flags: readonly Flag[] }) {
  const { t } = useFrame();
  const kinds = FLAG_KINDS.filter((kind) => flags.some((flag) => flag.kind === kind));
  return (
    <>
      {kinds.map((kind) => (
        <>
          {' '}
          <Tag kind={kind === 'not-public' ? 'late' : 'due'}>{t(`reports.flag-tag.${kind}`)}</Tag>
        </>
      ))}
    </>
  );
}

function Figure({ block, parties, composing, trail, flags }: Noting & Extract<Item, { kind: 'figure' }>) {
  const { t } = useFrame();
  const figure = figureOf(t, block, { written: composing.content.lang, parties });
  const to = trail(block);
  if (figure === null) return null;
  return (
    <div id={`b-${block.id}`} class="shown">
      {'picture' in figure && figure.keys !== null ? (
        <MapFigure picture={figure.picture} keys={figure.keys} />
      ) : 'picture' in figure ? (
        <PictureFigure picture={figure.picture} />
      ) : (
        <FiguresTable id={`t-${block.id}`} table={figure.table} />
      )}
      <p class="quiet">
        {to === null ? null : <a href={to}>{t('reports.trail.title')}</a>}
        <Flagged flags={flags.get(block.id) ?? []} />
      </p>
    </div>
  );
}

function Notes({ heading, notes }: { heading: string; notes: readonly { text: string; lang: string }[] }) {
  const { lang } = useFrame();
  if (notes.length === 0) return null;
  return (
    <section class="notes" aria-label={heading}>
      <ol>
        {notes.map((note, at) => (
          <li id={`n-${at + 1}`}>
            <span lang={note.lang === lang ? undefined : note.lang} dir="auto">
              {note.text}
            </span>{' '}
            <a href={`#r-${at + 1}`} aria-label={`${at + 1}`}>
              ↑
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who answered, by call, with the day and the version. */
export function AnnexTable({ annex }: { annex: Composing['annex'] }) {
  const { t, lang } = useFrame();
  if (annex.answered.length === 0) return null;
  const titles = new Map(Object.values(annex.questions).map(({ call, callTitles }) => [call, callTitles]));
  return (
    <section id="annex">
      <h2>{t('reports.annex.title')}</h2>
      <p>{t('reports.annex.caption', { n: annex.answered.length })}</p>
      <Table
        id="answered"
        caption={t('reports.annex.title')}
        captionHidden
        stacks
        columns={[
          {
            key: 'party',
            label: t('reports.annex.party'),
            heads: true,
            cell: ({ party }) => annex.parties[party]?.names[lang] ?? annex.parties[party]?.code ?? '',
          },
          {
            key: 'call',
            label: t('reports.annex.call'),
            cell: ({ call }) => (
              <a href={pathIn(lang, `/calls/${call}`)}>
                <Worded words={titles.get(call) ?? {}} lang={lang} />
              </a>
            ),
          },
          { key: 'on', label: t('reports.annex.on'), cell: ({ on }) => <DayText day={on} /> },
          { key: 'version', label: t('reports.annex.version'), numeric: true, cell: ({ version }) => version },
        ]}
        rows={annex.answered}
      />
    </section>
  );
}
