import { readLabel } from './labels.js';
import { openerTest, opens } from './layout.js';
import type { StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import { columns } from './text/characters.js';
import { foldLine } from './text/fold.js';

const INSIDE = /[;；.。:]\s{1,4}(\d{1,3})\s?[.．]\s{1,4}(?=[*_]{0,3}(?:\p{Lu}|\p{Script=Han}|\p{Script=Cyrillic}))/gu;

/**
 * Parsers sometimes put several numbered paragraphs into one line: "1. Adopts ...; 2. Decides ...". Such a line is cut before
 * each next number that a verb of an operative paragraph follows.
 */
export function splitInline(lines: Line[], lexicon: StructureLexicon): Line[] {
  const isOperative = openerTest(lexicon.operativeOpeners);
  return lines.flatMap((line) => {
    if (line.text.length < 80 || line.furniture || line.note) return [line];
    const label = readLabel(line.text);
    if (label?.family !== 'number') return [line];
    const cuts: number[] = [];
    let expected = label.value + 1;
    for (const match of line.text.matchAll(INSIDE)) {
      const rest = foldLine(line.text.slice(match.index + match[0].length, match.index + match[0].length + 40));
      if (Number(match[1]) !== expected || !opens(isOperative, rest.replace(/^[*_]+/, ''))) continue;
      cuts.push(match.index + match[0].search(/\d/));
      expected += 1;
    }
    if (cuts.length === 0) return [line];
    return [0, ...cuts].map((from, k) => {
      const raw = line.text.slice(from, cuts[k] ?? line.text.length);
      const text = raw.trimEnd();
      return {
        ...line,
        from: line.from + from,
        to: line.from + from + text.length,
        text,
        width: columns(text),
        blank: k === 0 ? line.blank : 1,
        starts: k === 0 ? line.starts : true,
        pageBreak: k === 0 && line.pageBreak,
      };
    });
  });
}
