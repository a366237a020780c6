import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldRole, PersonActor } from '../../kernel/access/index.js';
import { type Comment, isFresh, reaches, threadsOf, tidyWords } from './comment.js';

const held = (party: string | null): HeldRole => ({
  role: party === null ? 'secretariat-officer' : 'state-focal-point',
  party: party === null ? null : { id: party, kind: 'state', code: party.toUpperCase() },
  readOnly: false,
  ownOnly: false,
  onBehalfOf: null,
});
const who = (id: string, party: string | null): PersonActor => ({
  kind: 'person',
  id,
  name: id,
  lang: 'en',
  holds: [held(party)],
  steppedUp: false,
});
const comment = (given: Partial<Comment>): Comment => ({
  id: 'c',
  about: { type: 'commitment', id: 'k' },
  replyTo: null,
  authorId: 'officer',
  authorParty: null,
  to: { kind: 'all' },
  words: 'Words',
  lang: 'en',
  made: new Date('2026-03-02T09:00:00Z'),
  version: 1,
  edited: null,
  takenBack: null,
  ...given,
});

describe('whom a comment reaches', () => {
  const officer = who('officer', null);
  const colleague = who('colleague', null);
  const focal = who('focal', 'by');
  const other = who('other', 'ke');
  const all = [officer, colleague, focal, other];
  const reached = (given: Partial<Comment>) => all.filter((one) => reaches(comment(given), one)).map(({ id }) => id);

  it.each([
    [{}, ['officer', 'colleague', 'focal', 'other']],
    [{ to: { kind: 'party', id: 'by' } }, ['officer', 'colleague', 'focal']],
    [{ to: { kind: 'person', id: 'other' } }, ['officer', 'colleague', 'other']],
    [{ authorId: 'focal', authorParty: 'by', to: { kind: 'person', id: 'officer' } }, ['officer', 'focal']],
    [{ authorId: 'gone', authorParty: 'ke', to: { kind: 'party', id: 'by' } }, ['focal', 'other']],
  ] as const)('%o: %o', (given, expected) => {
    expect(reached(given)).toEqual(expected);
  });
});

describe('comments', () => {
  it('may be changed for a day', () => {
    expect(isFresh(comment({}), new Date('2026-03-03T08:59:59Z'))).toBe(true);
    expect(isFresh(comment({}), new Date('2026-03-03T09:00:00Z'))).toBe(false);
  });

  it('stand in threads one level deep, none lost', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
    const given = fc.array(fc.record({ minute: fc.nat(59), parent: fc.option(fc.nat(9), { nil: null }) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(given, (drawn) => {
        const firsts = drawn.map((_, n) => `c${n}`).filter((_, n) => n === 0 || drawn[n]?.parent === null);
        const comments = drawn.map(({ minute, parent }, n) =>
          comment({
            id: `c${n}`,
            made: at(minute),
            replyTo: n === 0 || parent === null ? null : (firsts[parent % firsts.length] ?? null),
          }),
        );
        const threads = threadsOf(comments);
        const listed = threads.flatMap(({ first, replies }) => [first, ...replies]);
        expect(listed.map(({ id }) => id).sort()).toEqual(comments.map(({ id }) => id).sort());
        for (const { first, replies } of threads) {
          expect(first.replyTo).toBeNull();
          for (const reply of replies) expect(reply.replyTo).toBe(first.id);
        }
      }),
    );
  });

  it('keep their words, with paragraphs an empty line apart', () => {
    expect(tidyWords('  \r\nOne \r\n\r\n\r\n\r\nTwo\n ')).toBe('One\n\nTwo');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(tidyWords(tidyWords(typed))).toBe(tidyWords(typed));
      }),
    );
  });
});
