import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../tests/kit/arbitrary-reading.js';
import { act, buildReading } from '../../../tests/kit/build-reading.js';
import { joinPieces, paragraphsOf, prepareReading } from './prepared.js';
import { joinedText } from './reader/mentions.js';

describe('a prepared reading', () => {
  it('cuts a paragraph at its acts, addressees, dates and notes', () => {
    const source = '1. Urges Member States1 to act by 2030;';
    const reading = buildReading({
      operative: [
        {
          text: 'Urges Member States to act by 2030;',
          spans: [
            [0, 22],
            [23, source.length],
          ],
          footnotes: [1],
          acts: [{ ...act('Urges', 'urge', 'MEMBER_STATES'), spans: [[3, 8]] }],
          dates: [{ kind: 'deadline', text: 'by 2030', year: 2030, spans: [[31, 38]] }],
        },
      ],
    });
    reading.rest = [{ kind: 'marker', span: [22, 23] }];
    expect(prepareReading(reading, source).paragraphs[0]?.pieces).toEqual([
      {
        label: null,
        depth: 0,
        runs: [
          { text: 'Urges', act: 0 },
          { text: ' ' },
          { text: 'Member States', who: 0 },
          { note: 1 },
          { text: ' to act ' },
          { text: 'by 2030', date: 0 },
          { text: ';' },
        ],
      },
    ]);
  });

  it('says the words of every paragraph, all and in order, whatever the spans say', () => {
    fc.assert(
      fc.property(arbitraryReading, fc.string({ maxLength: 40 }), (reading, source) => {
        const prepared = prepareReading(reading, source);
        expect(prepared.paragraphs.map(joinPieces)).toEqual(
          paragraphsOf(reading).map(({ paragraph }) => joinedText(paragraph)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('puts a warning beside the paragraph it stands in', () => {
    const reading = buildReading({ operative: [{ spans: [[0, 10]] }, { spans: [[11, 20]] }] });
    reading.warnings = [{ code: 'numbering-gap', text: 'A gap.', span: [11, 12] }];
    expect(prepareReading(reading, '').warnings).toEqual([{ ...reading.warnings[0], eId: 'para_2' }]);
  });
});
