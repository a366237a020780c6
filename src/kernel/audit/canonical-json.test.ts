import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../db/index.js';
import { canonicalJson, storableJson } from './canonical-json.js';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2 }] })).toBe('{"a":[true,null,{"c":2,"d":"x"}],"b":1}');
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
  it('says the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('storable JSON', () => {
  it('replaces what jsonb cannot hold and keeps the rest', () => {
    expect(storableJson({ 'a\0': ['\ud800', '😀', '\udfff', -0] })).toEqual({
      'a\ufffd': ['\ufffd', '😀', '\ufffd', 0],
    });
  });
  it('refuses numbers that JSON cannot say', () => {
    expect(() => storableJson([Number.NaN])).toThrow('finite');
  });
});
