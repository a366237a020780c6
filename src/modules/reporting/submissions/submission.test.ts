import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSubmissionEntry, canDo, foldSubmission, SUBMISSION_STATES, type SubmissionEntry } from './submission.js';

const question = fc.constantFrom('a', 'b', 'c');
const entry: fc.Arbitrary<SubmissionEntry> = fc.oneof(
  fc.record({
    did: fc.constant('answered' as const),
    question,
    value: fc.option(fc.record({ kind: fc.constant('text' as const), text: fc.string() })),
    lang: fc.constantFrom('fr' as const, 'ar' as const),
    audience: fc.constantFrom('public' as const, 'parties' as const, 'confidential' as const),
    source: fc.constant(null),
  }),
  fc.constantFrom<SubmissionEntry>(
    { did: 'assembled' },
    { did: 'reopened', reason: '' },
    { did: 'signed', sha256: 'x' },
    { did: 'sent', version: 1, sha256: 'x', on: '2026-05-01' },
    { did: 'correction-begun', reason: 'a figure' },
    { did: 'refused-late', reason: '' },
  ),
);

/** Only what may follow, as the use cases let nothing else through; versions count on. */
function allowed(entries: readonly SubmissionEntry[]): SubmissionEntry[] {
  let folded = foldSubmission([]);
  return entries.flatMap((given) => {
    if (!canDo(folded.state, given.did)) return [];
    const one = given.did === 'sent' ? { ...given, version: folded.version + 1 } : given;
    folded = afterSubmissionEntry(folded, one);
    return [one];
  });
}

describe('what the entries of a submission lead to', () => {
  it('holds the last answer to every question, each counted as often as it was written', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (given) => {
        const entries = allowed(given);
        const folded = foldSubmission(entries);
        for (const id of ['a', 'b', 'c']) {
          const written = entries.filter((one) => one.did === 'answered' && one.question === id);
          const last = written.at(-1);
          if (last?.did !== 'answered') expect(folded.answers.has(id)).toBe(false);
          else expect(folded.answers.get(id)).toMatchObject({ version: written.length, value: last.value });
        }
      }),
    );
  });

  it('never loses what was sent: its versions only count on, and answers change in drafts only', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (given) => {
        let folded = foldSubmission([]);
        for (const one of allowed(given)) {
          const next = afterSubmissionEntry(folded, one);
          expect(next.version - folded.version).toBe(one.did === 'sent' ? 1 : 0);
          if (next.answers !== folded.answers) expect(folded.state).toBe('draft');
          if (next.state === 'sent') expect(next.signed).toBeNull();
          folded = next;
        }
      }),
    );
  });

  it('is sent only after it was signed, and signed only after it was assembled', () => {
    for (const state of SUBMISSION_STATES) {
      expect(canDo(state, 'sent')).toBe(state === 'signed');
      expect(canDo(state, 'signed')).toBe(state === 'assembled');
      expect(canDo(state, 'correction-begun')).toBe(state === 'sent');
    }
  });

  it('forgets to whom a section was given once nobody holds it', () => {
    const given = foldSubmission([
      { did: 'section-given', section: 's', person: 'p', ministry: '' },
      { did: 'section-given', section: 't', person: null, ministry: 'Justice' },
      { did: 'section-given', section: 's', person: null, ministry: '' },
    ]);
    expect([...given.sections]).toEqual([['t', { person: null, ministry: 'Justice' }]]);
  });
});
