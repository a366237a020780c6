import { directionOfLetters } from '../i18n/index.js';
import type { Picture, PictureWords } from './picture.js';

/** Width of every picture in its own units: at 360 CSS pixels its letters are still ten pixels high, at its full size fifteen. */
export const WIDTH = 400;
/** Height of the letters of notes. */
const NOTE = 9;

/**
 * Fonts by name only: pages and HTML files set their own, files without a style sheet have those that come with the program. For
 * Arabic one font holds all the signs that a label mixes: some renderers lose a joined letter where they change the font.
 */
const FONTS = "'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hans', system-ui, sans-serif";
const ARABIC_FONTS = "'IBM Plex Sans Arabic', 'Noto Sans', 'Noto Sans Hans', system-ui, sans-serif";

/**
 * The colours of the house (kernel/ui/look/tokens.css, by day). They stand as attributes, which any rule of a style sheet
 * overrides: on pages the class takes the colour of the scheme, in files the attribute holds.
 */
const INKS = {
  ink: '#16202c',
  soft: '#4c5866',
  line: '#e2ded4',
  strong: '#b9b3a4',
  accent: '#00597d',
  mid: '#6a9db3',
  wash: '#cfe3ec',
  paper: '#fcfbf8',
} as const;
export type Ink = keyof typeof INKS;

type Value = string | number;

/** One element. Values are escaped; children are markup that this function made. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function escapeXml(text: string): string {
  return (
    text
      // What XML cannot hold at all.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Draws in the direction of the script: `x` always counts from where reading begins. */
export class Sheet {
  readonly #rightToLeft: boolean;
  readonly #parts: string[] = [];

