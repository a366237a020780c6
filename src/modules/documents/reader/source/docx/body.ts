import { readLabel } from '../../labels.js';
import type { Hint } from '../../source.js';
import { ParagraphWriter } from '../paragraph-writer.js';
import type { Numbering } from './numbering.js';
import type { Styles } from './styles.js';
import { walkXml } from './xml.js';

/** Elements whose text was deleted, moved away, or stands elsewhere too. */
const HIDDEN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:rPrChange', 'w:pPrChange']);

interface Paragraph {
  style: string | null;
  numId: string | null;
  level: number | null;
  written: boolean;
}

/** Writes the paragraphs of `word/document.xml`, automatic numbers in front, and the notes after the last of them. */
export function readBody(
  xml: string,
  styles: Styles,
  numbering: Numbering,
  notes: Map<string, string>,
): { text: string; hints: Hint[] } {
  const writer = new ParagraphWriter();
  const referred: { n: number; id: string }[] = [];
  const open: Paragraph[] = [];
  let hidden = 0;
  let inText = false;
  let raised = false;
  let numbered = 0;
  let customMark = false;
  let cells = 0;
  const settle = (): void => {
    const paragraph = open[open.length - 1];
    if (!paragraph || paragraph.written) return;
    paragraph.written = true;
    const style = paragraph.style === null ? undefined : styles.get(paragraph.style);
    if (style?.heading) writer.heading();
    const numId = paragraph.numId ?? style?.numId ?? null;
    const label = numId && numId !== '0' ? numbering.next(numId, paragraph.level ?? style?.level ?? 0) : null;
    if (label) writer.label(label, (words) => readLabel(words) === null);
  };
  walkXml(xml, {
    open(name, attribute) {
      if (HIDDEN.has(name)) hidden += 1;
      if (hidden > 0) return;
      const value = attribute('w:val') ?? '';
      const paragraph = open[open.length - 1];
      switch (name) {
        case 'w:p':
          if (cells === 0) writer.end();
          else writer.cell();
          open.push({ style: null, numId: null, level: null, written: false });
          break;
        case 'w:tc':
          cells += 1;
          writer.cell();
          break;
        case 'w:pStyle':
          if (paragraph) paragraph.style = value;
          break;
        case 'w:numId':
          if (paragraph) paragraph.numId = value;
          break;
        case 'w:ilvl':
          if (paragraph) paragraph.level = Number(value) || 0;
          break;
        case 'w:r':
          raised = false;
          break;
        case 'w:vertAlign':
          raised = value === 'superscript';
          break;
        case 'w:t':
          inText = true;
          break;
        case 'w:tab':
          // Inside w:tabs this defines a stop and carries w:val; in a run it is a character.
          if (value === '') writer.exact(' ');
          break;
        case 'w:br':
          if (attribute('w:type') !== 'page') writer.exact(' ');
          break;
        case 'w:noBreakHyphen':
          writer.exact('\u2011');
          break;
        case 'w:footnoteReference': {
          settle();
          customMark = attribute('w:customMarkFollows') === '1' || attribute('w:customMarkFollows') === 'true';
          if (!customMark) numbered += 1;
          const n = customMark ? 0 : numbered;
          referred.push({ n, id: attribute('w:id') ?? '' });
          if (n > 0) writer.marker(String(n), n);
          break;
        }
      }
    },
    text(words) {
      if (!inText || hidden > 0) return;
      settle();
      const mark = words.trim();
      if (raised && /^\*{1,3}$/.test(mark)) writer.marker(mark, 0);
      else if (raised && notes.size === 0 && /^\d{1,3}$/.test(mark)) writer.marker(mark, Number(mark));
      else writer.exact(words);
    },
    close(name) {
      if (HIDDEN.has(name)) hidden -= 1;
      if (hidden > 0) return;
      if (name === 'w:t') inText = false;
      else if (name === 'w:tc') cells -= 1;
      else if (name === 'w:tr' && cells === 0) writer.end();
      else if (name === 'w:p') {
        // An automatic number counts even where its paragraph is empty of text.
        open.pop();
        if (cells === 0) writer.end();
      }
    },
  });
  writer.end();
  for (const { n, id } of referred) {
    writer.note(n);
    writer.exact(n > 0 ? (notes.get(id) ?? '') : `* ${(notes.get(id) ?? '').replace(/^\*+\s*/, '')}`);
    writer.endNote();
  }
  return writer.finish();
}
