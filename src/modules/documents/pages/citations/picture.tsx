import { formatNumber, type Translator } from '../../../../kernel/i18n/index.js';
import { type Arc, type Drawing, layOutArcs, type Row, STEP } from '../../citations/arcs.js';
import type { Citation, CitationSelection, GraphDocument } from '../../citations/graph.js';
import { nameOf } from '../words.js';

/** Units of the picture: at 360 CSS pixels a letter is ten pixels high. */
const WIDTH = 400;
const LABEL = 44;
const NODE = 176;
const REACH = WIDTH - NODE - 8;
/** A Bézier whose handles stand at one distance swings out three quarters of it. */
const HANDLE = 4 / 3;

/** The colours of the house by day, for files; on pages the style sheet overrides them. */
const INKS = { ink: '#16202c', soft: '#4c5866', line: '#b9b3a4', accent: '#00597d', due: '#7a4b00' } as const;
const FONTS = "system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

export interface ArcPictureProps {
  t: Translator;
  selection: CitationSelection;
  /** Address of the page with a document in focus; null in a file, which leads nowhere. */
  hrefOf: ((document: GraphDocument) => string) | null;
}

/** The documents on a line of time and who cites whom, drawn from the side where reading begins. */
export function ArcPicture({ t, selection, hrefOf }: ArcPictureProps) {
  const drawing = layOutArcs(selection.drawn, selection.focus);
  const mirror = t.lang === 'ar';
  const at = (x: number) => (mirror ? WIDTH - x : x);
  const file = hrefOf === null;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="arcs"
      viewBox={`0 0 ${WIDTH} ${drawing.height}`}
      role={file ? 'img' : 'group'}
      aria-labelledby="arcs-title arcs-description"
      font-family={FONTS}
      {...(file ? { width: WIDTH * 2, height: drawing.height * 2, 'xml:lang': t.lang } : {})}
    >
      <title id="arcs-title">{t('documents.citations.picture')}</title>
      <desc id="arcs-description">{pictureWords(t, selection, drawing)}</desc>
      {file ? <rect width={WIDTH} height={drawing.height} fill="#ffffff" /> : null}
      {drawing.rows.map((row) => (row.year === null ? null : <Year row={row} at={at} mirror={mirror} />))}
      {drawing.arcs.map((arc) => (
        <ArcLine t={t} arc={arc} at={at} />
      ))}
      {drawing.rows.map((row) => (
        <Node t={t} row={row} at={at} mirror={mirror} href={hrefOf?.(row.document) ?? null} />
      ))}
    </svg>
  );
}

/** What the picture shows, for those who do not see it. */
function pictureWords(t: Translator, { drawn, focus }: CitationSelection, drawing: Drawing): string {
  const counts = t('documents.citations.picture.counts', { documents: drawing.rows.length, citations: drawn.length });
  if (focus !== null) return [counts, focusWords(t, drawn, focus)].join(' ');
  const cited = new Map<GraphDocument, number>();
  for (const citation of drawn) cited.set(citation.cited, (cited.get(citation.cited) ?? 0) + 1);
  const most = [...cited].sort((a, b) => b[1] - a[1])[0];
  if (most === undefined) return counts;
  return [counts, t('documents.citations.picture.most', { document: nameOf(t, most[0]), n: most[1] })].join(' ');
}

/** "70/179 cites 5 documents and is cited by 12." */
export function focusWords(t: Translator, citations: readonly Citation[], focus: GraphDocument): string {
  return t('documents.citations.focus', {
    document: nameOf(t, focus),
    cites: citations.filter(({ citing }) => citing.key === focus.key).length,
    cited: citations.filter(({ cited }) => cited.key === focus.key).length,
  });
}

interface Place {
  at: (x: number) => number;
  mirror: boolean;
}

