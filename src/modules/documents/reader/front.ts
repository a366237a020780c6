import { dateIn } from './date-line.js';
import type { BodyLine } from './layout.js';
import { STRUCTURE, type StructureLexicon } from './lexicon/structure/index.js';
import { ordinalIn } from './ordinals.js';
import type { DocumentStatus, Lang, Organ } from './reading.js';

/** What the matter before the formula and after the last paragraph says of the document. */
export interface FrontMatter {
  symbol: string | null;
  status: DocumentStatus;
  organ: Organ | null;
  session: number | null;
  title: string | null;
  sponsors: string[];
  adopted: string | null;
}

const FULL_SYMBOL =
  /\b(?:A\/(?:RES\/(?:S-|ES-)?\d{1,3}\/\d{1,3}(?: ?[A-Z]\b(?!\/))?|RES\/\d{1,4} ?\([IVXLS-]+\)|HRC\/(?:RES|DEC)\/(?:S-)?\d{1,2}\/\d{1,3}|HRC\/(?:S-)?\d{1,2}\/L\.\d{1,3}|C\.\d\/\d{1,3}\/L\.\d{1,3}|(?:ES-|S-)?\d{1,3}\/L\.\d{1,3}|DEC\/\d{1,3}\/\d{1,3})|E\/(?:RES\/\d{4}\/\d{1,3}|\d{4}\/L\.\d{1,3}|CN\.\d{1,2}\/\d{4}\/L\.\d{1,3})|S\/(?:RES\/\d{1,4} ?\(\d{4}\)|\d{4}\/\d{1,4}|PRST\/\d{4}\/\d{1,3}))(?:\/Rev\.\d{1,2})?(?:\/Corr\.\d{1,2})?/g;
const NUMBERED_TITLE =
  /^(?:Resolution |Résolution |Resolución |Резолюция |القرار |第)?(\d{1,4}\/\d{1,3})(?: ([A-Z]))?\s?[.．]?(?:号决议)?[.:]?(?:\s+(?:[-–—]\s*)?|$|(?=\p{Script=Han}))(?=\D|$)/u;
const COUNCIL_TITLE = /(?:Resolution|Résolution|Resolución|Резолюция|القرار|第)\s?(\d{3,4})\s?\((\d{4})\)/;

interface FrontInput {
  /** Lines before the formula. */
  front: BodyLine[];
  /** Lines after the last paragraph, before any annex. */
  back: BodyLine[];
  /** Lines that furniture detection took: a running head may be all that names the symbol. */
  heads: string[];
  organ: Organ | null;
  lang: Lang;
}

/** Reads the cover, the title and the last lines. */
export function readFront(input: FrontInput): FrontMatter {
  const lexicon = STRUCTURE[input.lang];
  const texts = input.front.map(({ text }) => text);
  const printed = findSymbol(texts, input.heads);
  const title = findTitle(texts, input.front, lexicon);
  const symbol = printed ?? symbolFromTitle(texts, title.number, input.organ);
  const adoptedLine = texts.findIndex((text) => lexicon.adopted.test(text));
  const draftLine = texts.find((text) => text.length < 600 && lexicon.draft.test(text) && !lexicon.adopted.test(text));
  const status = findStatus(symbol, adoptedLine >= 0, draftLine !== undefined, input.back, lexicon);
  const cover = adoptedLine >= 0 ? texts.slice(adoptedLine, adoptedLine + 3).join(' ') : '';
  return {
    symbol,
    status,
    organ: input.organ ?? organOf(symbol),
    session: sessionOf(symbol, input.organ) ?? sessionInWords(texts, lexicon, input.lang),
    title: title.text,
    sponsors: status === 'adopted' ? [] : sponsorsOf(texts, lexicon, input.lang),
    adopted: status === 'draft' ? null : (dateIn(cover, input.lang) ?? backDate(input.back, input.lang)),
  };
}

