import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstState, foldSteps, nextSteps, STEP_KINDS, type Step, stepsTakenBack } from './steps.js';

const step = (id: string, kind: Step['kind'], takesBack: string | null = null): Step => ({ id, kind, takesBack });

describe('the state of a commitment', () => {
  it('begins open, without action where nothing is asked, superseded where a draft has its final text', () => {
    expect(firstState('urge', { draftOf: null })).toBe('open');
    expect(firstState('recall', { draftOf: null })).toBe('no-action');
    expect(firstState('urge', { draftOf: 'x' })).toBe('superseded');
  });
  it('is what the last step that counts made of it', () => {
    const steps = [step('1', 'start'), step('2', 'finish'), step('3', 'note')];
    expect(foldSteps('open', steps)).toBe('done');
    expect(foldSteps('open', [...steps, step('4', 'take-back', '2')])).toBe('under-way');
    expect(foldSteps('open', [...steps, step('4', 'take-back', '2'), step('5', 'take-back', '4')])).toBe('done');
  });
  it('offers every state a way on', () => {
    for (const state of ['open', 'under-way', 'done', 'lapsed', 'superseded', 'no-action'] as const)
      expect(nextSteps(state).length).toBeGreaterThan(1);
  });

  const steps = fc
    .array(fc.record({ kind: fc.constantFrom(...STEP_KINDS), back: fc.nat() }), { maxLength: 30 })
    .map((list) =>
      list.map(
        ({ kind, back }, at): Step =>
          kind === 'take-back' && at > 0
            ? step(`${at}`, kind, `${back % at}`)
            : step(`${at}`, kind === 'take-back' ? 'note' : kind),
      ),
    );
  it('is the same when a log is read twice over, or several logs are read through one another', () => {
    fc.assert(
      fc.property(steps, steps, fc.array(fc.boolean()), (one, other, turns) => {
        const renamed = other.map(({ id, kind, takesBack }) =>
          step(`o${id}`, kind, takesBack === null ? null : `o${takesBack}`),
        );
        const mixed = interleave(one, renamed, turns);
        const mine = mixed.filter(({ id }) => !id.startsWith('o'));
        expect(foldSteps('open', mine)).toBe(foldSteps('open', one));
      }),
    );
  });
  it('is the same when reading the log begins anew at any places, and steps come again and again', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { maxLength: 5 }), (made, stops) => {
        // A reader that is stopped begins again from the start, or from anywhere before the place where it was.
        const replayed = stops.flatMap((stop) => made.slice(0, stop % (made.length + 1)));
        const later = stops.flatMap((from) => made.slice(from % (made.length + 1)));
        expect(foldSteps('open', [...replayed, ...made, ...later])).toBe(foldSteps('open', made));
      }),
    );
  });
  it('is as if never made after every step was taken back', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const gone = stepsTakenBack(made);
        const rest = made.filter(({ id, kind }) => kind !== 'take-back' && !gone.has(id));
        const back = rest.map(({ id }, at) => step(`b${at}`, 'take-back', id));
        expect(foldSteps('open', [...made, ...back])).toBe('open');
      }),
    );
  });
});

function interleave<T>(a: readonly T[], b: readonly T[], turns: readonly boolean[]): T[] {
  const [x, y] = [[...a], [...b]];
  const mixed: T[] = [];
  for (const turn of turns) mixed.push(...(turn ? x : y).splice(0, 1));
  return [...mixed, ...x, ...y];
}
