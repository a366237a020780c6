import fc from 'fast-check';
import type { Item, Reading, Rest, Span } from '../../src/modules/documents/reader/reading.js';
import { buildReading } from './build-reading.js';

/** A source text with an exact reading of it: every character that is not white space is in one block. */
export interface Sourced {
  source: string;
  reading: Reading;
}

const words = fc
  .array(fc.constantFrom('urges', 'States', 'to open', 'desks,', 'ports', '会员国', 'الدول', '2030', 'and'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join(' '));
const block = fc.record({
  kind: fc.constantFrom('preambular', 'operative', 'operative', 'annex', 'note', 'furniture', 'unknown'),
  text: words,
  items: fc.array(words, { maxLength: 2 }),
  /** Whether a page cuts it, with furniture in between. */
  cut: fc.boolean(),
  marker: fc.boolean(),
});

/** Texts of a few blocks in any order, with items, markers glued to words, and page breaks inside paragraphs. */
export const arbitrarySource: fc.Arbitrary<Sourced> = fc.array(block, { minLength: 1, maxLength: 7 }).map((blocks) => {
  const reading = buildReading({ annexes: [{ paragraphs: [] }] });
  const annex = reading.annexes[0];
  let source = '';
  const rest: Rest[] = [];
  const write = (text: string): Span => {
    const from = source.length;
    source += text;
    return [from, source.length];
  };
  for (const { kind, text, items, cut, marker } of blocks) {
    if (kind === 'note') {
      const n = reading.notes.length + 1;
      reading.notes.push({ n, text, citations: [], spans: [write(`${n} ${text}`)] });
    } else if (kind === 'furniture' || kind === 'unknown') rest.push({ kind, span: write(text) });
    else {
      const own =
        kind === 'preambular'
          ? reading.preambular
          : kind === 'operative'
            ? reading.operative
            : (annex?.paragraphs ?? []);
      const n = own.length + 1;
      const spans = [write(kind === 'preambular' ? text : `${n}. ${text}`)];
      const footnotes = marker ? [7] : [];
      if (marker) rest.push({ kind: 'marker', span: write('7') });
      let more = '';
      if (cut) {
        write('\n');
        rest.push({ kind: 'furniture', span: write('A/RES/90/999 2/3') });
        write('\n');
        more = ' continues here';
        spans.push(write('continues here'));
      }
      const written = items.map((item, i): Item => {
        const label = 'ab'.charAt(i);
        spans.push(write(`\n(${label}) ${item}`));
        return { label, text: item, items: [] };
      });
      const paragraph = { n, eId: `${kind}_${n}`, text: text + more, items: written, citations: [], footnotes, spans };
      if (kind === 'preambular') reading.preambular.push({ ...paragraph, verb: '' });
      else {
        const acts = text.startsWith('urges')
          ? [
              {
                verb: 'urges',
                act: 'urge' as const,
                addressees: [],
                spans: [[spans[0]?.[0] ?? 0, (spans[0]?.[0] ?? 0) + 8] as Span],
              },
            ]
          : [];
        (kind === 'operative' ? reading.operative : (annex?.paragraphs ?? [])).push({
          ...paragraph,
          part: null,
          heading: null,
          acts,
          dates: [],
        });
      }
    }
    write('\n\n');
  }
  if (annex?.paragraphs.length === 0) reading.annexes = [];
  return { source, reading: { ...reading, rest } };
});

/** Offsets of characters that are not white space and stand in no block, or in more than one. */
export function uncovered({ source, reading }: Sourced): number[] {
  const times = new Uint8Array(source.length);
  const paragraphs = [
    ...reading.preambular,
    ...reading.operative,
    ...reading.annexes.flatMap((annex) => annex.paragraphs),
    ...reading.notes,
  ];
  for (const [from, to] of [...paragraphs.flatMap((p) => p.spans), ...reading.rest.map((rest) => rest.span)]) {
    for (let i = from; i < to; i++) times[i] = (times[i] ?? 0) + 1;
  }
  return [...times.keys()].filter((i) => source.charAt(i).trim() !== '' && times[i] !== 1);
}
