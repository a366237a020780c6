import type { MetValue } from './column-builder.js';
import { type Finding, type FindingCode, finding, type Identifier } from './finding.js';
import { looksLikeName } from './given-names.js';
import { identifierByValue } from './identifier-values.js';

/** Marks of published tables that stand where a number is hidden or not known, and for no value of a person. */
const TABLE_MARK = /^(?:[<>≤≥]\s*\d+|\.{1,3}|…|-{1,3}|–|—|n\/?a\.?|n\.a\.|nd|s\/d|н\/д|#N\/A|:|\*{1,3}|null|nan)$/iu;
/** Negative whole numbers that are codes of "not known" by custom. */
const KNOWN_NEGATIVE = /^-(?:1|8|88|888|9|99|999|9999|77|97|98)$/;
const FORMULA = /^[=@＝＠]|^[+\-＋－](?=[A-Za-z(])/u;

/** What a cell holds that is no value of a person; null for what may be one. */
export function noValueCode(value: string): 'table-mark' | 'negative-count' | 'formula' | null {
  const first = value.charCodeAt(0);
  // Letters and digits begin nearly all values, and of what begins with one only a few marks are none.
  if (value.length > 5 && ((first >= 0x30 && first <= 0x39) || (first >= 0x41 && first <= 0x7a))) return null;
  if (TABLE_MARK.test(value)) return 'table-mark';
  if (/^-\d+(?:\.\d+)?$/.test(value) && !KNOWN_NEGATIVE.test(value)) return 'negative-count';
  return FORMULA.test(value) ? 'formula' : null;
}

/** What a value tells of who a person is; null for one that tells nothing. */
export const identifierIn = (value: string): Identifier | null =>
  identifierByValue(value) ?? (looksLikeName(value) ? 'name' : null);

/** Looks at cells while they are read, and gathers what it finds by column: the first row, and how often. */
export class CellWatch {
  readonly #gathered = new Map<string, Finding>();

  constructor(
    readonly findings: Finding[],
    readonly known: (column: string, value: string) => boolean = () => false,
  ) {}

  /** Whether a cell holds no value of a person, but a mark of a table, a negative count or a formula; it then counts as missing. */
  isNoValue(column: string, value: string, row: number): boolean {
    const code = noValueCode(value);
    if (code === null || this.known(column, value)) return false;
    return this.#add(code, column, row, code === 'table-mark' ? { value } : {});
  }

  formula(column: string, row: number): void {
    this.#add('formula', column, row);
  }

  beyond(row: number): void {
    this.#add('extra-cells', null, row);
  }

  repeated(row: number): void {
    this.#add('duplicate-person', null, row);
  }

  /** A value met for the first time: what it tells of a person is looked for once. */
  fresh(column: string, { value, row }: MetValue): void {
    if (this.known(column, value)) return;
    const kind = identifierIn(value);
    if (kind !== null) this.#add('identifier-value', column, row, { kind });
  }

  finish(): void {
    this.findings.push(...this.#gathered.values());
    this.#gathered.clear();
  }

  #add(code: FindingCode, column: string | null, row: number, values: Finding['values'] = {}): true {
    const key = `${code}\n${column ?? ''}\n${values.kind ?? ''}`;
    const before = this.#gathered.get(key);
    if (before) before.count += 1;
    else this.#gathered.set(key, finding(code, { column, row, values }));
    return true;
  }
}
