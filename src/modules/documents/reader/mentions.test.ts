import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { act, buildReading, date, item } from '../../../../tests/kit/build-reading.js';
import { joinedText, mentionsOf, placesOf } from './mentions.js';
import type { Span } from './reading.js';

describe('places of a paragraph', () => {
  const source = '7. Requests the\n  Office3 to act:\n(a) At once;\n\n(b) By May.';
  const paragraph = {
    ...buildReading({}).operative[0],
    text: 'Requests the Office to act:',
    items: [item('a', 'At once;'), item('b', 'By May.')],
    footnotes: [3],
    spans: [
      [0, 24],
      [25, source.length],
    ] as Span[],
    acts: [{ ...act('Requests', 'request'), spans: [[3, 11]] as Span[] }],
    dates: [
      { ...date('deadline', 'By May'), spans: [[source.indexOf('By May'), source.indexOf('By May') + 6]] as Span[] },
    ],
  };
  const rest = [{ kind: 'marker' as const, span: [24, 25] as Span }];

  it('are found past numbers, wrapping, markers and labels', () => {
    const text = joinedText(paragraph);
    const { inText: place, inSource } = placesOf(source, paragraph);
    for (const words of ['Requests', 'Office', 'to act', 'At once', 'By May']) {
      const [at, from] = [text.indexOf(words), source.indexOf(words)];
      expect(place(from)).toBe(at);
      expect(inSource([at, at + words.length])).toEqual([[from, from + words.length]]);
    }
  });

  it('give acts, dates and notes their ranges', () => {
    expect(mentionsOf(paragraph, { rest }, source)).toEqual({
      acts: [[0, 8]],
      dates: [[37, 43]],
      notes: [{ n: 3, at: 'Requests the Office'.length }],
    });
  });

  it('are looked up by their words, in order, where there is no source', () => {
    const twice = {
      ...paragraph,
      text: 'Urges A and urges B',
      items: [],
      acts: [act('Urges', 'urge'), act('urges', 'urge')],
      dates: [],
    };
    expect(mentionsOf(twice, { rest: [] })).toEqual({
      acts: [
        [0, 5],
        [12, 17],
      ],
      dates: [],
      notes: [{ n: 3, at: 19 }],
    });
  });

  it('never lie outside the text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', '-', '‑', '(', ')') });
    fc.assert(
      fc.property(texts, texts, (from, text) => {
        const { inText: place } = placesOf(from, { text, items: [], spans: [[0, from.length]] });
        for (let offset = 0; offset <= from.length; offset++) {
          expect(place(offset)).toBeGreaterThanOrEqual(0);
          expect(place(offset)).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
