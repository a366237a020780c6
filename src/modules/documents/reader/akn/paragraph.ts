import { mentionsOf, piecesOf } from '../mentions.js';
import type { DateMention, Item, Note, OperativeParagraph, PreambularParagraph, Reading, Span } from '../reading.js';
import { placesOfCitation } from './cited.js';
import { type Identifiers, numberPart } from './identify.js';
import { type Mark, type Point, writeInline } from './inline.js';
import { citationIri, isDay } from './iri.js';
import { addresseeId } from './metadata.js';
import { element, escapeXml, openTag } from './xml.js';

type Paragraph = PreambularParagraph | OperativeParagraph;
/** XML of the piece (opening text or item) at an index of `piecesOf`. */
type Pieces = string[];

/** Writes paragraphs, and remembers which notes it has already set. */
export class ParagraphWriter {
  readonly ids: Identifiers;
  readonly #reading: Reading;
  readonly #adoptedOn: (citation: string) => string | null;
  readonly #source: string | undefined;
  readonly #notes: Map<number, Note>;
  readonly #set = new Map<number, string>();

  constructor(reading: Reading, ids: Identifiers, adoptedOn: (citation: string) => string | null, source?: string) {
    this.#reading = reading;
    this.ids = ids;
    this.#adoptedOn = adoptedOn;
    this.#source = source;
    this.#notes = new Map(reading.notes.map((note) => [note.n, note]));
    ids.claim('preamble', 'preamble');
  }

