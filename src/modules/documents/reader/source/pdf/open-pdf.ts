import { getDocumentProxy } from 'unpdf';
import type { Hint } from '../../source.js';
import { SourceError } from '../source-error.js';
import { type PageLines, placeLines } from './page-parts.js';
import { bracketVote, mirrorBrackets } from './right-to-left.js';
import { mainSize, type Run, type VisualLine, visualLines } from './visual-lines.js';
import { writePages } from './write-pages.js';

const MAX_PAGES = 3000;

/** Reads a PDF's text with places and sizes into text and hints. Throws `SourceError`. */
export async function openPdf(bytes: Uint8Array, name: string): Promise<{ text: string; hints: Hint[] }> {
  const document = await load(bytes, name);
  try {
    if (document.numPages > MAX_PAGES) {
      throw new SourceError('too-large', `${name} has more than ${MAX_PAGES} pages: bring the resolution alone.`);
    }
    const pages: PageLines[] = [];
    const all: Run[] = [];
    for (let n = 1; n <= document.numPages; n += 1) {
      const page = await document.getPage(n);
      const [x0 = 0, y0 = 0, x1 = 612, y1 = 792] = page.view;
      const content = await page.getTextContent();
      const runs: Run[] = [];
      for (const item of content.items) {
        if (!('str' in item) || item.str === '') continue;
        const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as number[];
        // Text that runs up or down the margin is no part of a resolution's body.
        if (Math.abs(b) > Math.abs(a)) continue;
        runs.push({
          text: item.str,
          rtl: item.dir === 'rtl',
          x: x - x0,
          y: y - y0,
          width: item.width,
          size: item.height || Math.abs(a),
        });
      }
      const lines = visualLines(runs);
      for (const run of runs) all.push(run);
      pages.push({ width: x1 - x0, height: y1 - y0, lines });
      page.cleanup();
    }
    settleBrackets(pages);
    const solid = all.filter((run) => run.text.trim() !== '');
    if (solid.reduce((sum, run) => sum + run.text.length, 0) < 20) {
      throw new SourceError(
        'scanned',
        `${name} holds pictures of pages but no text: run text recognition (OCR) on it, or bring the text as .docx or .txt.`,
      );
    }
    return writePages(pages, placeLines(pages, mainSize(solid)), mainSize(solid));
  } finally {
    await document.destroy();
  }
}

/** Whether a file gives brackets on Arabic lines as drawn or as meant is found from how they pair, over the whole of it. */
function settleBrackets(pages: PageLines[]): void {
  const lines = pages.flatMap((page) => page.lines.filter((line) => line.rtl));
  if (lines.reduce((sum, line) => sum + bracketVote(unraised(line)), 0) <= 0) return;
  for (const line of lines) {
    for (const segment of line.segments) if (!segment.raised) segment.text = mirrorBrackets(segment.text);
    line.text = line.segments.map((segment) => segment.text).join('');
  }
}

const unraised = (line: VisualLine): string =>
  line.segments.map((segment) => (segment.raised ? '' : segment.text)).join('');

async function load(bytes: Uint8Array, name: string): ReturnType<typeof getDocumentProxy> {
  try {
    // The library takes the buffer over, and takes no Buffer of Node: it gets a copy.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new SourceError('encrypted', `${name} is locked with a password: save a copy without one, and bring that.`);
    }
    throw new SourceError('damaged', `${name} cannot be opened as a PDF: it may be cut off; download it again.`);
  }
}
