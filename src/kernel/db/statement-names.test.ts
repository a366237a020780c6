import { describe, expect, it } from 'vitest';
import { StatementNames } from './statement-names.js';

describe('names of kept statements', () => {
  it('gives one text one name, and two texts two', () => {
    const names = new StatementNames(9);
    const first = names.nameOf('select $1');
    expect(first).toMatch(/^concordance_/u);
    expect(names.nameOf('select $1')).toBe(first);
    expect(names.nameOf('select $1, $2')).not.toBe(first);
  });

  it('keeps reading only', () => {
    const names = new StatementNames(9);
    expect(names.nameOf('insert into person values ($1)')).toBeNull();
    expect(names.nameOf('\n  with a as (select 1) select * from a where 1 = $1')).not.toBeNull();
  });

  it('stops giving names at its bound, and still knows the old ones', () => {
    const names = new StatementNames(1);
    const first = names.nameOf('select $1');
    expect(names.nameOf('select $1, $2')).toBeNull();
    expect(names.nameOf('select $1')).toBe(first);
  });
});
