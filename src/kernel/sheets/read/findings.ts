import type { FindingCode, SheetFinding } from '../sheet.js';

/** Places told for one code; a file with a thousand merged cells is not told a thousand times. */
const MOST_PLACES = 100;

/** What is said about a file while it is read. */
export class Findings {
  readonly list: SheetFinding[] = [];
  readonly #counts = new Map<FindingCode, number>();

  add(code: FindingCode, place: string | null = null, values: SheetFinding['values'] = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_PLACES) this.list.push({ code, place, values });
  }

  /** How many were not told for want of room. */
  untold(code: FindingCode): number {
    return Math.max(0, (this.#counts.get(code) ?? 0) - MOST_PLACES);
  }
}
