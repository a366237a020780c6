import { describe, expect, it } from 'vitest';
import { LANGS } from '../../kernel/i18n/index.js';
import { appraisalsToHold, signatureOf } from './appraisal/appraisal.js';
import { changesSince, type Snapshot } from './appraisal/snapshot.js';
import { type ContentGiven, checkedContent } from './concrete/check-content.js';
import { readConcreteFilter, writeConcreteFilter } from './concrete/filter.js';
import { isMeasure, MEASURES, measuresOfPart, PARTS, partOf } from './measures.js';
import { PLAN_MEASURES } from './plan-measure.js';
import { Refusal } from './refusal.js';

describe('the measures of the Plan', () => {
  it('are 61, each in one part, with titles in six languages', () => {
    expect(MEASURES).toEqual(Array.from({ length: 61 }, (_, k) => k + 1));
    expect(PARTS.flatMap(measuresOfPart)).toEqual(MEASURES);
    for (const { n, part, titles } of PLAN_MEASURES) {
      expect(partOf(n)).toBe(part);
      for (const lang of LANGS) expect(titles(lang).join('').length, `${n} in ${lang}`).toBeGreaterThan(5);
    }
    for (const odd of [0, 62, 1.5, -1, Number.NaN]) expect(isMeasure(odd)).toBe(false);
  });

  it('ask somebody, or nobody, as the register says', () => {
    const asks = (n: number) => PLAN_MEASURES[n - 1]?.addressees;
    expect(asks(1)).toEqual([]);
    expect(asks(12)).toEqual(['MEMBER_STATES']);
    expect(asks(24)).toEqual(['UN_SYSTEM_AGENCIES']);
    expect(PLAN_MEASURES[36]?.targets).toEqual(['16.2']);
  });
});

describe('what is given as a concrete measure', () => {
  const given: ContentGiven = {
    titles: { fr: '  Une ligne  ' },
    descriptions: {},
    measures: ['17', '12', '17'],
    partners: ['UNODC', ' ', 'A | B'],
    place: '',
    starts: '2026-05',
    ends: '2027',
    budget: '1 234,5',
    currency: 'eur',
  };
  const fieldOf = (change: Partial<ContentGiven>) => {
    try {
      checkedContent({ ...given, ...change });
      return null;
    } catch (error) {
      return error instanceof Refusal ? [error.field, error.code] : error;
    }
  };

  it('is kept trimmed, in order and exact', () => {
    expect(checkedContent(given)).toEqual({
      titles: { fr: 'Une ligne' },
      descriptions: {},
      measures: [12, 17],
      partners: ['UNODC', 'A   B'],
      place: '',
      starts: '2026-05',
      ends: '2027',
      budget: { minor: 123_450n, currency: 'EUR' },
    });
  });

  it('is refused with the field at fault', () => {
    expect(fieldOf({ titles: {} })).toEqual(['title', 'title-missing']);
    expect(fieldOf({ measures: [] })).toEqual(['measures', 'measure-missing']);
    expect(fieldOf({ measures: ['62'] })).toEqual(['measures', 'not-a-measure']);
    expect(fieldOf({ starts: '2026-02-30' })).toEqual(['starts', 'not-a-date']);
    expect(fieldOf({ starts: '2028' })).toEqual(['ends', 'dates-reversed']);
    expect(fieldOf({ budget: '1,234' })).toEqual(['budget', 'not-an-amount']);
    expect(fieldOf({ currency: '' })).toEqual(['currency', 'currency-missing']);
    expect(fieldOf({ currency: 'ABC' })).toEqual(['currency', 'not-a-currency']);
    expect(fieldOf({ place: 'x'.repeat(301) })).toEqual(['place', 'too-long']);
  });

  it('is looked for by an address that says the same when it is written again', () => {
    const address = 'asof=2026-03-31&state=done&measure=12&measure=17&part=protection&party=BY&region=150&q=lamps';
    expect(writeConcreteFilter(readConcreteFilter(new URLSearchParams(address))).toString()).toBe(address);
    expect(readConcreteFilter(new URLSearchParams('measure=99&state=x&asof=soon&region=x'))).toMatchObject({
      ...{ measures: [], states: [], asOf: null, regions: [] },
    });
  });
});

