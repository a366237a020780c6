import type { Json } from '../db/index.js';

/**
 * One text for one value, whatever the order in which its members were written (after RFC 8785: members sorted by UTF-16 code
 * units, no white space, numbers as JavaScript writes them).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/**
 * The value as jsonb will give it back: without the characters that it cannot hold (U+0000, halves of surrogate pairs), which
 * become U+FFFD, and with -0 as 0. @throws on numbers that are not finite.
 */
export function storableJson(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('Details of an action cannot hold a number that is not finite');
    return value + 0;
  }
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(storableJson);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [storableText(key), storableJson(member)]),
  );
}

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const storableText = (text: string): string => text.replace(UNSTORABLE, '\ufffd');

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
