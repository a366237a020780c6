import { describe, expect, it } from 'vitest';
import { act, buildReading, date } from '../../../../tests/kit/build-reading.js';
import { f1, type Gold, measureReading, poolMeasures, shortfalls } from './measure.js';

const gold: Gold = {
  preambular: {
    paragraphs: [
      { n: 1, verb: 'Recalling', starts: 'Recalling the desks', citations: ['A/RES/70/1'], footnotes: [1] },
      { n: 2, verb: 'Noting', starts: 'Noting the ports', citations: [], footnotes: [] },
    ],
  },
  operative: {
    paragraphs: [
      {
        n: 1,
        acts: [
          { verb: 'Urges', act: 'urge', addressees: ['STATES'] },
          { verb: 'calls for', act: 'call_for', addressees: [] },
        ],
        dates: [date('deadline', 'at its 71st session, in May 2017', { session: 71, month: '2017-05' })],
        citations: [],
        footnotes: [],
      },
    ],
  },
};
const right = buildReading({
  preambular: [
    { text: 'Recalling  the desks, and', citations: ['A/RES/70/1'], footnotes: [1] },
    { text: 'Noting the ports' },
  ],
  operative: [
    {
      text: 'Urges States and calls upon',
      acts: [act('Urges', 'urge', 'STATES'), act('calls upon', 'call_upon')],
      dates: [date('deadline', 'at its 71st session', { session: 71 })],
    },
  ],
});

describe('the measure of a reading', () => {
  it('finds nothing short in a right reading; near acts and a month beside a session count as the same', () => {
    expect(shortfalls(measureReading(gold, right))).toEqual([]);
  });

  it('counts what is missed and what is made up', () => {
    const wrong = buildReading({
      preambular: [{ text: 'Recalling the desks', citations: ['A/RES/70/2'] }],
      operative: [{ text: 'States', acts: [act('Urges', 'urge', 'UNODC')] }, { text: 'Nothing' }],
    });
    const { tallies } = measureReading(gold, wrong);
    expect(tallies).toEqual({
      preambular: { right: 1, gold: 2, found: 1 },
      footnotes: { right: 0, gold: 1, found: 0 },
      citations: { right: 0, gold: 1, found: 1 },
      operative: { right: 0, gold: 1, found: 2 },
      acts: { right: 1, gold: 2, found: 1 },
      addressees: { right: 0, gold: 1, found: 1 },
      dates: { right: 0, gold: 1, found: 0 },
    });
    expect(shortfalls(measureReading(gold, wrong))).toHaveLength(7);
  });

  it('points at page furniture left in a paragraph', () => {
    const dirty = buildReading({ preambular: [{ text: 'Recalling the desks 35-99999 2/4' }] });
    expect(measureReading({}, dirty).furnitureIn).toEqual(['preambular 1']);
  });

  it('adds texts up before it makes a figure', () => {
    const pooled = poolMeasures([measureReading(gold, right), measureReading(gold, buildReading({}))]);
    expect(pooled.tallies.preambular).toEqual({ right: 2, gold: 4, found: 2 });
    expect(f1({ right: 2, gold: 4, found: 2 })).toBeCloseTo(2 / 3);
    expect(f1({ right: 0, gold: 0, found: 0 })).toBe(1);
  });
});