describe('an appraisal', () => {
  it('needs two people', () => {
    expect(signatureOf({ state: 'prepared', signedBy: null }, 'ann')).toBe('sign');
    expect(signatureOf({ state: 'prepared', signedBy: 'ann' }, 'ann')).toBeNull();
    expect(signatureOf({ state: 'prepared', signedBy: 'ann' }, 'bob')).toBe('close');
    for (const state of ['closed', 'withdrawn'] as const)
      expect(signatureOf({ state, signedBy: 'ann' }, 'bob')).toBeNull();
  });

  it('says what changed since the last', () => {
    const blank = {
      schema: 'concordance.appraisal/2',
      since: null,
      session: 80,
      asOf: '2025-11-24',
      parts: [],
      states: [],
    } as const;
    const measure = {
      n: 12,
      part: 'prevention',
      commitments: ['a'],
      states: ['BY', 'KE'],
      others: [],
      asked: 193,
      concrete: [],
    };
    const concrete = { key: 'by-1', lead: 'BY', state: 'planned', ends: '2027' } as Snapshot['concrete'][number];
    const protocol = { code: 'trafficking-protocol', names: {}, asOf: '2025-10-01', parties: ['BY', 'KE'] };
    const unknown = { ...protocol, code: 'untoc', asOf: null, parties: [] };
    const call = { key: '2025-note', titles: {}, answered: ['BY'] };
    const before: Snapshot = {
      ...blank,
      ...{
        parts: [],
        states: [],
        measures: [measure],
        concrete: [concrete],
        treaties: [protocol, unknown],
        calls: [call],
      },
    };
    const now: Snapshot = {
      ...before,
      measures: [{ ...measure, states: ['BY', 'FR'], commitments: ['a', 'b'] }],
      concrete: [
        { ...concrete, state: 'done', ends: '2028' },
        { ...concrete, key: 'fr-1' },
      ],
      treaties: [
        { ...protocol, asOf: '2029-10-01', parties: ['BY', 'FR'] },
        { ...unknown, asOf: '2029-10-01', parties: ['BY'] },
      ],
      calls: [
        { ...call, answered: ['BY', 'KE'] },
        { ...call, key: '2028-note', answered: [] },
      ],
    };
    const none = { measures: [], begun: [], gone: [], moved: [], changed: [], treaties: [], calls: [] };
    expect(changesSince(before, before)).toMatchObject(none);
    expect(changesSince(before, now)).toMatchObject({
      measures: [{ n: 12, nowSaid: ['FR'], noLonger: ['KE'], newCommitments: ['b'] }],
      begun: [{ key: 'fr-1' }],
      gone: [],
      moved: [{ now: { key: 'by-1' }, from: 'planned', to: 'done' }],
      changed: [{ now: { key: 'by-1' }, fields: ['ends'] }],
      treaties: [
        { now: { code: 'trafficking-protocol' }, before: 2, joined: ['FR'], left: ['KE'] },
        { now: { code: 'untoc' }, before: null, joined: [], left: [] },
      ],
      calls: [
        { now: { key: '2025-note' }, isNew: false, answered: ['KE'] },
        { now: { key: '2028-note' }, isNew: true, answered: [] },
      ],
    });
    expect(changesSince(now, before).gone).toMatchObject([{ key: 'fr-1' }]);
  });

  it('appraises once more four years after the last that was closed', () => {
    const sessions = (closed: number[], state: 'closed' | 'withdrawn' = 'closed') =>
      appraisalsToHold(closed.map((session) => ({ session, state }))).map(({ session }) => session);
    expect(sessions([]).at(-1)).toBe(84);
    expect(sessions([84]).at(-1)).toBe(88);
    expect(sessions([84, 88]).at(-1)).toBe(92);
    // One that was withdrawn is to be held again; those after it stay.
    expect(sessions([84], 'withdrawn').at(-1)).toBe(84);
    expect(sessions([88], 'withdrawn').at(-1)).toBe(88);
  });
});