  recitals(paragraphs: readonly PreambularParagraph[]): string {
    if (paragraphs.length === 0) return '';
    const within = this.ids.claim('preamble__recs_1', 'recs');
    const recitals = paragraphs.map((p) => {
      const eId = this.ids.claim(p.eId, `${within}__rec_${p.n}`);
      return element('recital', { eId }, this.#blocks(p, eId));
    });
    return element('recitals', { eId: within }, ...recitals);
  }

  /** The content of a `<mainBody>`: paragraphs, in parts where numbering restarts. Never empty. */
  body(paragraphs: readonly OperativeParagraph[], prefix: string): string {
    if (paragraphs.length === 0) return element('p', {});
    const written: string[] = [];
    for (let i = 0; i < paragraphs.length; ) {
      const part = paragraphs[i]?.part ?? null;
      const group: OperativeParagraph[] = [];
      for (let next = paragraphs[i]; next && next.part === part; next = paragraphs[++i]) group.push(next);
      if (part === null) written.push(...group.map((p) => this.#operative(p, prefix, true)));
      else {
        const eId = this.ids.claim(`${prefix}part_${numberPart(part, written.length + 1)}`, `${prefix}part`);
        const heading = group[0]?.heading;
        const inside = group.map((p, j) => this.#operative(p, `${eId}__`, j > 0));
        written.push(
          element(
            'part',
            { eId },
            element('num', {}, escapeXml(part)),
            heading ? element('heading', {}, escapeXml(heading)) : '',
            ...inside,
          ),
        );
      }
    }
    return written.join('');
  }

  /** Notes that no paragraph shows, for the `<meta>` block; call it when all paragraphs are written. */
  looseNotes(): string {
    const loose = this.#reading.notes.filter((note) => !this.#set.has(note.n));
    if (loose.length === 0) return '';
    const notes = loose.map((note) =>
      element(
        'note',
        { eId: this.ids.claim(`note_${note.n}`, 'note'), marker: String(note.n) },
        element('p', {}, this.#noteText(note)),
      ),
    );
    return element('notes', { source: '#concordance' }, ...notes);
  }

  #operative(p: OperativeParagraph, prefix: string, withHeading: boolean): string {
    const eId = this.ids.claim(prefix === '' ? p.eId : `${prefix}para_${p.n}`, `${prefix}para_${p.n}`);
    const heading = withHeading && p.heading ? element('heading', {}, escapeXml(p.heading)) : '';
    return element(
      'paragraph',
      { eId },
      element('num', {}, `${p.n}.`),
      heading,
      element('content', {}, this.#blocks(p, eId)),
    );
  }

  #blocks(p: Paragraph, eId: string): string {
    const pieces = this.#pieces(p, eId);
    if (p.items.length === 0) return element('p', {}, pieces[0] ?? '');
    const next = { index: 1 };
    return this.#list(p.items, pieces, next, eId, pieces[0] ?? '');
  }

  #list(items: readonly Item[], pieces: Pieces, next: { index: number }, within: string, introduction: string): string {
    const eId = this.ids.claim(`${within}__list_1`, 'list');
    const written = items.map((item, i) => {
      const itemId = this.ids.claim(`${eId}__item_${numberPart(item.label, i + 1)}`, 'item');
      const text = pieces[next.index++] ?? '';
      const num = element('num', {}, escapeXml(/^[\p{L}\p{N}]+$/u.test(item.label) ? `(${item.label})` : item.label));
      const inside =
        item.items.length === 0 ? element('p', {}, text) : this.#list(item.items, pieces, next, itemId, text);
      return element('item', { eId: itemId }, num, inside);
    });
    return element('blockList', { eId }, element('listIntroduction', {}, introduction), ...written);
  }

  #pieces(p: Paragraph, eId: string): Pieces {
    const found = mentionsOf(p, this.#reading, this.#source);
    const acts = 'acts' in p ? p.acts : [];
    const dates = 'dates' in p ? p.dates : [];
    const pieces = piecesOf(p);
    const noted = found.notes.map(({ n, at }) => ({ at, xml: this.#note(n, eId) }));
    return pieces.map((piece, i) => {
      const end = pieces[i + 1]?.from ?? Number.POSITIVE_INFINITY;
      const inside = (range: Span | null | undefined): Span | null =>
        range && range[0] >= piece.from && range[0] < end ? [range[0] - piece.from, range[1] - piece.from] : null;
      const marks: Mark[] = [
        ...acts.flatMap((act, k) => {
          const range = inside(found.acts[k]);
          if (!range) return [];
          const refersTo = [`act_${act.act}`, ...act.addressees.map(addresseeId)].map((id) => `#${id}`).join(' ');
          return [
            {
              range,
              open: openTag('i', {}) + openTag('concept', { refersTo, 'c:by': act.by ?? 'rules' }),
              close: '</concept></i>',
            },
          ];
        }),
        ...dates.flatMap((date, k) => {
          const range = inside(found.dates[k]);
          return range ? [{ range, ...dateTags(date) }] : [];
        }),
        ...this.#refs(piece.text, p.citations),
      ];
      const points: Point[] = noted
        .filter(({ at }) => at >= piece.from && at < end)
        .map(({ at, xml }) => ({ at: at - piece.from, xml }));
      return writeInline(piece.text, marks, points);
    });
  }

  #refs(text: string, citations: readonly string[]): Mark[] {
    return citations.flatMap((citation) => {
      const href = citationIri(citation, this.#adoptedOn(citation));
      if (!href) return [];
      return placesOfCitation(text, citation).map((range) => ({
        range,
        open: openTag('ref', { href }),
        close: '</ref>',
      }));
    });
  }

  #note(n: number, within: string): string {
    const first = this.#set.get(n);
    if (first !== undefined) return element('noteRef', { href: `#${first}`, marker: String(n) });
    const eId = this.ids.claim(`${within}__authorialNote_${n}`, 'authorialNote');
    this.#set.set(n, eId);
    const note = this.#notes.get(n);
    // The marker is there but the text has lost its note: the schema's own word for that is "incomplete".
    const attributes = { eId, marker: String(n), placement: 'bottom', status: note ? undefined : 'incomplete' };
    return element('authorialNote', attributes, element('p', {}, note ? this.#noteText(note) : ''));
  }

  #noteText(note: Note): string {
    return writeInline(note.text, this.#refs(note.text, note.citations), []);
  }
}

/** A day is a `<date>`; a session, a month or a period has no element of its own and keeps its facts in our attributes. */
function dateTags(date: DateMention): { open: string; close: string } {
  const { kind, text: _text, spans: _spans, by, ...facts } = date;
  const own = Object.fromEntries(Object.entries(facts).map(([key, value]) => [`c:${key}`, String(value)]));
  const day = [date.not_after, date.start, date.until, date.end].find(isDay);
  const inline = openTag('inline', { name: kind, 'c:by': by ?? 'rules', ...own });
  return day
    ? { open: inline + openTag('date', { date: day }), close: '</date></inline>' }
    : { open: inline, close: '</inline>' };
}
