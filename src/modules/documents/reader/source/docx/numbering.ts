import { formatNumber } from '../list-labels.js';
import { walkXml } from './xml.js';

interface Level {
  format: string;
  text: string;
  start: number;
}
interface Num {
  abstract: string;
  starts: Map<number, number>;
}
/** Counts the automatic numbers of a document, whose figures are not in its text. */
export class Numbering {
  private readonly counters = new Map<string, number[]>();
  private readonly started = new Set<string>();
  constructor(
    private readonly abstracts: Map<string, Level[]>,
    private readonly nums: Map<string, Num>,
  ) {}

  /** The label of the next paragraph of this list and level; null where there is no such list. */
  next(numId: string, level: number): string | null {
    const num = this.nums.get(numId);
    const levels = num ? this.abstracts.get(num.abstract) : undefined;
    const own = levels?.[level];
    if (!num || !levels || !own) return null;
    const key = num.starts.size > 0 ? `num ${numId}` : num.abstract;
    const counts = this.counters.get(key) ?? [];
    this.counters.set(key, counts);
    const first = num.starts.get(level) ?? own.start;
    const fresh = counts[level] === undefined || (num.starts.has(level) && !this.started.has(`${numId} ${level}`));
    this.started.add(`${numId} ${level}`);
    counts[level] = fresh ? first : (counts[level] ?? 0) + 1;
    counts.length = level + 1;
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels[at];
      return shown ? formatNumber(shown.format, counts[at] ?? shown.start) : '';
    });
  }
}

/** Reads `word/numbering.xml`. */
export function readNumbering(xml: string): Numbering {
  const abstracts = new Map<string, Level[]>();
  const nums = new Map<string, Num>();
  let abstract: Level[] | null = null;
  let level: Level | null = null;
  let num: Num | null = null;
  let override = 0;
  walkXml(xml, {
    open(name, attribute) {
      const value = attribute('w:val') ?? '';
      if (name === 'w:abstractNum') {
        abstract = [];
        abstracts.set(attribute('w:abstractNumId') ?? '', abstract);
      } else if (name === 'w:lvl' && abstract) {
        level = { format: 'decimal', text: '', start: 1 };
        abstract[Number(attribute('w:ilvl')) || 0] = level;
      } else if (name === 'w:num') {
        num = { abstract: '', starts: new Map() };
        nums.set(attribute('w:numId') ?? '', num);
      } else if (name === 'w:abstractNumId' && num) num.abstract = value;
      else if (name === 'w:lvlOverride') override = Number(attribute('w:ilvl')) || 0;
      else if (name === 'w:startOverride' && num) num.starts.set(override, Number(value) || 1);
      else if (level && name === 'w:numFmt') level.format = value;
      else if (level && name === 'w:lvlText') level.text = level.format === 'bullet' ? '•' : value;
      else if (level && name === 'w:start') level.start = Number(value) || 1;
    },
    close(name) {
      if (name === 'w:abstractNum') abstract = null;
      if (name === 'w:lvl') {
        if (level?.format === 'bullet') level.text = '•';
        level = null;
      }
      if (name === 'w:num') num = null;
    },
  });
  return new Numbering(abstracts, nums);
}
