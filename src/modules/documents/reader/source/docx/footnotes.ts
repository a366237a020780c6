import { walkXml } from './xml.js';

/** Texts of the footnotes by their ids; separators left out. */
export function readFootnotes(xml: string): Map<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let text = '';
  let inText = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'w:footnote') {
        id = attribute('w:type') === undefined || attribute('w:type') === 'normal' ? (attribute('w:id') ?? null) : null;
        text = '';
      } else if (name === 'w:t') inText = true;
      else if (name === 'w:tab' || name === 'w:br') text += ' ';
      else if (name === 'w:noBreakHyphen') text += '\u2011';
      else if (name === 'w:p' && text !== '') text += ' ';
    },
    text(words) {
      if (inText) text += words;
    },
    close(name) {
      if (name === 'w:t') inText = false;
      if (name === 'w:footnote' && id !== null) {
        notes.set(id, text.replace(/\s+/g, ' ').trim());
        id = null;
      }
    },
  });
  return notes;
}
