import { LEXICONS } from '../../lexicon/index.js';
import type { DateLexicon, Phrase } from '../../lexicon/lexicon.js';
import type { Lang } from '../../reading.js';
import { anyOf, PhraseIndex, phraseSource, WORD_END, WORD_START } from '../phrase.js';
import { ordinalWords } from './ordinals.js';

export type LeadKind = keyof DateLexicon['leads'];

export interface DateWords {
  lang: Lang;
  templates: { kind: 'day' | 'month' | 'period'; pattern: RegExp }[];
  years: RegExp;
  /** Any month, any word for a session: without one there is nothing to look for. */
  month: RegExp;
  session: RegExp;
  sessions: RegExp;
  within: RegExp;
  months: { pattern: RegExp; number: number }[];
  frequencies: PhraseIndex<string>;
  leads: { kind: LeadKind; pattern: RegExp }[];
  tails: { kind: 'notAfter' | 'starting' | 'cited'; pattern: RegExp }[];
  held: RegExp;
  toBe: RegExp;
  observances: RegExp;
  places: RegExp[];
}

const LEADS: readonly LeadKind[] = ['cited', 'notAfter', 'until', 'starting', 'before', 'at'];
const YEAR = '(?:19|20)\\d\\d(?!\\d)';
const compiled = new Map<Lang, DateWords>();

export function dateWords(lang: Lang): DateWords {
  const known = compiled.get(lang);
  if (known) return known;
  const { dates } = LEXICONS[lang];
  const start = lang === 'zh' ? '' : WORD_START;
  const number = lang === 'zh' ? '(?<![\\d/])' : `(?<!/)${WORD_START}`;
  const month = lang === 'zh' ? '(?:1[0-2]|0?[1-9])' : anyOf(dates.months.flat(), lang);
  const fill = (phrase: Phrase) =>
    phraseSource(phrase, lang)
      .replace(/\{d([12])\}/g, '(?<d$1>[0-3]?\\d)(?!\\d)')
      .replace(/\{m([12])\}/g, `(?<m$1>${month})`)
      .replace(/\{y([12])\}/g, `(?<y$1>${YEAR})`)
      .replaceAll(
        '{n}',
        lang === 'zh' ? '(?:\\d{1,3}|[一二三四五六七八九十百两]{1,4})' : '(?:\\d{1,3}|[^\\s,;()]{2,24})',
      )
      .replaceAll('{o}', `(?<o>${ordinals(dates, lang)})`)
      .replaceAll('{p}', '(?<p>[^\\d,;:()]{2,40}?)');
  const one = (phrase: Phrase, flags: string) =>
    new RegExp(
      `${/^\{[dy]/.test(phrase) || lang === 'zh' ? number : start}${fill(phrase)}${lang === 'zh' ? '' : `${WORD_END}(?!/)`}`,
      flags,
    );
  const any = (phrases: readonly Phrase[]) =>
    new RegExp(phrases.length === 0 ? '(?!)' : `${start}${anyOf(phrases, lang)}`);
  const words: DateWords = {
    lang,
    templates: [
      ...dates.periods.map((phrase) => ({ kind: 'period' as const, pattern: one(phrase, 'g') })),
      ...dates.days.map((phrase) => ({ kind: 'day' as const, pattern: one(phrase, 'g') })),
      ...dates.monthYears.map((phrase) => ({ kind: 'month' as const, pattern: one(phrase, 'g') })),
    ],
    month: lang === 'zh' ? /\d\s*月/ : new RegExp(month),
    session: new RegExp(dates.sessions.map((phrase) => longestWord(phrase, lang)).join('|')),
    years: new RegExp(`${number}(?:${dates.years.map(fill).join('|')})(?![\\d/])`, 'g'),
    sessions: new RegExp(
      dates.sessions.map((phrase, i) => `${start}${fill(phrase).replace('(?<o>', `(?<o${i}>`)}`).join('|'),
      'g',
    ),
    within: new RegExp(dates.within.map((phrase) => start + fill(phrase)).join('|') || '(?!)', 'g'),
    months: dates.months.flatMap((forms, i) =>
      forms.map((form) => ({ pattern: new RegExp(`^${phraseSource(form, lang)}$`), number: i + 1 })),
    ),
    frequencies: new PhraseIndex(
      dates.frequencies.filter(([, every]) => !every.includes('?')),
      lang,
    ),
    leads: LEADS.map((kind) => ({
      kind,
      pattern: new RegExp(
        dates.leads[kind].length === 0 ? '(?!)' : `(?:${leadEdge(lang)}${anyOf(dates.leads[kind], lang)})\\s*$`,
      ),
    })),
    tails: (['notAfter', 'starting', 'cited'] as const).map((kind) => ({
      kind,
      pattern: new RegExp(dates.tails[kind].length === 0 ? '(?!)' : `^,?\\s*${anyOf(dates.tails[kind], lang)}`),
    })),
    held: any(dates.held),
    toBe: any(dates.toBe),
    observances: any(dates.observances),
    places: dates.places.map((phrase) => new RegExp(start + fill(phrase))),
  };
  compiled.set(lang, words);
  return words;
}

/** Arabic may write "and" at the front of a lead; a comma or letter may not stand there. */
function leadEdge(lang: Lang): string {
  return lang === 'zh' ? '' : lang === 'ar' ? `${WORD_START}و?` : WORD_START;
}

function ordinals(dates: DateLexicon, lang: Lang): string {
  const { source } = ordinalWords(lang);
  const and = `(?:${[...dates.ordinalAnd]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phraseSource(phrase, lang))
    .join('|')})`;
  return `${source}(?:${and}${source}){0,3}`;
}

/** The longest plain word of a template, by which a text without it is passed over. */
function longestWord(phrase: Phrase, lang: Lang): string {
  const plain = phrase.replace(/\[[^\]]*\]|\([^)]*\)\??|\{\w+\}/g, ' ').replace(/.\?/g, ' ');
  const words = plain.split(/[ *]+/).sort((a, b) => b.length - a.length);
  return phraseSource(words[0] ?? '', lang);
}
