import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../tests/kit/arbitrary-reading.js';
import { act, buildReading } from '../../../tests/kit/build-reading.js';
import { sourcePieces } from './source-pieces.js';

describe('the pieces of a source', () => {
  it('are the source again, whatever the spans say', () => {
    fc.assert(
      fc.property(arbitraryReading, fc.string({ maxLength: 60 }), (reading, source) => {
        const text = sourcePieces(reading, source)
          .flatMap((piece) => piece.runs.map((run) => run.text))
          .join('');
        expect(text).toBe(source);
      }),
    );
  });

  it('name the paragraph, its acts, the notes and what is left', () => {
    const source = 'PAGE 1\n1. Urges States 1 to act;\n1 A note.';
    const reading = buildReading({
      operative: [{ spans: [[7, 32]], acts: [{ ...act('Urges', 'urge', 'STATES'), spans: [[10, 15]] }] }],
      notes: [{ n: 1, text: 'A note.' }],
    });
    const [note] = reading.notes;
    if (note) note.spans = [[33, 42]];
    reading.rest = [{ kind: 'furniture', span: [0, 6] }];
    expect(sourcePieces(reading, source).map(({ kind, of }) => [kind, of])).toEqual([
      ['furniture', null],
      ['blank', null],
      ['paragraph', 'para_1'],
      ['blank', null],
      ['note', '1'],
    ]);
    expect(sourcePieces(reading, source)[2]?.runs.filter((run) => run.mark !== null)).toEqual([
      { text: 'Urges', mark: 'act' },
    ]);
  });
});
