import { describe, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../kernel/access/index.js';
import { TEXT_STATES } from './document.js';
import { may, seesUnpublished } from './policy.js';

const administrator: Actor = { kind: 'administrator', id: 'local' };

describe('policy of documents', () => {
  it.each([
    // noun, thing, public reads, public writes, administrator reads, administrator writes
    ['document', { shown: true }, true, false, true, true],
    ['document', { shown: false }, false, false, true, true],
    ['text', { state: 'preview' }, false, false, true, true],
    ['text', { state: 'confirmed' }, true, false, true, true],
    ['text', { state: 'withdrawn' }, false, false, true, false],
    ['text', { state: 'replaced' }, false, false, true, false],
    ['corrections', { state: 'preview' }, false, false, true, true],
    ['corrections', { state: 'confirmed' }, true, false, true, true],
    ['corrections', { state: 'withdrawn' }, false, false, true, false],
    ['corrections', { state: 'replaced' }, false, false, true, false],
    ['import', {}, false, false, true, true],
  ] as const)('%s %j', (noun, thing, publicReads, publicWrites, administratorReads, administratorWrites) => {
    const of = (actor: Actor) => (act: 'read' | 'write') => may<typeof noun>(actor, act, noun, thing as never);
    expect([of(PUBLIC)('read'), of(PUBLIC)('write')]).toEqual([publicReads, publicWrites]);
    expect([of(administrator)('read'), of(administrator)('write')]).toEqual([administratorReads, administratorWrites]);
  });

  it('names every state of a text', () => {
    for (const state of TEXT_STATES) expect(may(administrator, 'read', 'text', { state })).toBe(true);
  });

  it('lets the store show unpublished rows to the administrator alone', () => {
    expect(seesUnpublished(PUBLIC)).toBe(false);
    expect(seesUnpublished(administrator)).toBe(true);
  });
});
