import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConcreteContent } from './content.js';
import { feedEntries } from './feed.js';
import {
  authorsOf,
  canFollow,
  foldAsOf,
  foldLog,
  LOG_KINDS,
  type LogEntry,
  type LogKind,
  stepsFrom,
  takenBack,
} from './log.js';

const content = (title: string, ends: string | null = null): ConcreteContent => ({
  titles: { en: title },
  descriptions: {},
  measures: [12],
  partners: [],
  place: '',
  starts: null,
  ends,
  budget: null,
});

/** A log that could have come about: each entry is one that may follow what stands before it. */
interface Drawn {
  kind: LogKind;
  title: string;
  ends: string | null;
  pick: number;
  minutes: number;
  by: string;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(...LOG_KINDS),
  title: fc.constantFrom('Lamps', 'Shelters', 'Training'),
  ends: fc.constantFrom(null, '2027', '2027-09-15', '2028-02'),
  pick: fc.nat(20),
  minutes: fc.nat(3000),
  by: fc.constantFrom('ann', 'bob', 'eve'),
});

function logOf(all: readonly Drawn[]): LogEntry[] {
  const entries: LogEntry[] = [];
  let at = Date.UTC(2026, 0, 1);
  for (const { kind, title, ends, pick, minutes, by } of all) {
    at += minutes * 60_000;
    const folded = foldLog(entries);
    const n = entries.length + 1;
    const blank = { n, content: null, step: null, note: '', takesBack: [], madeBy: by, madeAt: new Date(at) };
    const gone = takenBack(entries);
    const steps = entries.filter((entry) => entry.kind === 'step' && !gone.has(entry.n));
    if (kind === 'take-back') {
      const step = steps[pick % Math.max(1, steps.length)];
      if (step !== undefined) entries.push({ ...blank, kind, takesBack: [step.n] });
    } else if (canFollow(folded?.review ?? null, kind)) {
      const to = stepsFrom(folded?.latest.state ?? 'proposed');
      const state = pick === 0 ? null : (to[pick % to.length] ?? null);
      entries.push({
        ...blank,
        kind,
        content: kind === 'draft' || kind === 'propose' ? content(title, ends) : null,
        step: kind === 'step' ? { state, happened: null, note: '', evidence: null } : null,
      });
    }
  }
  return entries;
}
const log = fc.array(drawn, { maxLength: 25 }).map(logOf);

describe('the log of a concrete measure', () => {
  it('shows as of any moment what it showed at that moment, whatever was added since', () => {
    fc.assert(
      fc.property(log, fc.array(drawn, { maxLength: 10 }), fc.nat(25), (entries, _more, cut) => {
        const then = entries.slice(0, cut);
        const last = then.at(-1);
        if (last === undefined || entries[cut]?.madeAt.getTime() === last.madeAt.getTime()) return;
        expect(foldAsOf(entries, last.madeAt)).toEqual(foldLog(then)?.published ?? null);
      }),
    );
  });

  it('shows nothing that was not reviewed', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const published = foldLog(entries)?.published ?? null;
        const last = entries.findLast(({ kind }) => kind === 'publish' || kind === 'withdraw');
        expect(published === null).toBe(last?.kind !== 'publish');
        if (published === null) return;
        const before = foldLog(entries.filter(({ n }) => n < published.n));
        expect(before?.review).toBe('proposed');
        expect(published.content).toEqual(before?.latest.content);
        expect(published.state).toBe(before?.latest.state);
      }),
    );
  });

  it('is as if a step that was taken back had never been', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const gone = takenBack(entries);
        const without = entries.filter(({ n, kind }) => !gone.has(n) && kind !== 'take-back');
        expect(foldLog(entries)?.latest).toEqual(foldLog(without)?.latest);
      }),
    );
  });

  it('waits for review after whatever changes what was reviewed', () => {
    const made = (kind: LogKind, n: number, more: Partial<LogEntry> = {}): LogEntry => ({
      ...{ n, kind, content: null, step: null, note: '', takesBack: [], madeBy: 'ann', madeAt: new Date(n) },
      ...more,
    });
    const step = { state: 'under-way', happened: null, note: '', evidence: null } as const;
    const published = [
      made('propose', 1, { content: content('Lamps') }),
      made('step', 2, { step }),
      made('publish', 3, { madeBy: 'rev' }),
    ];
    expect(foldLog(published)).toMatchObject({ review: 'published', published: { state: 'under-way' } });
    const unsaid = [...published, made('take-back', 4, { takesBack: [2] })];
    expect(foldLog(unsaid)).toMatchObject({
      review: 'proposed',
      latest: { state: 'proposed' },
      published: { state: 'under-way' },
    });
    const added = [...published, made('step', 4, { step: { ...step, state: 'done' } })];
    expect(foldLog(added)?.review).toBe('proposed');
    expect(foldLog([...added, made('take-back', 5, { takesBack: [4] })])?.review).toBe('published');
    expect([...authorsOf(added)]).toEqual(['ann']);
    expect([...authorsOf(published)]).toEqual([]);
  });

  it('gives calendars one entry a day with an id that stays, a sequence that only grows, and calls off what is gone', () => {
    fc.assert(
      fc.property(log, (entries) => {
        let before = new Map<string, number>();
        for (let cut = 1; cut <= entries.length; cut += 1) {
          const now = feedEntries('by-1', entries.slice(0, cut));
          for (const { uid, sequence, status } of now) {
            expect(sequence).toBeGreaterThanOrEqual(before.get(uid) ?? 0);
            expect(uid).toMatch(/^by-1\.(starts|ends)@concordance$/u);
            if (foldLog(entries.slice(0, cut))?.published === null) expect(status).toBe('cancelled');
          }
          for (const uid of before.keys()) expect(now.map((one) => one.uid)).toContain(uid);
          before = new Map(now.map(({ uid, sequence }) => [uid, sequence]));
        }
      }),
    );
  });
});
