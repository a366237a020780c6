import type { Source } from './reader/source.js';

/** A text as its paragraphs, whatever file it came from; what stands on every page (numbers, symbols) is left out. Pure. */
export function plainParagraphs({ text, hints, mediaType }: Pick<Source, 'text' | 'hints' | 'mediaType'>): string[] {
  const paged = mediaType === 'application/pdf' || mediaType === 'text/plain';
  const furniture = new Set(hints.filter(({ kind }) => kind === 'furniture').map(({ span: [from] }) => from));
  const starts = new Set(hints.filter(({ kind }) => kind === 'paragraph').map(({ span: [from] }) => from));
  const found: string[] = [];
  let open = '';
  const end = () => {
    if (open !== '') found.push(open);
    open = '';
  };
  let at = 0;
  for (const line of text.split('\n')) {
    const from = at;
    at += line.length + 1;
    const words = line
      .replaceAll('\0', '\uFFFD')
      .replaceAll(/[\s\f]+/gu, ' ')
      .trim();
    if (furniture.has(from)) continue;
    // Files of Word and of the web have a line a paragraph; pages break their lines.
    if (words === '' || !paged || starts.has(from)) end();
    if (words !== '') open = open === '' ? words : `${open} ${words}`;
  }
  end();
  return found;
}
