import { expect, it } from 'vitest';
import { keptInBrowser } from './kept-in-browser.js';

const SECRET = new Uint8Array(32).fill(7);
const PLACE = { key: '2026-note', code: 'FR', question: 'q1' };

it('gives a person the same key and name whenever they come back, and nobody else either', () => {
  const [once, again] = [keptInBrowser(SECRET, 'focal'), keptInBrowser(SECRET, 'focal')];
  expect(again.seal).toBe(once.seal);
  expect(Buffer.from(once.seal, 'base64')).toHaveLength(32);
  expect(again.nameOf(PLACE)).toBe(once.nameOf(PLACE));
  const others = [keptInBrowser(SECRET, 'other'), keptInBrowser(new Uint8Array(32), 'focal')];
  expect(new Set([once, ...others].map(({ seal }) => seal)).size).toBe(3);
  const names = [once, ...others].map((one) => one.nameOf(PLACE));
  expect(new Set([...names, once.nameOf({ ...PLACE, question: 'q2' }), once.seal]).size).toBe(5);
  expect(names.join(' ')).not.toMatch(/focal|FR|note/u);
});
