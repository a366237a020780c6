import { describe, expect, it } from 'vitest';
import { act, buildReading } from '../../../tests/kit/build-reading.js';
import { type CorrectionKind, correctionChanges, type FormValues } from './correction-form.js';
import { Refusal } from './refusal.js';

const SOURCE = '1. Urges Member States\nto act by 2030, and invites\ndonors to help;';
const [paragraph] = buildReading({
  operative: [
    {
      text: 'Urges Member States to act by 2030, and invites donors to help;',
      spans: [[0, SOURCE.length]],
      acts: [{ ...act('Urges', 'urge', 'MEMBER_STATES'), spans: [[3, 8]] }],
      dates: [{ kind: 'deadline', text: 'by 2030', year: 2030, spans: [[30, 37]] }],
    },
  ],
}).operative;

function changes(kind: CorrectionKind, values: FormValues) {
  if (paragraph === undefined) throw new Error('no paragraph');
  return correctionChanges(kind, values, paragraph, SOURCE);
}

function refusal(kind: CorrectionKind, values: FormValues): [string, string | null] {
  try {
    changes(kind, values);
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.field];
    throw error;
  }
  throw new Error('not refused');
}

describe('a correction form', () => {
  it('changes an act, its addressees alone, or takes it away', () => {
    expect(changes('acts', { 'act-0': ['request'], 'addressees-0': ['UNODC'] })).toEqual([
      { kind: 'set-act', span: [3, 8], act: 'request', addressees: ['UNODC'] },
    ]);
    expect(changes('acts', { 'act-0': ['urge'], 'addressees-0': ['STATES', 'MEMBER_STATES'] })).toEqual([
      { kind: 'set-addressees', span: [3, 8], addressees: ['STATES', 'MEMBER_STATES'] },
    ]);
    expect(changes('acts', { 'act-0': [''] })).toEqual([{ kind: 'remove-act', span: [3, 8] }]);
    expect(refusal('acts', { 'act-0': ['urge'], 'addressees-0': ['MEMBER_STATES'] })).toEqual([
      'nothing-changed',
      'act-0',
    ]);
  });

  it('finds words of the paragraph in the source, over the end of a line too', () => {
    expect(changes('add-act', { words: ['invites donors'], act: ['invite'], addressees: ['DONORS'] })).toEqual([
      {
        kind: 'set-act',
        span: [SOURCE.indexOf('invites'), SOURCE.indexOf(' to help')],
        act: 'invite',
        addressees: ['DONORS'],
      },
    ]);
    expect(changes('split', { begins: ['and invites'] })).toEqual([{ kind: 'split', offset: SOURCE.indexOf('and') }]);
    expect(refusal('split', { begins: ['and requests'] })).toEqual(['words-not-there', 'begins']);
    expect(refusal('add-act', { words: [''] })).toEqual(['words-not-there', 'words']);
  });

  it('changes a date fact by fact, and names the field that is wrong', () => {
    expect(changes('dates', { 'date-0': ['deadline'], 'year-0': ['2031'], 'session-0': ['86'] })).toEqual([
      { kind: 'set-date', span: [30, 37], date: { kind: 'deadline', year: 2031, session: 86 } },
    ]);
    expect(changes('dates', { 'date-0': [''] })).toEqual([{ kind: 'remove-date', span: [30, 37] }]);
    expect(refusal('dates', { 'date-0': ['deadline'], 'not_after-0': ['soon'] })).toEqual([
      'not-a-date',
      'not_after-0',
    ]);
    expect(refusal('dates', { 'date-0': ['deadline'], 'year-0': ['2030'] })).toEqual(['nothing-changed', 'date-0']);
  });

  it('makes a stretch something else, joins it, gives it a number', () => {
    expect(changes('kind', { as: ['furniture'] })).toEqual([
      { kind: 'set-kind', span: [0, SOURCE.length], as: 'furniture' },
    ]);
    expect(refusal('kind', { as: ['poem'] })).toEqual(['nothing-changed', 'as']);
    expect(changes('join', {})).toEqual([{ kind: 'join', offset: 0 }]);
    expect(changes('number', { number: ['7'], part: ['II'] })).toEqual([
      { kind: 'set-number', offset: 0, n: 7, part: 'II' },
    ]);
    expect(refusal('number', { number: ['VII'] })).toEqual(['not-a-number', 'number']);
  });
});
