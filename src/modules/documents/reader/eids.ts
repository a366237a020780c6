/** Names of paragraphs after OASIS akn-nc 1.0; a name that comes twice gets `_2`. */
export class ParagraphNames {
  private readonly used = new Map<string, number>();

  recital = (n: number): string => this.once(`preamble__recs_1__rec_${n}`);

  operative = (n: number, part: string | null): string => this.once(`${partPrefix(part)}para_${n}`);

  annexed = (annex: number, n: number, part: string | null): string =>
    this.once(`att_${annex}__${partPrefix(part)}para_${n}`);

  annex = (n: number): string => this.once(`att_${n}`);

  private once(name: string): string {
    const times = (this.used.get(name) ?? 0) + 1;
    this.used.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  }
}

const partPrefix = (part: string | null): string => (part ? `part_${part.replace(/\s+/g, '-')}__` : '');