  constructor(rightToLeft: boolean) {
    this.#rightToLeft = rightToLeft;
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    ink: Ink,
    options: { width?: number; dash?: string } = {},
  ): void {
    const { width = 1, dash } = options;
    this.#parts.push(
      element('line', {
        class: `pic-${ink}-stroke`,
        x1: this.#at(x1),
        y1,
        x2: this.#at(x2),
        y2,
        stroke: INKS[ink],
        'stroke-width': width,
        ...(dash === undefined ? {} : { 'stroke-dasharray': dash }),
      }),
    );
  }

  box(x: number, y: number, width: number, height: number, ink: Ink): void {
    const left = this.#rightToLeft ? WIDTH - x - width : x;
    this.#parts.push(element('rect', { class: `pic-${ink}`, x: left, y, width, height, fill: INKS[ink] }));
  }

  dot(x: number, y: number, radius: number, ink: Ink): void {
    this.#parts.push(element('circle', { class: `pic-${ink}`, cx: this.#at(x), cy: y, r: radius, fill: INKS[ink] }));
  }

  /** An error bar from one place to another, with a short stroke across each end. */
  whisker(from: { x: number; y: number }, to: { x: number; y: number }, ink: Ink = 'ink'): void {
    const [dx, dy] = from.x === to.x ? [3, 0] : [0, 3];
    this.line(from.x, from.y, to.x, to.y, ink);
    for (const { x, y } of [from, to]) this.line(x - dx, y - dy, x + dx, y + dy, ink);
  }

  path(
    points: readonly (readonly [number, number])[],
    ink: Ink,
    options: { opacity?: number; dash?: string; width?: number } = {},
  ): void {
    const d = points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${round(this.#at(x))} ${round(y)}`).join('');
    this.#parts.push(
      element('path', {
        class: `pic-${ink}-stroke`,
        d,
        fill: 'none',
        stroke: INKS[ink],
        'stroke-width': options.width ?? 0.8,
        ...(options.opacity === undefined ? {} : { 'stroke-opacity': options.opacity }),
        ...(options.dash === undefined ? {} : { 'stroke-dasharray': options.dash }),
      }),
    );
  }

  /** A band that leaves one place and arrives at another, `width` high all the way; mirrored as everything else is. */
  ribbon(from: { x: number; y: number }, to: { x: number; y: number }, width: number, ink: Ink, label?: string): void {
    const [x0, x1] = [round(this.#at(from.x)), round(this.#at(to.x))];
    const middle = round(this.#at((from.x + to.x) / 2));
    const [a, b, c, d] = [from.y, to.y, to.y + width, from.y + width].map(round);
    this.#parts.push(
      element(
        'path',
        {
          class: `pic-${ink}`,
          d: `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x0} ${d}Z`,
          fill: INKS[ink],
          'fill-opacity': 0.55,
        },
        ...titled(label),
      ),
    );
  }

  /** A way over a map, from path data, placed like a shape. */
  route(d: string, width: number, ink: Ink, label?: string): void {
    this.#parts.push(
      element(
        'path',
        {
          class: `pic-${ink}-stroke`,
          d,
          fill: 'none',
          stroke: INKS[ink],
          'stroke-width': width,
          'stroke-opacity': 0.6,
          'stroke-linecap': 'round',
        },
        ...titled(label),
      ),
    );
  }

  /** A filled outline from path data. Its places are those of the picture, whatever the script: the world is not mirrored. */
  shape(d: string, ink: Ink, label?: string): void {
    this.#parts.push(element('path', { class: `pic-${ink} pic-paper-stroke`, d, ...filled(ink) }, ...titled(label)));
  }

  /** A filled point, placed like a shape. */
  point([cx, cy]: readonly [number, number], r: number, ink: Ink, label?: string): void {
    this.#parts.push(
      element('circle', { class: `pic-${ink} pic-paper-stroke`, cx, cy, r, ...filled(ink) }, ...titled(label)),
    );
  }

  /** Words beginning, centred or ending at `x`, cut with an ellipsis where they would be wider than `most`. */
  text(
    x: number,
    y: number,
    words: string,
    options: { anchor?: 'start' | 'middle' | 'end'; ink?: Ink; size?: number; bold?: boolean; most?: number } = {},
  ): void {
    const { anchor = 'start', ink = 'ink', size = 12, bold = false, most } = options;
    const mirrored = { start: 'end', middle: 'middle', end: 'start' } as const;
    const cut = most === undefined ? words : cutTo(words, most, size);
    this.#parts.push(
      element(
        'text',
        {
          class: `pic-${ink}`,
          x: this.#at(x),
          y,
          'text-anchor': this.#rightToLeft ? mirrored[anchor] : anchor,
          'font-size': size,
          fill: INKS[ink],
          ...(bold ? { 'font-weight': 700 } : {}),
        },
        // Anchors stay physical and the words carry their own direction, which every renderer understands.
        // Notation of models, in brackets or by its signs, runs from the left in every language.
        // So do words in letters from the left.
        this.#rightToLeft && !/^[[+−]/u.test(cut) && directionOfLetters(cut) !== 'ltr'
          ? `\u202b${escapeXml(cut)}\u202c`
          : escapeXml(cut),
      ),
    );
  }

  /** The picture with its title and description inside, so that it keeps them wherever it goes. */
  finish({ id, title, description, table, mark, notes = [] }: PictureWords, drawn: number): Picture {
    if (mark !== undefined) this.text(0, drawn + 15, mark, { bold: true, most: WIDTH });
    let height = mark === undefined ? drawn : drawn + 20;
    for (const line of notes.flatMap((note) => linesOf(note, NOTE, WIDTH))) {
      height += NOTE + 3;
      this.text(0, height, line, { ink: 'soft', size: NOTE, most: WIDTH });
    }
    if (notes.length > 0) height += 5;
    const svg = element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: 'picture',
        viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`,
        role: 'img',
        // Anchors are given by hand; a page in Arabic would turn them round once more.
        direction: 'ltr',
        'aria-labelledby': `${id}-title ${id}-description`,
        'font-family': this.#rightToLeft ? ARABIC_FONTS : FONTS,
      },
      element('title', { id: `${id}-title` }, escapeXml(title)),
      element('desc', { id: `${id}-description` }, escapeXml(description)),
      ...this.#parts,
    );
    return { id, title, description, svg, width: WIDTH, height: Math.ceil(height), table };
  }

  #at(x: number): number {
    return this.#rightToLeft ? WIDTH - x : x;
  }
}

function filled(ink: Ink): Record<string, Value> {
  return { fill: INKS[ink], stroke: INKS.paper, 'stroke-width': 0.3 };
}

function titled(label: string | undefined): string[] {
  return label === undefined ? [] : [element('title', {}, escapeXml(label))];
}

/** About how wide words are: Chinese characters are square, others half as wide. No font is asked, so that all renderers agree. */
export function widthOf(words: string, size: number): number {
  let width = 0;
  for (const character of words)
    width +=
      size *
      (character >= '\u2e80' && character < '\ufb50' ? 1 : character >= '\u0590' && character < '\u0900' ? 0.45 : 0.54);
  return width;
}

function cutTo(words: string, most: number, size: number): string {
  if (widthOf(words, size) <= most) return words;
  const characters = [...words];
  while (characters.length > 1 && widthOf(characters.join(''), size) > most - size) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** A text in lines that are no wider than `most`; broken at spaces, and anywhere in scripts without them. */
export function linesOf(text: string, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=\s)|(?=\p{Script=Han})/u)) {
    if (line !== '' && widthOf(line + piece.trimEnd(), size) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
