import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayText, parseArrayText, type TextArray } from './array-text.js';

describe('the text form of arrays', () => {
  it('is read with nulls, quotes, nesting and bounds', () => {
    expect(parseArrayText('{}')).toEqual([]);
    expect(parseArrayText('{1,NULL,"NULL","a\\"b\\\\c,{}"}')).toEqual(['1', null, 'NULL', 'a"b\\c,{}']);
    expect(parseArrayText('{{1,2},{3,4}}')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseArrayText('[0:1]={a,b}')).toEqual(['a', 'b']);
  });
  it('comes back as it was written, whatever the elements hold', () => {
    const element = fc.option(fc.string({ unit: 'binary' }), { nil: null });
    const array: fc.Arbitrary<TextArray> = fc.oneof(
      fc.array(element, { maxLength: 8 }),
      fc.array(fc.array(element, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(array, (value) => {
        expect(parseArrayText(arrayText(value))).toEqual(value);
      }),
    );
  });
  it('is refused when it is cut', () => {
    for (const text of ['', '{', '{"a', '{1,2', '{1}}', 'x']) expect(() => parseArrayText(text)).toThrow('rray');
  });
});
