import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldRole, PersonActor } from '../../../kernel/access/index.js';
import { addDays } from '../../../kernel/calendar/index.js';
import type { AskedParty } from '../../../kernel/work/index.js';
import { recipientsOf } from './recipients.js';
import { type Decision, daysInReach, ROUNDS, type RoundDays, roundsOf, roundToSend } from './rounds.js';

const DUE = '2026-10-31';
const undecided = () => null;

describe('rounds of reminders', () => {
  it('go out 30 and 7 days before, on the day, and 7 days after', () => {
    const sent: string[] = [];
    const decisions = new Map<RoundDays, Decision>();
    for (let today = '2026-09-01'; today < '2026-12-31'; today = addDays(today, 1)) {
      const round = roundToSend(
        roundsOf(DUE, today, (days) => decisions.get(days) ?? null),
        today,
      );
      if (round === null) continue;
      sent.push(`${today} ${round.days}`);
      decisions.set(round.days, { state: 'sent', onDay: today });
    }
    expect(sent).toEqual(['2026-10-01 -30', '2026-10-24 -7', '2026-10-31 0', '2026-11-07 7']);
  });

  it('are made up for after days without a program, one of them, and not after too long', () => {
    expect(roundToSend(roundsOf(DUE, '2026-10-04', undecided), '2026-10-04')?.days).toBe(-30);
    expect(roundToSend(roundsOf(DUE, '2026-10-05', undecided), '2026-10-05')).toBeNull();
    const late = roundsOf(DUE, '2026-10-26', (days) =>
      days === -30 ? { state: 'scheduled', onDay: '2026-10-25' } : null,
    );
    expect(roundToSend(late, '2026-10-26')?.days).toBe(-7);
  });

  it('go when an officer says, or not at all', () => {
    const moved = (days: RoundDays): Decision | null =>
      days === -7
        ? { state: 'scheduled', onDay: '2026-10-20' }
        : days === 0
          ? { state: 'cancelled', onDay: DUE }
          : null;
    expect(roundToSend(roundsOf(DUE, '2026-10-20', moved), '2026-10-20')?.days).toBe(-7);
    expect(roundToSend(roundsOf(DUE, DUE, moved), DUE)).toBeNull();
  });

  it('are within reach on every day on which one of them goes out, and each goes out once', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 80 }), (due, offsets) => {
        const decisions = new Map<RoundDays, Decision>();
        const sent: RoundDays[] = [];
        // The program runs on some days only.
        for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
          const today = addDays(due, offset);
          const round = roundToSend(
            roundsOf(due, today, (days) => decisions.get(days) ?? null),
            today,
          );
          if (round === null) continue;
          const reach = daysInReach(today);
          expect(reach.from <= due && due <= reach.to).toBe(true);
          expect(offset).toBeGreaterThanOrEqual(round.days);
          sent.push(round.days);
          decisions.set(round.days, { state: 'sent', onDay: today });
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect([...sent].sort((a, b) => a - b)).toEqual(sent);
        for (const days of ROUNDS) if (offsets.includes(days)) expect(sent).toContain(days);
      }),
    );
  });
});

const PARTY = { id: 'by', kind: 'state', code: 'BY' };
const held = (role: HeldRole['role'], variant: Partial<HeldRole> = {}): HeldRole => ({
  role,
  party: PARTY,
  readOnly: false,
  ownOnly: false,
  onBehalfOf: null,
  ...variant,
});
const who = (id: string, ...holds: HeldRole[]): PersonActor => ({
  kind: 'person',
  id,
  name: id,
  lang: 'ar',
  holds,
  steppedUp: false,
});
const line = (party: string, acted = false): AskedParty => ({
  party,
  permission: 'register.answer',
  acted,
  about: { type: 'commitment', id: 'k' },
});

describe('who is reminded', () => {
  const focal = who('focal', held('state-focal-point'));
  const looker = who('looker', held('state-focal-point', { readOnly: true }));
  const data = who('data', held('data-officer'));
  const own = who('own', held('national-rapporteur', { ownOnly: true }));
  const people = (party: string) => (party === 'by' ? [focal, looker, data, own] : []);

  it('is whoever may act for a party that has not acted, and sees its line', () => {
    const { reminded, leftOut } = recipientsOf([line('by'), line('ke')], people, ({ id }) => id !== 'own');
    expect(reminded.map(({ person, lang }) => [person.id, lang])).toEqual([['focal', 'ar']]);
    expect(leftOut.map(({ person, why }) => [person?.id ?? null, why])).toEqual([
      ['looker', 'cannot-act'],
      ['data', 'cannot-act'],
      ['own', 'does-not-see'],
      [null, 'nobody'],
    ]);
  });

  it('is nobody any more once the party has acted', () => {
    expect(recipientsOf([line('by', true)], people, () => true)).toEqual({
      reminded: [],
      leftOut: [{ asked: line('by', true), person: null, why: 'acted' }],
    });
  });
});
