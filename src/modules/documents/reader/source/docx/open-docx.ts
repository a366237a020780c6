import { unzipSync } from 'fflate';
import type { Hint } from '../../source.js';
import { SourceError } from '../source-error.js';
import { readBody } from './body.js';
import { readFootnotes } from './footnotes.js';
import { readNumbering } from './numbering.js';
import { readStyles } from './styles.js';

/** What the parts of one document may take when inflated; a real one takes a few MB. */
const MAX_INFLATED = 64 * 1024 * 1024;
const MAX_ENTRIES = 5000;
const PARTS = new Set([
  'word/document.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
  'word/numbering.xml',
  'word/styles.xml',
]);

/** Reads a Word file's paragraphs, numbers, footnotes and styles into text and hints. Throws `SourceError`. */
export function openDocx(bytes: Uint8Array, name: string): { text: string; hints: Hint[] } {
  const parts = inflate(bytes, name);
  const document = parts.get('word/document.xml');
  if (document === undefined) {
    throw new SourceError(
      'unsupported',
      `${name} is an archive and no Word document: bring the resolution as .docx, .pdf, .html or .txt.`,
    );
  }
  for (const xml of parts.values()) refuseEntities(xml, name);
  try {
    const styles = readStyles(parts.get('word/styles.xml') ?? '');
    const numbering = readNumbering(parts.get('word/numbering.xml') ?? '');
    const notes = readFootnotes(parts.get('word/footnotes.xml') ?? '');
    return readBody(document, styles, numbering, notes);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      'damaged',
      `${name} is damaged: open it in Word or LibreOffice, save it again, and bring that.`,
    );
  }
}

function inflate(bytes: Uint8Array, name: string): Map<string, string> {
  let total = 0;
  let entries = 0;
  const bomb = (): never => {
    throw new SourceError(
      'zip-bomb',
      `${name} would grow to more than ${MAX_INFLATED / 1024 / 1024} MB when opened: it is refused; save the document anew.`,
    );
  };
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        entries += 1;
        if (entries > MAX_ENTRIES) bomb();
        if (!PARTS.has(file.name)) return false;
        total += file.originalSize;
        // The directory may lie: the inflated size is checked against it by the library, which stops at what it promises.
        if (total > MAX_INFLATED) bomb();
        return true;
      },
    });
    return new Map(Object.entries(files).map(([path, data]) => [path, new TextDecoder('utf-8').decode(data)]));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('damaged', `${name} is a damaged archive: download or save it again, and bring that.`);
  }
}

/** A Word file has no document type; one that has tries to make the parser do something. */
function refuseEntities(xml: string, name: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw new SourceError(
      'xml-entities',
      `${name} declares XML entities, which Word never writes: it is refused; save the document anew.`,
    );
  }
}
