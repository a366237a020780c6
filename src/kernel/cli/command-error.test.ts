import { describe, expect, it } from 'vitest';
import { CommandError, explainError } from './command-error.js';
import { EXIT } from './exit-codes.js';

describe('an error of a command', () => {
  it('keeps its own sentence and code', () => {
    expect(explainError(new CommandError(EXIT.partly, 'Two of three were read.'))).toEqual({
      sentence: 'Two of three were read.',
      exitCode: 3,
    });
  });
  it('is told by its code, whatever its class', () => {
    const locked = Object.assign(new Error('In use by process 7.'), { code: 'db.locked' });
    expect(explainError(locked)).toEqual({ sentence: 'In use by process 7.', exitCode: 73 });
    const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: 'a.txt' });
    expect(explainError(missing)).toEqual({ sentence: 'There is no file or folder a.txt.', exitCode: 66 });
  });
  it('is one sentence on one line when nobody foresaw it', () => {
    const { sentence, exitCode } = explainError(new TypeError('x is not\n a function'));
    expect(exitCode).toBe(70);
    expect(sentence).toMatch(/^Concordance failed \(x is not a function\)\. [^\n]+$/);
  });
});
