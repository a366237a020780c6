import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, isDay } from '../../kernel/calendar/index.js';
import { afterDelay, type EntryRule, entryFor, generalEntry, isSound, withdrawalEffect } from './entry-into-force.js';
import { instrumentFacts } from './facts/index.js';

const ruleOf = (code: string): EntryRule => {
  const found = instrumentFacts().find(({ content }) => content.code === code)?.content.rule;
  if (found === undefined) throw new Error(code);
  return found;
};
const RULES = instrumentFacts().map(({ content }) => content.rule);

const day = fc
  .integer({ min: Date.UTC(1930, 0, 1), max: Date.UTC(2090, 11, 31) })
  .map((moment): Day => dayOf(new Date(moment)));
const rule = fc.constantFrom(...RULES);

describe('instruments entered into force when their rules say', () => {
  it('the Convention on the 90th day after its 40th instrument (1 July 2003)', () => {
    const deposits = Array.from({ length: 39 }, (_, k) => addDays('2001-01-01', k * 20));
    expect(generalEntry(ruleOf('untoc'), deposits, null)).toBeNull();
    expect(generalEntry(ruleOf('untoc'), [...deposits, '2003-07-01'], null)).toBe('2003-09-29');
  });

  it('its Protocols not before it', () => {
    const forty = Array.from({ length: 40 }, () => '2003-01-01');
    expect(generalEntry(ruleOf('trafficking-protocol'), forty, '2003-09-29')).toBe('2003-09-29');
    expect(generalEntry(ruleOf('trafficking-protocol'), forty, null)).toBeNull();
    const later = Array.from({ length: 40 }, (_, k) => (k === 39 ? '2003-09-26' : '2002-01-01'));
    expect(generalEntry(ruleOf('trafficking-protocol'), later, '2003-09-29')).toBe('2003-12-25');
  });

  it('the Optional Protocol three months after its tenth instrument (18 October 2001)', () => {
    const ten = Array.from({ length: 10 }, () => '2001-10-18');
    expect(generalEntry(ruleOf('sale-of-children-protocol'), ten, null)).toBe('2002-01-18');
  });

  it('the Convention of 1956 when the second State had deposited; Labour Conventions twelve months after two', () => {
    expect(generalEntry(ruleOf('slavery-1956'), ['1957-04-30', '1957-02-14'], null)).toBe('1957-04-30');
    expect(generalEntry(ruleOf('ilo-29'), ['1931-03-01', '1931-05-01'], null)).toBe('1932-05-01');
    expect(generalEntry(ruleOf('ilo-182'), ['1999-11-19', '1999-11-01'], null)).toBe('2000-11-19');
    expect(generalEntry(ruleOf('ilo-29-protocol'), ['2015-05-14', '2015-11-09'], '1932-05-01')).toBe('2016-11-09');
  });

  it('for those that came later: thirty days, one month, at once, twelve months', () => {
    expect(entryFor(ruleOf('untoc'), '2014-01-27', '2003-09-29', null)).toBe('2014-02-26');
    expect(entryFor(ruleOf('sale-of-children-protocol'), '2010-01-31', '2002-01-18', null)).toBe('2010-02-28');
    expect(entryFor(ruleOf('slavery-1956'), '1968-05-03', '1957-04-30', null)).toBe('1968-05-03');
    expect(entryFor(ruleOf('ilo-182'), '2004-02-29', '2000-11-19', null)).toBe('2005-02-28');
  });
});

describe('entry into force, whatever the days', () => {
  it('is never before the instrument’s own, the deposit, or what is needed first', () => {
    fc.assert(
      fc.property(rule, day, day, fc.option(day), (one, deposit, general, before) => {
        const entry = entryFor(one, deposit, general, before) ?? '';
        expect(isDay(entry)).toBe(true);
        for (const floor of [general, deposit, before ?? general]) expect(entry >= floor).toBe(true);
      }),
    );
  });

  it('never turns the order of deposits round', () => {
    fc.assert(
      fc.property(rule, day, day, day, (one, a, b, general) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect((entryFor(one, first, general, null) ?? '') <= (entryFor(one, second, general, null) ?? '')).toBe(true);
      }),
    );
  });

  it('is the instrument’s own day for those that brought it about, and is not moved by those that came after', () => {
    fc.assert(
      fc.property(rule, fc.array(day, { minLength: 45, maxLength: 60 }), (one, deposits) => {
        const before = one.after === null ? null : '1930-01-01';
        const sorted = [...deposits].sort();
        const first = sorted.slice(0, one.instruments);
        const general = generalEntry(one, deposits, before);
        expect(general).toBe(generalEntry(one, first, before));
        for (const deposit of first) expect(entryFor(one, deposit, general, null)).toBe(general);
        expect(generalEntry(one, first.slice(1), before)).toBeNull();
      }),
    );
  });

  it('months end where they end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const to = afterDelay(from, { months });
        expect(isDay(to)).toBe(true);
        const [y, m] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
        expect(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7))).toBe(y * 12 + m + months);
        expect(Number(to.slice(8)) <= Number(from.slice(8))).toBe(true);
      }),
    );
  });

  it('withdrawals take effect after their notice; those of 1956 at the end of a period of three years', () => {
    expect(withdrawalEffect(ruleOf('untoc').withdrawal, '2020-02-29', '2003-09-29')).toBe('2021-02-28');
    // Six months before the end of a period are enough, a day less is not.
    expect(withdrawalEffect(ruleOf('slavery-1956').withdrawal, '1959-10-30', '1957-04-30')).toBe('1960-04-30');
    expect(withdrawalEffect(ruleOf('slavery-1956').withdrawal, '1959-10-31', '1957-04-30')).toBe('1960-04-30');
    expect(withdrawalEffect(ruleOf('slavery-1956').withdrawal, '1959-11-01', '1957-04-30')).toBe('1963-04-30');
    fc.assert(
      fc.property(rule, day, day, (one, notice, general) => {
        expect(withdrawalEffect(one.withdrawal, notice, general) > notice).toBe(true);
      }),
    );
  });

  it('every rule that comes with the program holds together', () => {
    expect(RULES.map(isSound)).toEqual(RULES.map(() => true));
    expect(isSound({ ...ruleOf('untoc'), later: { days: 91 } })).toBe(false);
  });
});
