import type { Act } from '../reading.js';
import type { ActChange, ActFacts } from './comparison.js';
import { strengthOf } from './strength.js';

/** What became of the acts of a paragraph; acts that ask the same of the same are not mentioned. */
export function actChanges(old: readonly Act[], now: readonly Act[]): ActChange[] {
  const candidates = old.flatMap((a, i) => now.map((b, j) => ({ i, j, score: kinship(a, b, i, j) })));
  candidates.sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j));
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j, score } of candidates) {
    if (score < 1 || partner.has(i) || taken.has(j)) continue;
    partner.set(i, j);
    taken.add(j);
  }
  const changes: ActChange[] = [];
  for (const [i, a] of old.entries()) {
    const b = now[partner.get(i) ?? -1];
    const change = b ? changeOf(a, b) : ('gone' as const);
    if (change) changes.push(record(change, a, b ?? null));
  }
  for (const [j, b] of now.entries()) if (!taken.has(j)) changes.push(record('new', null, b));
  return changes;
}

/** The same act, the same addressee, the same place in the sentence. */
function kinship(a: Act, b: Act, i: number, j: number): number {
  const all = new Set([...a.addressees, ...b.addressees]).size;
  const both = a.addressees.filter((code) => b.addressees.includes(code)).length;
  const [x, y] = [strengthOf(a.act), strengthOf(b.act)];
  const sameLadder = x !== null && x.ladder === y?.ladder;
  return (
    (a.act === b.act ? 1.5 : 0) +
    (all === 0 ? 0.5 : (2 * both) / all) +
    (sameLadder ? 0.5 : 0) +
    (i === 0 && j === 0 ? 0.25 : 0)
  );
}

function changeOf(a: Act, b: Act): ActChange['change'] | null {
  if (a.act !== b.act) {
    const [x, y] = [strengthOf(a.act), strengthOf(b.act)];
    if (!x || !y || x.ladder !== y.ladder || x.rung === y.rung) return 'different';
    return y.rung > x.rung ? 'stronger' : 'weaker';
  }
  const same = a.addressees.length === b.addressees.length && a.addressees.every((code) => b.addressees.includes(code));
  return same ? null : 'addressees';
}

function record(change: ActChange['change'], a: Act | null, b: Act | null): ActChange {
  const facts = (act: Act | null): ActFacts | null =>
    act && { verb: act.verb, act: act.act, addressees: act.addressees };
  const [had, has] = [a?.addressees ?? [], b?.addressees ?? []];
  return {
    change,
    old: facts(a),
    new: facts(b),
    addressees: { gone: had.filter((code) => !has.includes(code)), new: has.filter((code) => !had.includes(code)) },
  };
}
