import { describe, expect, it } from 'vitest';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentState } from '../commitment.js';
import { sessionOpenings } from '../facts/session-openings.js';
import { openingsOf } from './sessions.js';
import { timingOf } from './timing-of.js';
import { type Urgency, urgency } from './urgency.js';

const openings = openingsOf(sessionOpenings);
const today = '2026-11-29';

const of = (dates: Omit<DateMention, 'text'>[], state: CommitmentState = 'open'): Urgency =>
  urgency(
    timingOf(
      dates.map((date) => ({ text: '', ...date })),
      openings,
      { organ: 'GENERAL_ASSEMBLY', session: 70, adopted: null },
    ),
    state,
    today,
  );

describe('how pressing a commitment is', () => {
  it.each<[Urgency, Omit<DateMention, 'text'>[]]>([
    ['overdue', [{ kind: 'deadline', not_after: '2026-11-28' }]],
    [
      'overdue',
      [
        { kind: 'deadline', session: 71 },
        { kind: 'deadline', session: 84 },
      ],
    ],
    ['due-soon', [{ kind: 'deadline', not_after: '2026-11-29' }]],
    ['due-soon', [{ kind: 'deadline', not_after: '2027-02-27' }]],
    ['due-later', [{ kind: 'deadline', not_after: '2027-02-28' }]],
    ['due-soon', [{ kind: 'deadline', session: 81 }]],
    ['due-later', [{ kind: 'deadline', session: 82 }]],
    ['recurs', [{ kind: 'recurrence', every: 'P2Y' }]],
    [
      'recurs',
      [
        { kind: 'event', start: '2013-05' },
        { kind: 'observance', month_day: '--07-30' },
      ],
    ],
    ['expected', [{ kind: 'expected', year: 2026 }]],
    ['past', [{ kind: 'expected', year: 2016 }]],
    ['past', [{ kind: 'event', start: '2014-05' }]],
    ['no-date', []],
    ['no-date', [{ kind: 'deadline' }]],
    ['no-date', [{ kind: 'period', start: '2016', end: '2030' }]],
  ])('%s: %j', (wanted, dates) => {
    expect(of(dates)).toBe(wanted);
  });

  it.each<CommitmentState>(['done', 'lapsed', 'superseded'])('what is %s is past, whatever its date', (state) => {
    expect(of([{ kind: 'deadline', session: 71 }], state)).toBe('past');
    expect(of([{ kind: 'deadline', session: 84 }], state)).toBe('past');
  });

  it('what asks nothing of anybody is never overdue', () => {
    expect(of([{ kind: 'deadline', session: 71 }], 'no-action')).toBe('past');
    expect(of([{ kind: 'observance', month_day: '--07-30' }], 'no-action')).toBe('recurs');
  });
});