function Year({ row, at, mirror }: Place & { row: Row }) {
  const y = row.y - STEP / 2;
  return (
    <>
      <line class="hair" x1={at(0)} y1={y} x2={at(NODE - 12)} y2={y} stroke={INKS.line} stroke-width="0.75" />
      <text
        class="soft"
        x={at(0)}
        y={row.y + 4}
        direction="ltr"
        text-anchor={mirror ? 'end' : 'start'}
        font-size="11"
        fill={INKS.soft}
      >
        {row.year === '' ? '—' : row.year}
      </text>
    </>
  );
}

const ARC_INKS: Readonly<Record<Arc['standing'], string>> = {
  out: INKS.accent,
  in: INKS.due,
  plain: INKS.soft,
  far: INKS.line,
};

function ArcLine({ t, arc, at }: { t: Translator; arc: Arc; at: Place['at'] }) {
  const { from, to, reach, width, standing, citation } = arc;
  const [start, end] = [at(NODE + 7), at(NODE + 9)];
  const out = at(NODE + HANDLE * REACH * reach);
  const ink = ARC_INKS[standing];
  return (
    <g class={`arc ${standing}`} stroke={ink} fill="none">
      <title>{arcWords(t, citation)}</title>
      <path
        d={`M${start} ${from}C${round(out)} ${from} ${round(out)} ${to} ${end} ${to}`}
        stroke-width={round(width)}
        stroke-opacity={standing === 'plain' ? '0.6' : undefined}
        stroke-dasharray={citation.sources.includes('reading') ? undefined : '4 3'}
      />
      <path
        d={`M${at(NODE + 13)} ${to - 3.5}L${at(NODE + 7)} ${to}L${at(NODE + 13)} ${to + 3.5}`}
        stroke-width="1.25"
      />
    </g>
  );
}

/** "71/287 cites 70/179 in 3 paragraphs"; "…, known as a fact" */
function arcWords(t: Translator, { citing, cited, paragraphs, sources }: Citation): string {
  const documents = { citing: nameOf(t, citing), cited: nameOf(t, cited) };
  return sources.includes('reading')
    ? t('documents.citations.arc.read', { ...documents, n: paragraphs })
    : t('documents.citations.arc.fact', documents);
}

function Node({ t, row, at, mirror, href }: Place & { t: Translator; row: Row; href: string | null }) {
  const { document, standing } = row;
  const here = document.slug !== null;
  const ink = standing === 'focus' ? INKS.accent : here && standing !== 'far' ? INKS.ink : INKS.soft;
  const name = nameOf(t, document);
  // Symbols run left to right everywhere; words run as the language does.
  const wordy = mirror && document.symbol === null;
  const drawn = (
    <>
      <rect
        x={Math.min(at(LABEL - 4), at(NODE + 8))}
        y={row.y - 12}
        width={NODE - LABEL + 12}
        height="24"
        fill="none"
        pointer-events="all"
      />
      <circle
        cx={at(NODE)}
        cy={row.y}
        r={standing === 'focus' ? 6 : 4.5}
        fill={here ? ink : 'none'}
        stroke={ink}
        stroke-width="1.25"
      />
      <text
        x={at(LABEL)}
        y={row.y + 4}
        direction={wordy ? 'rtl' : 'ltr'}
        text-anchor={mirror && !wordy ? 'end' : 'start'}
        font-size="12.5"
        font-weight={standing === 'focus' ? '700' : undefined}
        fill={ink}
      >
        {cut(name)}
      </text>
    </>
  );
  return (
    <g class={`node ${standing}${here ? '' : ' only-cited'}`}>
      {href === null ? (
        drawn
      ) : (
        <a href={href} aria-current={standing === 'focus' ? 'true' : undefined}>
          {name.length > LONGEST ? <title>{name}</title> : null}
          {drawn}
        </a>
      )}
    </g>
  );
}

const LONGEST = 18;

function cut(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** "3 documents and 12 citations are left to the table"; null where all is drawn. */
export function leftWords(t: Translator, selection: CitationSelection): string | null {
  const { left } = layOutArcs(selection.drawn, selection.focus);
  if (left.documents + left.arcs === 0) return null;
  const number = (value: number) => formatNumber(t.lang, value);
  return t('documents.citations.left', { documents: number(left.documents), citations: number(left.arcs) });
}
