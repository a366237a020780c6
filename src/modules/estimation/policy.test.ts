import { describe, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../kernel/access/index.js';
import { may, seesUnpublished } from './policy.js';

const administrator: Actor = { kind: 'administrator', id: 'local' };

describe('policy of estimation', () => {
  it.each([
    // noun, thing, public reads, public writes, administrator reads, administrator writes
    ['study', { published: true }, true, false, true, true],
    ['study', { published: false }, false, false, true, true],
    ['published-report', { published: true }, true, false, true, false],
    ['published-report', { published: false }, false, false, true, false],
    ['whole-report', { published: true }, false, false, true, false],
    ['whole-report', { published: false }, false, false, true, false],
    ['checklist', { published: true }, true, false, true, true],
    ['checklist', { published: false }, false, false, true, true],
    ['table', { deleted: false }, false, false, true, true],
    ['table', { deleted: true }, false, false, false, false],
  ] as const)('%s %j', (noun, thing, publicReads, publicWrites, administratorReads, administratorWrites) => {
    const of = (actor: Actor) => (act: 'read' | 'write') => may<typeof noun>(actor, act, noun, thing as never);
    expect([of(PUBLIC)('read'), of(PUBLIC)('write')]).toEqual([publicReads, publicWrites]);
    expect([of(administrator)('read'), of(administrator)('write')]).toEqual([administratorReads, administratorWrites]);
  });

  it('lets the store show unpublished studies to the administrator alone', () => {
    expect(seesUnpublished(PUBLIC)).toBe(false);
    expect(seesUnpublished(administrator)).toBe(true);
  });
});
