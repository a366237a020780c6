import { arrayText, parseArrayText, type TextArray } from './array-text.js';

/**
 * How values cross the border of the database, the same on both engines.
 *
 * Out: smallint, integer, double -> number; bigint -> number while it is exact, else its digits as a string; numeric -> string;
 * boolean; date -> 'YYYY-MM-DD'; timestamptz -> Date; json, jsonb -> the value; bytea -> Uint8Array; arrays of these; everything
 * else -> string.
 */
export type ValueParser = (text: string) => unknown;

const exactInteger: ValueParser = (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);

const moment: ValueParser = (text) => {
  const parts = /^(\d+-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/.exec(text);
  return parts ? new Date(`${parts[1]}T${parts[2]}${parts[3]}${parts[4] ?? ':00'}`) : new Date(Number.NaN);
};

const bytes: ValueParser = (text) => {
  // An own buffer for each value, so that it can be handed from thread to thread without a copy.
  const value = new Uint8Array((text.length - 2) / 2);
  Buffer.from(value.buffer).write(text.slice(2), 'hex');
  return value;
};

const same: ValueParser = (text) => text;

/** Element type, array type, parser; numbers are PostgreSQL's fixed type ids (pg_type.dat). */
const TYPES: readonly (readonly [id: number, arrayId: number, parser: ValueParser])[] = [
  [16, 1000, (text) => text === 't'],
  [17, 1001, bytes],
  [20, 1016, exactInteger],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, same],
  [26, 1028, Number],
  [114, 199, JSON.parse],
  [700, 1021, Number],
  [701, 1022, Number],
  [1043, 1015, same],
  [1082, 1182, same],
  [1114, 1115, same],
  [1184, 1185, moment],
  [1700, 1231, same],
  [2950, 2951, same],
  [3802, 3807, JSON.parse],
];

/** Parser for each type id that is not plain text. */
export const PARSERS: ReadonlyMap<number, ValueParser> = new Map(
  TYPES.flatMap(([id, arrayId, parser]) => [
    [id, parser],
    [arrayId, (text: string) => parseElements(parseArrayText(text), parser)],
  ]),
);

export function parserFor(typeId: number): ValueParser {
  return PARSERS.get(typeId) ?? same;
}

function parseElements(elements: TextArray, parser: ValueParser): unknown[] {
  return elements.map((element) =>
    element === null ? null : typeof element === 'string' ? parser(element) : parseElements(element, parser),
  );
}

/** A parameter as both engines take it: text, bytes or null. */
export type Parameter = string | Uint8Array | null;

/**
 * In: a Date becomes its ISO form, an array a PostgreSQL array, another object JSON. A JSON array must be given through
 * `jsonb()`, since a bare array cannot tell which it is.
 */
export function toParameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(toTextArray(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toTextArray(values: readonly unknown[]): TextArray {
  return values.map((value) => {
    if (Array.isArray(value)) return toTextArray(value);
    const parameter = toParameter(value);
    return parameter instanceof Uint8Array ? `\\x${Buffer.from(parameter).toString('hex')}` : parameter;
  });
}
