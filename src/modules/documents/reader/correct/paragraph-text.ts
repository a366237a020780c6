import { piecesOf } from '../mentions.js';
import type { Item, Lang, Span } from '../reading.js';
import { cleanText } from '../text/clean-text.js';

/** The text of a paragraph and its items, without the rest of its facts. */
export interface Content {
  text: string;
  items: Item[];
}

/** Cuts content in two at an offset of its joined text. The second half opens with what followed, be it inside an item. */
export function splitContent(content: Content, at: number): [Content, Content] {
  const cut = (
    items: readonly Item[],
    from: number,
  ): { before: Item[]; after: Item[]; opened: Content | null; end: number } => {
    const before: Item[] = [];
    let next = from;
    for (const [i, item] of items.entries()) {
      const rest = items.slice(i + 1);
      if (at <= next) return { before, after: [...rest], opened: { text: item.text, items: item.items }, end: next };
      const end = next + item.text.length;
      if (at <= end) {
        const within = { ...item, text: item.text.slice(0, at - next).trimEnd(), items: [] };
        return {
          before: [...before, within],
          after: [...rest],
          opened: { text: item.text.slice(at - next).trimStart(), items: item.items },
          end,
        };
      }
      const inner = cut(item.items, end + 1);
      if (inner.opened) {
        return {
          before: [...before, { ...item, items: inner.before }],
          after: [...inner.after, ...rest],
          opened: inner.opened,
          end,
        };
      }
      before.push(item);
      next = inner.end;
    }
    return { before, after: [], opened: null, end: next };
  };
  if (at <= content.text.length) {
    return [
      { text: content.text.slice(0, at).trimEnd(), items: [] },
      { text: content.text.slice(at).trimStart(), items: content.items },
    ];
  }
  const { before, after, opened } = cut(content.items, content.text.length + 1);
  const second: Content = opened ? { text: opened.text, items: [...opened.items, ...after] } : { text: '', items: [] };
  return [{ text: content.text, items: before }, second];
}

/** Takes a range of the joined text out; items left without text are gone. */
export function cutContent(content: Content, [from, to]: Span): Content {
  const pieces = piecesOf(content);
  const left = new Map(
    pieces.map((piece) => {
      const [a, b] = [Math.max(0, from - piece.from), Math.max(0, to - piece.from)];
      return [piece.item, piece.text.slice(0, a) + piece.text.slice(b)] as const;
    }),
  );
  const keep = (items: readonly Item[]): Item[] =>
    items
      .map(
        (item): Item => ({
          ...item,
          text: (left.get(item) ?? item.text).replace(/ {2,}/gu, ' ').trim(),
          items: keep(item.items),
        }),
      )
      .filter((item) => item.text !== '' || item.items.length > 0);
  return { text: (left.get(null) ?? '').replace(/ {2,}/gu, ' ').trim(), items: keep(content.items) };
}

/** Adds content to the end of other content: to its text, or to its last item where it has items. */
export function joinContent(first: Content, second: Content, lang: Lang): Content {
  if (first.items.length === 0) return { text: joinWords(first.text, second.text, lang), items: second.items };
  const extend = (items: readonly Item[]): Item[] => {
    const last = items.at(-1);
    if (!last) return [];
    const longer =
      last.items.length > 0
        ? { ...last, items: extend(last.items) }
        : { ...last, text: joinWords(last.text, second.text, lang) };
    return [...items.slice(0, -1), longer];
  };
  return { text: first.text, items: [...extend(first.items), ...second.items] };
}

function joinWords(a: string, b: string, lang: Lang): string {
  if (a === '' || b === '') return a + b;
  const tight = lang === 'zh' && (WIDE.test(a.slice(-1)) || WIDE.test(b.slice(0, 1)));
  return `${a}${tight ? '' : ' '}${b}`;
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** A stretch of the source as running text, as the reader itself writes it. */
export function plainText(source: string, spans: readonly Span[]): string {
  return cleanText(source, [...spans]).text;
}

const NUMBER = /^\(?([0-9\u0660-\u0669]{1,3})(?:\)|\s*[.．]|\s+[-–])\s*/u;

/** The number that a paragraph begins with, taken off its text. */
export function takeNumber(text: string): { n: number | null; text: string } {
  const found = NUMBER.exec(text);
  if (!found?.[1]) return { n: null, text };
  const western = found[1].replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return { n: Number(western), text: text.slice(found[0].length) };
}
