import type { Lang } from '../reading.js';
import type { WordRun } from './comparison.js';

/** A word or a mark of punctuation, with the white space after it. */
export interface Token {
  text: string;
  /** What makes two tokens the same: without case, kind of quotation mark, width, or Arabic vowel signs. */
  key: string;
  isWord: boolean;
}

const WORD_OR_MARK =
  /([\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‑\-/.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*|[^\s\p{L}\p{N}])(\s*)/gu;
const chinese = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a text. Chinese has no spaces, so its words come from the dictionary of the platform. */
export function wordsOf(text: string, lang: Lang): Token[] {
  if (lang !== 'zh') {
    return [...text.matchAll(WORD_OR_MARK)].map(([whole, word = '']) => token(whole, word));
  }
  const tokens: Token[] = [];
  for (const { segment } of chinese.segment(text)) {
    const last = tokens.at(-1);
    if (segment.trim() !== '') tokens.push(token(segment, segment));
    else if (last) last.text += segment;
  }
  return tokens;
}

function token(text: string, word: string): Token {
  return { text, key: foldWord(word), isWord: /[\p{L}\p{N}]/u.test(word) };
}

const SAME_MARK: Record<string, string> = {
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
};

const PLAIN = /^[a-z0-9]+$/u;

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // Most words of most texts: the rest is for those that need it.
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKC')
    .replace(/[“”«»„‘’–—‑]/gu, (mark) => SAME_MARK[mark] ?? mark)
    .replace(/[\u0640\u064b-\u0652]/gu, '')
    .replace(/ё/gu, 'е');
}

/** What a paragraph says, for asking whether two say the same: the closing mark depends on what follows, not on it. */
export function sayingOf(tokens: readonly Token[]): string {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.isWord === false) end--;
  return tokens
    .slice(0, end)
    .map((word) => word.key)
    .join(' ');
}

/** Beyond this many cells the middle of two texts is given as replaced: a text that long is not compared word by word. */
const MOST_CELLS = 6_000_000;

/** Rows of words kept, gone and new that turn the old text into the new one. */
export function changedWords(old: readonly Token[], now: readonly Token[]): WordRun[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start]?.key === now[start]?.key) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end)?.key === now.at(-1 - end)?.key) end++;
  const steps: Step[] = [
    ...now.slice(0, start).map((word): Step => ({ change: 'same', token: word })),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...now.slice(now.length - end).map((word): Step => ({ change: 'same', token: word })),
  ];
  return runsOf(joinIslands(steps));
}

interface Step {
  change: WordRun['change'];
  token: Token;
}

function middle(old: readonly Token[], now: readonly Token[]): Step[] {
  const gone = (word: Token): Step => ({ change: 'gone', token: word });
  const fresh = (word: Token): Step => ({ change: 'new', token: word });
  if (old.length === 0 || now.length === 0 || old.length * now.length > MOST_CELLS)
    return [...old.map(gone), ...now.map(fresh)];
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const here = i * width + j;
      common[here] =
        old[i]?.key === now[j]?.key
          ? (common[here + width + 1] ?? 0) + 1
          : Math.max(common[here + width] ?? 0, common[here + 1] ?? 0);
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]];
    if (a && b && a.key === b.key) {
      steps.push({ change: 'same', token: b });
      i++;
      j++;
    } else if (a && (!b || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))) {
      steps.push(gone(a));
      i++;
    } else if (b) {
      steps.push(fresh(b));
      j++;
    }
  }
  return steps;
}

/** A single word that happens to recur inside a rewritten stretch makes the eye jump: it goes with the stretch. */
function joinIslands(steps: readonly Step[]): Step[] {
  const stretches: Step[][] = [];
  for (const step of steps) {
    const last = stretches.at(-1);
    if (last && (last[0]?.change === 'same') === (step.change === 'same')) last.push(step);
    else stretches.push([step]);
  }
  return stretches.flatMap((stretch, i) => {
    const around = (stretches[i - 1]?.length ?? 0) + (stretches[i + 1]?.length ?? 0);
    const words = stretch.filter((step) => step.token.isWord).length;
    const island = stretch[0]?.change === 'same' && i > 0 && i < stretches.length - 1 && words <= 1 && around >= 8;
    if (!island) return stretch;
    return stretch.flatMap(({ token: word }): Step[] => [
      { change: 'gone', token: word },
      { change: 'new', token: word },
    ]);
  });
}

/** Between two kept stretches what is gone stands before what is new. */
function runsOf(steps: readonly Step[]): WordRun[] {
  const runs: WordRun[] = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone !== '') runs.push({ change: 'gone', text: gone });
    if (fresh !== '') runs.push({ change: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  for (const { change, token: word } of steps) {
    if (change === 'gone') gone += word.text;
    else if (change === 'new') fresh += word.text;
    else {
      flush();
      const last = runs.at(-1);
      if (last?.change === 'same') last.text += word.text;
      else runs.push({ change: 'same', text: word.text });
    }
  }
  flush();
  return runs;
}
