import { LEXICONS } from '../lexicon/index.js';
import type { CitedBody } from '../lexicon/lexicon.js';
import type { Lang } from '../reading.js';
import { anyOf, PhraseIndex, WORD_END, WORD_START } from './phrase.js';

export interface CitationWords {
  keyword: RegExp;
  decision: RegExp;
  bodies: PhraseIndex<CitedBody>;
  ibid: RegExp;
  series: RegExp;
  otherSeries: RegExp;
  /** Group 1: the numbers of volumes; group 2: the registration number. */
  volumes: RegExp;
  registration: RegExp;
  iloNames: PhraseIndex<number>;
  iloOrganization: RegExp;
  iloKeyword: RegExp;
  /** Any word for a convention or recommendation: without one there is nothing to look for. */
  iloInstrument: RegExp;
  iloProtocol: RegExp;
  iloRecommendation: RegExp;
}

const compiled = new Map<Lang, CitationWords>();

export function citationWords(lang: Lang): CitationWords {
  const known = compiled.get(lang);
  if (known) return known;
  const lexicon = LEXICONS[lang].citations;
  const start = lang === 'zh' ? '' : WORD_START;
  const any = (phrases: readonly string[]) => start + anyOf(phrases, lang);
  const joined = `\\d{1,4}(?:(?:\\s*,\\s*|\\s*-\\s*|\\s*${anyOf(lexicon.and, lang)}\\s*)+\\d{1,4})*`;
  const plain = (phrases: readonly string[]) =>
    `(?:${phrases.map((phrase) => anyOf([phrase], lang).replaceAll(WORD_END, '')).join('|')})`;
  const words: CitationWords = {
    keyword: new RegExp(any([...lexicon.resolution, ...lexicon.decision]), 'g'),
    decision: new RegExp(`^${anyOf(lexicon.decision, lang)}`),
    bodies: new PhraseIndex(lexicon.bodies, lang),
    ibid: new RegExp(`^[\\s*\\d.]{0,4}(?:(?:see|voir|vease|véase|см\\.|انظر|见)\\s*)?${plain(lexicon.ibid)}`),
    series: new RegExp(any(lexicon.series)),
    otherSeries: new RegExp(any(lexicon.otherSeries)),
    volumes:
      lang === 'zh'
        ? /第\s*(\d{1,4}(?:\s*(?:、|和|及|至|,|，|以及)\s*\d{1,4})*)\s*卷/gu
        : new RegExp(`${start}${plain(lexicon.volume)}\\s*(${joined})`, 'g'),
    registration:
      lang === 'zh'
        ? /第\s*(\d{2,6})\s*号/gu
        : new RegExp(`${start}${plain(lexicon.number)}\\s*(?:i-)?(\\d{2,6})`, 'g'),
    iloNames: new PhraseIndex(lexicon.ilo.names, lang),
    iloOrganization: new RegExp(any(lexicon.ilo.organization)),
    iloKeyword: new RegExp(any([...lexicon.ilo.convention, ...lexicon.ilo.recommendation]), 'g'),
    iloInstrument: new RegExp(any([...lexicon.ilo.convention, ...lexicon.ilo.recommendation])),
    iloProtocol: new RegExp(any(lexicon.ilo.protocol)),
    iloRecommendation: new RegExp(any(lexicon.ilo.recommendation)),
  };
  compiled.set(lang, words);
  return words;
}
