import { matchFormula } from './formula.js';
import { openerTest, opens } from './layout.js';
import { STRUCTURE } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import type { Lang } from './reading.js';
import { foldLine } from './text/fold.js';

/**
 * The lines between the last cover line and the enacting formula, for telling running heads from text, and the index of the
 * formula's line (-1 where there is none).
 */
export function findTitleLines(lines: Line[], lang: Lang): { title: string[]; bodyStart: number } {
  const lexicon = STRUCTURE[lang];
  const isOpener = openerTest([...lexicon.openers, ...lexicon.operativeOpeners]);
  const limit = Math.min(lines.length, 400);
  for (let i = 0; i < limit; i += 1) {
    const line = lines[i];
    if (!line || line.text.length > 90) continue;
    const next = foldLine(lines[i + 1]?.text.slice(0, 60) ?? '');
    if (!matchFormula(foldLine(line.text), lexicon, () => opens(isOpener, next), true)) continue;
    const title: string[] = [];
    for (let k = i - 1; k >= 0 && title.length < 8; k -= 1) {
      const text = foldLine(lines[k]?.text ?? '');
      if (/^\[|\]$/.test(text) || lexicon.front.test(text) || lexicon.adopted.test(text) || lexicon.draft.test(text))
        break;
      const number = /^\d{1,4}\/\d{1,3}(?: [A-Z])?\s?[.．]?\s*(?:[-–—]\s+)?/.exec(text);
      title.unshift(number ? text.slice(number[0].length) : text);
      if (number) break;
    }
    return { title, bodyStart: i };
  }
  return { title: [], bodyStart: -1 };
}