function findSymbol(texts: string[], heads: string[]): string | null {
  for (const text of [...texts.slice(0, 12), ...heads.slice(0, 40)]) {
    if (text.length > 200 || /^[[(]|\/\//.test(text)) continue;
    for (const match of text.matchAll(FULL_SYMBOL)) {
      // A symbol in brackets or after "report" names what the text came from, not the text.
      if (match[0].length >= text.length - 60 && !/\(\s*$/.test(text.slice(0, match.index)))
        return tidySymbol(match[0]);
    }
  }
  return null;
}

const tidySymbol = (symbol: string): string => symbol.replace(/^(S\/RES\/\d+) ?\(/, '$1(').replace(/ (?=[A-Z]$)/, ' ');

function symbolFromTitle(texts: string[], number: string | null, organ: Organ | null): string | null {
  if (organ === 'SECURITY_COUNCIL') {
    for (const text of texts) {
      const match = COUNCIL_TITLE.exec(text);
      if (match) return `S/RES/${match[1]}(${match[2]})`;
    }
    return null;
  }
  if (!number) return null;
  if (organ === 'HUMAN_RIGHTS_COUNCIL') return `A/HRC/RES/${number}`;
  if (organ === 'ECONOMIC_AND_SOCIAL_COUNCIL') return `E/RES/${number}`;
  return organ === 'GENERAL_ASSEMBLY' ? `A/RES/${number}` : null;
}

interface Title {
  text: string | null;
  number: string | null;
}

/** The title starts at its number, or after the sponsors' line, or is the last block before the formula. */
function findTitle(texts: string[], front: BodyLine[], lexicon: StructureLexicon): Title {
  for (let i = texts.length - 1; i >= 0; i -= 1) {
    const match = NUMBERED_TITLE.exec(texts[i] ?? '');
    if (!match || (texts[i]?.length ?? 0) > 600) continue;
    const rest = [texts[i]?.slice(match[0].length) ?? '', ...texts.slice(i + 1)].filter(
      (text) => !lexicon.front.test(text),
    );
    return { text: tidyTitle(rest), number: `${match[1]}${match[2] ? ` ${match[2]}` : ''}` };
  }
  let from = -1;
  texts.forEach((text, i) => {
    if (lexicon.draft.test(text) || lexicon.adopted.test(text) || (lexicon.front.test(text) && i < texts.length - 1))
      from = i;
  });
  if (from >= 0)
    return { text: tidyTitle(texts.slice(from + 1).filter((text) => !lexicon.front.test(text))), number: null };
  let i = texts.length - 1;
  while (i > 0 && (front[i]?.line.blank ?? 0) === 0 && texts.length - i < 8) i -= 1;
  return { text: tidyTitle(texts.slice(Math.max(i, 0)).filter((text) => !lexicon.front.test(text))), number: null };
}

function tidyTitle(lines: string[]): string | null {
  const text = lines
    .filter((line) => !/^\[.*\]$/.test(line) && !/^[[(]/.test(line))
    .join(' ')
    .replace(/(?<=[\u2e80-\u9fff\uff00-\uff60]) | (?=[\u2e80-\u9fff\uff00-\uff60])/g, '')
    .replace(/(?<=\p{L}-) (?=\p{L})/gu, '')
    .replace(/\s?\*+$/, '')
    .trim();
  return text === '' || text.length > 900 ? null : text;
}

function findStatus(
  symbol: string | null,
  adopted: boolean,
  draft: boolean,
  back: BodyLine[],
  lexicon: StructureLexicon,
): DocumentStatus {
  if (symbol && /\/L\.\d/.test(symbol)) return 'draft';
  if (symbol && /\/RES\/|\/DEC\//.test(symbol)) return 'adopted';
  if (adopted) return 'adopted';
  if (draft) return 'draft';
  return back.some(({ text }) => lexicon.meeting.test(text)) ? 'adopted' : 'unknown';
}

function organOf(symbol: string | null): Organ | null {
  if (!symbol) return null;
  if (symbol.startsWith('A/HRC')) return 'HUMAN_RIGHTS_COUNCIL';
  if (symbol.startsWith('A/')) return 'GENERAL_ASSEMBLY';
  if (symbol.startsWith('E/')) return 'ECONOMIC_AND_SOCIAL_COUNCIL';
  return symbol.startsWith('S/') ? 'SECURITY_COUNCIL' : null;
}

function sessionOf(symbol: string | null, organ: Organ | null): number | null {
  const match =
    /^A\/(?:RES|C\.\d|HRC\/RES|HRC|DEC)\/(\d{1,3})\//.exec(symbol ?? '') ?? /^A\/(\d{1,3})\/L\./.exec(symbol ?? '');
  return match?.[1] && (organ === null || organ === 'GENERAL_ASSEMBLY' || organ === 'HUMAN_RIGHTS_COUNCIL')
    ? Number(match[1])
    : null;
}

function sessionInWords(texts: string[], lexicon: StructureLexicon, lang: Lang): number | null {
  for (const text of texts) {
    const words = text.length < 80 ? lexicon.session.exec(text)?.[1] : undefined;
    const n = words === undefined ? null : ordinalIn(words, lang);
    if (n !== null) return n;
  }
  return null;
}

/** "Belarus, Cuba and Egypt: draft resolution" names who tabled it. */
function sponsorsOf(texts: string[], lexicon: StructureLexicon, lang: Lang): string[] {
  const at = texts.findIndex((text) => lexicon.draft.test(text) && /[:：]/.test(text));
  if (at < 0) return [];
  let from = at;
  while (
    from > 0 &&
    at - from < 12 &&
    /,$|،$|、$|\band$|[^.\])\d]$/.test(texts[from - 1] ?? '') &&
    !lexicon.front.test(texts[from - 1] ?? '') &&
    !lexicon.adopted.test(texts[from - 1] ?? '') &&
    /[,،、]/.test(texts[from - 1] ?? '')
  )
    from -= 1;
  const text = texts.slice(from, at + 1).join(' ');
  const names = text.slice(0, Math.max(0, text.search(/\s?[:：](?=[^:：]*$)/)));
  const and = { ar: /[،,]| و(?=\p{L})/u, en: /,| and /, es: /,| y | e /, fr: /,| et /, ru: /,| и /, zh: /[、,，]|和/ }[
    lang
  ];
  return names
    .split(and)
    .map((name) => name.replace(/\*+/g, '').replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '' && name.length < 90 && !lexicon.draft.test(name));
}

function backDate(back: BodyLine[], lang: Lang): string | null {
  for (const { text } of back.slice(0, 6)) {
    const date = text.length < 90 ? dateIn(text, lang) : null;
    if (date) return date;
  }
  return null;
}
