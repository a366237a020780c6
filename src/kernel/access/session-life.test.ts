import { describe, expect, it } from 'vitest';
import type { HeldRole } from './actor.js';
import { fateOfToken, hasEnded } from './session-life.js';

const START = new Date('2026-03-01T08:00:00Z');
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const held = (role: HeldRole['role']): HeldRole => ({
  role,
  party: { id: 'p', kind: 'state', code: 'BY' },
  readOnly: false,
  ownOnly: false,
  onBehalfOf: null,
});

describe('a session', () => {
  const session = { made: START, renewed: START };
  it('ends after a day without a sign of life, or fourteen days', () => {
    expect(hasEnded(session, [held('state-focal-point')], later(24 * 60))).toBe(false);
    expect(hasEnded(session, [held('state-focal-point')], later(24 * 60 + 1))).toBe(true);
    expect(hasEnded({ made: START, renewed: later(14 * 1440) }, [], later(14 * 1440 + 1))).toBe(true);
  });
  it('is shorter for money, releases, referrals and the giving of roles', () => {
    for (const role of ['trustee', 'finance-officer', 'data-officer', 'case-worker', 'administrator'] as const) {
      expect(hasEnded(session, [held(role)], later(61))).toBe(true);
      expect(hasEnded({ made: START, renewed: later(12 * 60) }, [held(role)], later(12 * 60 + 1))).toBe(true);
    }
    expect(hasEnded(session, [{ ...held('trustee'), readOnly: true }], later(61))).toBe(false);
  });
});

describe('a token', () => {
  it('holds for a quarter of an hour, then changes', () => {
    expect(fateOfToken('current', { arrived: true, renewed: START }, later(15))).toBe('holds');
    expect(fateOfToken('current', { arrived: true, renewed: START }, later(16))).toBe('renew');
  });
  it('that was changed holds for requests under way, and until the new one has arrived', () => {
    expect(fateOfToken('former', { arrived: true, renewed: START }, later(1))).toBe('holds');
    expect(fateOfToken('former', { arrived: false, renewed: START }, later(2))).toBe('renew');
    expect(fateOfToken('former', { arrived: true, renewed: START }, later(2))).toBe('ends');
  });
});
