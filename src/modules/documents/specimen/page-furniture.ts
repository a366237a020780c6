import type { Lang } from '../reader/reading.js';

const JOB = '35-99999';
const LETTER: Record<Lang, string> = { ar: 'A', en: 'E', es: 'S', fr: 'F', ru: 'R', zh: 'C' };
const RULE = '__________________';

export interface PageLayout {
  /** Characters in a line; half of it for Chinese, whose characters are twice as wide. */
  width?: number;
  /** Lines of text on a page, notes not counted. */
  lines?: number;
}

/**
 * Lays a plain text out as the printed page does and a PDF gives it back: lines wrapped, pages cut anywhere, each note below a
 * rule on the page of its first marker, running heads, job numbers, page numbers, a bar code. Nothing else of the text changes,
 * so its reading must be the same but for spans.
 */
export function withPageFurniture(text: string, lang: Lang, title: string, layout: PageLayout = {}): string {
  const width = Math.floor((layout.width ?? 84) / (lang === 'zh' ? 2 : 1));
  const [body = '', notes = ''] = text.split(RULE);
  const loose = new Map(
    notes.split('\n').flatMap((line) => {
      const n = /^\(?(\d+)\)? /u.exec(line)?.[1];
      return n ? [[Number(n), line] as const] : [];
    }),
  );
  const lines = body
    .trim()
    .split('\n')
    .flatMap((line) => wrap(line, width));
  const size = layout.lines ?? 34;
  const count = Math.ceil(lines.length / size);
  const pages = Array.from({ length: count }, (_, i) => {
    const own = lines.slice(i * size, (i + 1) * size);
    const onPage = [...loose].filter(([n]) => own.some((line) => marks(line, n)) || i === count - 1);
    for (const [n] of onPage) loose.delete(n);
    const head = i === 0 ? [] : ['A/RES/90/999', ...wrap(title, width), ''];
    const foot =
      i === 0
        ? [`${JOB} (${LETTER[lang]})`, '*3599999*']
        : i % 2 === 0
          ? [`${JOB} ${i + 1}/${count}`]
          : [`${i + 1}/${count} ${JOB}`];
    const below = onPage.length === 0 ? [] : [RULE, ...onPage.flatMap(([, note]) => wrap(` ${note}`, width))];
    return [...head, ...own, ...below, '', ...foot, ''].join('\n');
  });
  return pages.join('\n');
}

/** A marker is a number glued to a word or to its comma, and to no other figure unless in brackets ("2030(1)"). */
function marks(line: string, n: number): boolean {
  return new RegExp(`(?:[^\\d\\s/.(-]\\(?|\\d\\()${n}\\)?(?=[\\s,،，、。;]|$)`, 'u').test(line);
}

function wrap(line: string, width: number): string[] {
  const wrapped: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > width / 2 ? space : width;
    wrapped.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...wrapped, rest];
}
