import { describe, expect, it } from 'vitest';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import { attachDates } from './attach-dates.js';

const act = (code: CommitmentAct, at: number) => ({ act: code, spans: [[at, at + 5]] as const });
const date = (kind: DateMention['kind'], at: number) => ({
  kind,
  text: kind,
  spans: [[at, at + 3] as [number, number]],
});
const kinds = (...input: Parameters<typeof attachDates>) =>
  attachDates(...input).map((list) => list.map(({ kind }) => kind));

describe('dates of a paragraph', () => {
  it('belong to the act in whose clause they stand', () => {
    expect(kinds([act('request', 0), act('invite', 50)], [date('deadline', 20), date('deadline', 60)])).toEqual([
      ['deadline'],
      ['deadline'],
    ]);
  });

  it('a rhythm in a recalling clause goes to the next asking act, over those that ask nothing', () => {
    expect(
      kinds([act('recall', 0), act('welcome', 30), act('invite', 50)], [date('observance', 20), date('event', 25)]),
    ).toEqual([['event'], [], ['observance']]);
  });

  it('a rhythm stays where nobody is asked anything afterwards, and in clauses that do more than recall', () => {
    expect(kinds([act('request', 0), act('recall', 10)], [date('recurrence', 20)])).toEqual([[], ['recurrence']]);
    expect(kinds([act('welcome', 0), act('encourage', 50)], [date('recurrence', 20)])).toEqual([['recurrence'], []]);
  });

  it('words before the first act belong to it; a paragraph without acts has none', () => {
    expect(kinds([act('decide', 30)], [date('deadline', 2)])).toEqual([['deadline']]);
    expect(kinds([], [date('deadline', 2)])).toEqual([]);
  });
});
