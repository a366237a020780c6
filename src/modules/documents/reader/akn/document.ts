import type { Reading } from '../reading.js';
import { Identifiers } from './identify.js';
import { isDay } from './iri.js';
import { writeMeta } from './metadata.js';
import { ParagraphWriter } from './paragraph.js';
import { element, escapeXml } from './xml.js';

export interface AknOptions {
  /** The text that the spans point into: with it notes, acts and dates stand at their exact places. */
  source?: string;
  /** Day of adoption (YYYY-MM-DD) of a cited document, for its IRI; by default none is known. */
  adoptedOn?: (citation: string) => string | null;
}

/**
 * Writes a reading as Akoma Ntoso 3.0 (OASIS, LegalDocML), in the manner of AKN for the United Nations: a statement named
 * `resolution` or `resolutionDraft`, eIds after akn-nc 1.0. Valid against the schema whatever the reading holds; characters
 * that XML can not carry are dropped. Acts are `<concept>`, dates `<inline>` and `<date>`, citations `<ref>`, notes
 * `<authorialNote>`; what the reading knows of them beyond the vocabulary stands in attributes of `urn:concordance:reading:1`.
 */
export function toAkn(reading: Reading, options: AknOptions = {}): string {
  const adoptedOn = options.adoptedOn ?? (() => null);
  const writer = new ParagraphWriter(reading, new Identifiers(), adoptedOn, options.source);
  const preamble = writePreamble(reading, writer);
  const body = writer.body(reading.operative, '');
  const attachments = writeAnnexes(reading, writer, adoptedOn);
  const statement = element(
    'statement',
    { name: reading.document.status === 'draft' ? 'resolutionDraft' : 'resolution', contains: 'originalVersion' },
    writeMeta(reading, { part: 'main', adoptedOn, looseNotes: writer.looseNotes() }),
    writePreface(reading),
    preamble,
    element('mainBody', { 'xml:lang': reading.document.lang }, body),
    attachments,
  );
  const root = element(
    'akomaNtoso',
    { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0', 'xmlns:c': 'urn:concordance:reading:1' },
    statement,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function writePreface(reading: Reading): string {
  const { adopted, lang, session, sponsors, status, symbol, title } = reading.document;
  const line = (...parts: string[]) => (parts.join('') === '' ? '' : element('p', {}, ...parts));
  const content = [
    line(symbol ? element('docNumber', {}, escapeXml(symbol)) : ''),
    line(session !== null ? element('session', { value: session }, String(session)) : ''),
    line(isDay(adopted) ? element('docDate', { date: adopted }, adopted) : ''),
    line(status === 'unknown' ? '' : element('docStatus', {}, status)),
    ...sponsors.map((sponsor) => line(element('docProponent', {}, escapeXml(sponsor)))),
    title ? element('longTitle', {}, element('p', {}, element('docTitle', {}, escapeXml(title)))) : '',
  ].join('');
  return content === '' ? '' : element('preface', { 'xml:lang': lang }, content);
}

function writePreamble(reading: Reading, writer: ParagraphWriter): string {
  const formula = reading.enactingFormula
    ? element('formula', { name: 'enactingFormula' }, element('p', {}, escapeXml(reading.enactingFormula)))
    : '';
  const recitals = writer.recitals(reading.preambular);
  return formula + recitals === ''
    ? ''
    : element('preamble', { 'xml:lang': reading.document.lang, eId: 'preamble' }, formula, recitals);
}

function writeAnnexes(
  reading: Reading,
  writer: ParagraphWriter,
  adoptedOn: (citation: string) => string | null,
): string {
  if (reading.annexes.length === 0) return '';
  const attachments = reading.annexes.map((annex, i) => {
    const eId = writer.ids.claim(`att_${annex.n}`, `att_${i + 1}`);
    return element(
      'attachment',
      { eId },
      annex.title ? element('heading', {}, escapeXml(annex.title)) : '',
      element(
        'doc',
        { name: 'annex', contains: 'originalVersion' },
        writeMeta(reading, { part: eId, adoptedOn }),
        element('mainBody', { 'xml:lang': reading.document.lang }, writer.body(annex.paragraphs, `${eId}__`)),
      ),
    );
  });
  return element('attachments', {}, ...attachments);
}
