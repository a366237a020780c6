import type { Group } from './align.js';
import type { Unit } from './paragraphs.js';

/** Below this two paragraphs have nothing in common that structure shows. */
const LEAST_IN_COMMON = 0.3;

/**
 * Pairs the paragraphs of two texts in different languages by what does not depend on language: what they cite, what acts they
 * hold, how many items, their number, and their order, which is taken to be the same in both.
 */
export function alignByStructure(old: readonly Unit[], now: readonly Unit[]): Group[] {
  const columns = [...new Set([...old, ...now].map((unit) => unit.column))];
  return columns.flatMap((column) =>
    alignColumn(
      old.filter((unit) => unit.column === column),
      now.filter((unit) => unit.column === column),
    ),
  );
}

function alignColumn(old: readonly Unit[], now: readonly Unit[]): Group[] {
  const width = now.length + 1;
  const best = new Float64Array((old.length + 1) * width);
  const [before, after] = [measuresOf(old), measuresOf(now)];
  const likeness = before.map((a) => after.map((b) => inCommon(a, b)));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const here = i * width + j;
      const together = likeness[i]?.[j] ?? 0;
      const paired = together >= LEAST_IN_COMMON ? together + (best[here + width + 1] ?? 0) : 0;
      best[here] = Math.max(paired, best[here + width] ?? 0, best[here + 1] ?? 0);
    }
  }
  const groups: Group[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]];
    const here = i * width + j;
    const together = likeness[i]?.[j] ?? 0;
    if (a && b && together >= LEAST_IN_COMMON && best[here] === together + (best[here + width + 1] ?? 0)) {
      groups.push({ old: [a], new: [b], similarity: together, moved: false });
      i++;
      j++;
    } else if (a && (!b || best[here] === best[here + width])) {
      groups.push({ old: [a], new: [], similarity: 0, moved: false });
      i++;
    } else if (b) {
      groups.push({ old: [], new: [b], similarity: 0, moved: false });
      j++;
    }
  }
  return groups;
}

interface Measured {
  unit: Unit;
  /** 0 to 1: how far down the column it begins. */
  place: number;
  /** Length over the mean length in the column: languages differ in length, their paragraphs less so. */
  length: number;
}

function measuresOf(units: readonly Unit[]): Measured[] {
  const mean = units.reduce((sum, unit) => sum + unit.ref.text.length, 0) / Math.max(1, units.length);
  return units.map((unit) => ({
    unit,
    place: unit.index / units.length,
    length: unit.ref.text.length / Math.max(1, mean),
  }));
}

/** 0 to 1. */
function inCommon({ unit: a, ...one }: Measured, { unit: b, ...other }: Measured): number {
  const longer = Math.max(one.length, other.length);
  const parts: [weight: number, alike: number][] = [
    [0.1, a.ref.n === b.ref.n && a.ref.part === b.ref.part ? 1 : 0],
    [0.15, 1 - Math.abs(one.place - other.place)],
    [0.15, a.items === b.items ? 1 : 0],
    [0.4, longer === 0 ? 1 : Math.min(one.length, other.length) / longer],
  ];
  const cites = [a, b].some((unit) => unit.citations.length > 0);
  if (cites) parts.push([0.5, overlap(a.citations, b.citations)]);
  const asks = (unit: Unit) =>
    unit.acts.flatMap((act) => [act.act, ...act.addressees.map((code) => `${act.act} ${code}`)]);
  if (a.acts.length + b.acts.length > 0) parts.push([0.5, overlap(asks(a), asks(b))]);
  const dated = (unit: Unit) =>
    unit.dates.map(({ text: _text, spans: _spans, place: _place, on: _on, by: _by, ...facts }) =>
      JSON.stringify(facts),
    );
  if (a.dates.length + b.dates.length > 0) parts.push([0.3, overlap(dated(a), dated(b))]);
  const weight = parts.reduce((sum, [share]) => sum + share, 0);
  return parts.reduce((sum, [share, alike]) => sum + share * alike, 0) / weight;
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [new Set(a), new Set(b)];
  const both = [...x].filter((value) => y.has(value)).length;
  const all = x.size + y.size - both;
  return all === 0 ? 1 : both / all;
}
