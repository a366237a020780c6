import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, type SentAnswer } from '../../reporting/index.js';
import type { Block } from './block.js';
import { sourcesOf } from './count-answers.js';
import { answerKey, type CurrentAnswer, flagsOf, type Now, stateOf } from './flags.js';

const QUESTION = 'q';
const AUDIENCES = ['public', 'parties', 'confidential'] as const;

function answer(n: number, text: string, audience: (typeof AUDIENCES)[number] = 'public', version = 1): SentAnswer {
  const said = { questionId: QUESTION, value: { kind: 'text' as const, text }, lang: 'en' as const, audience };
  const places = { partyId: `party-${n}`, callId: 'call', submissionId: `submission-${n}`, version };
  return { ...places, ...said, sha256: hashOf(said) };
}

function now(answers: readonly CurrentAnswer[], states: readonly string[] = ['party-1', 'party-2']): Now {
  const byKey = new Map(answers.map((one) => [answerKey(one.submissionId, one.questionId), one]));
  return { answers: byKey, states: new Set(states), unchanged: new Set(), latest: new Map(), ofGroup: false };
}

const quoted = (one: SentAnswer): Block => ({
  ...{ id: 'b', version: 1, wording: { text: 'x', lang: 'en' }, joins: false, cites: true },
  body: { kind: 'passage', asked: { call: 'call', question: QUESTION }, span: { from: 0, to: 1 } },
  sources: sourcesOf([one]),
});

const counted = (answers: readonly SentAnswer[]): Block => ({
  ...{ id: 'c', version: 1, wording: null, joins: false, cites: true },
  body: {
    kind: 'count',
    asked: { call: 'call', question: QUESTION },
    among: 'states',
    told: { option: 'o', words: {}, said: 1 },
    base: answers.length,
  },
  sources: sourcesOf(answers, () => true),
});

const kinds = (block: Block, at: Now) => flagsOf(block, at).map(({ kind }) => kind);

describe('what has become of the sources of a sentence', () => {
  const first = answer(1, 'We wrote a law.');

  it('is nothing while they count as they were, in whatever version', () => {
    expect(kinds(quoted(first), now([first]))).toEqual([]);
    expect(kinds(quoted(first), now([answer(1, 'We wrote a law.', 'public', 7)]))).toEqual([]);
  });

  it('is said: withdrawn, corrected, seen by others, no longer public, or more of them', () => {
    expect(kinds(quoted(first), now([]))).toEqual(['withdrawn']);
    expect(kinds(quoted(first), now([answer(1, 'Two laws.', 'public', 2)]))).toEqual(['corrected']);
    expect(kinds(quoted(first), now([answer(1, 'We wrote a law.', 'confidential', 2)]))).toEqual(['not-public']);
    const count = counted([first]);
    expect(kinds(count, now([answer(1, 'We wrote a law.', 'parties', 2)]))).toEqual(['visibility']);
    expect(kinds(count, now([answer(1, 'Two laws.', 'parties', 2)]))).toEqual(['visibility', 'corrected']);
    expect(flagsOf(count, now([first, answer(2, 'x'), answer(3, 'y')]))).toMatchObject([{ kind: 'more', n: 1 }]);
  });

  it('can be stood by until something else happens, but never where it is quoted and hidden', () => {
    fc.assert(
      fc.property(
        fc.option(fc.record({ text: fc.constantFrom('a', 'b'), audience: fc.constantFrom(...AUDIENCES) })),
        fc.boolean(),
        (next, quotes) => {
          const held = answer(1, 'a');
          const current = next === null ? undefined : answer(1, next.text, next.audience, 2);
          const at = now(current === undefined ? [] : [current]);
          const block = quotes ? quoted(held) : counted([held]);
          const stood = {
            ...block,
            sources: block.sources.map((source) => ({ ...source, stoodBy: stateOf(source, current) })),
          };
          const hidden = quotes && current !== undefined && current.audience !== 'public';
          expect(kinds(stood, at)).toEqual(hidden ? ['not-public'] : []);
          expect(kinds(stood, now([answer(1, 'else', 'public', 3)]))).toEqual(['corrected']);
        },
      ),
    );
  });
});
