/** Characters of a key that stand for one column: numbers of texts pass 16 bits in long tables. */
const WIDTH = 2;

/**
 * Short names of cells: the number of each text in its column, two characters a column. Texts that differ in white space round them alone are one.
 * Tables of a hundred thousand rows have few texts a column, so that most of the work is a look into a small map.
 */
export class CellKeys {
  readonly #numbers: Map<string, string>[];

  constructor(private readonly columns: readonly number[]) {
    this.#numbers = columns.map(() => new Map());
  }

  of(texts: readonly string[]): string {
    let key = '';
    for (let place = 0; place < this.columns.length; place += 1) {
      const numbers = this.#numbers[place];
      if (numbers) key += numberOf(texts[this.columns[place] ?? 0] ?? '', numbers);
    }
    return key;
  }

  /** The key of all cells that are the same but for the column at `place`. */
  static without(key: string, place: number): string {
    return key.slice(0, place * WIDTH) + key.slice((place + 1) * WIDTH);
  }
}

function numberOf(text: string, numbers: Map<string, string>): string {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const bare = text.trim();
  const number = numbers.get(bare) ?? String.fromCharCode(numbers.size & 0xffff, numbers.size >>> 16);
  numbers.set(bare, number);
  numbers.set(text, number);
  return number;
}
