/** What stays in left-to-right order on an Arabic line: figures with "/" or "." inside, Latin words, marks set apart. */
const LATIN = '[0-9A-Za-z\\u00c0-\\u024f]';
const WORD = `${LATIN}*[A-Za-z\\u00c0-\\u024f]${LATIN}*`;
const TOKEN = `${LATIN}+(?:[/.,:'’&–-]${LATIN}+)*`;
const LEFT_TO_RIGHT = new RegExp(
  `\\uE000[^\\uE001]*\\uE001|(?:${WORD}(?:[/.,:'’&–-]${LATIN}+)*(?: ${WORD}(?:[/.,:'’&–-]${LATIN}+)*)+)|(?=${LATIN}*[/.,:'’&–-]*${LATIN}*[A-Za-z\\u00c0-\\u024f])${TOKEN}|[0-9\\u0660-\\u0669\\u06f0-\\u06f9]+(?:[/.,:٫٬][0-9\\u0660-\\u0669\\u06f0-\\u06f9]+)*`,
  'gu',
);

/**
 * Turns an Arabic line from the order in which it is seen (left to right) into the order in which it is read, or back. Figures
 * and Latin words keep their own order (the gist of Unicode's bidirectional algorithm for lines of resolutions).
 */
export function flip(line: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const match of line.matchAll(LEFT_TO_RIGHT)) {
    pieces.push(reverse(line.slice(at, match.index)), match[0]);
    at = match.index + match[0].length;
  }
  pieces.push(reverse(line.slice(at)));
  return pieces.reverse().join('');
}

const reverse = (text: string): string => [...text].reverse().join('');

const MIRROR: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
};

/** Brackets are drawn mirrored on an Arabic line; what a PDF gives is the drawing. */
export function mirrorBrackets(line: string): string {
  let out = '';
  let at = 0;
  for (const match of line.matchAll(LEFT_TO_RIGHT)) {
    out += mirrored(line.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return out + mirrored(line.slice(at));
}

const mirrored = (text: string): string => text.replace(/[()[\]«»{}<>]/g, (bracket) => MIRROR[bracket] ?? bracket);

/** How much better brackets pair when mirrored: above 0 they are to be mirrored. */
export function bracketVote(line: string): number {
  let vote = 0;
  let last = '';
  for (const bracket of line.match(/[()«»]/g) ?? []) {
    if (last === ')' && bracket === '(') vote += 1;
    if (last === '(' && bracket === ')') vote -= 1;
    if (last === '»' && bracket === '«') vote += 1;
    if (last === '«' && bracket === '»') vote -= 1;
    last = bracket;
  }
  return vote;
}
