import { LEXICONS } from '../../lexicon/index.js';
import type { DateLexicon, Phrase } from '../../lexicon/lexicon.js';
import type { Lang } from '../../reading.js';
import { anyOf, PhraseIndex, phraseSource } from '../phrase.js';
import { ordinalWords } from './ordinals.js';

export type LeadKind = keyof DateLexicon['leads'];

export interface DateWords {
  lang: Lang;
  templates: { kind: 'day' | 'month' | 'period'; pattern: RegExp }[];
  years: RegExp;
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
  const start = lang === 'zh' ? '' : '(?<![\\p{L}\\p{M}\\p{N}])';
  const number = lang === 'zh' ? '(?<![\\d/])' : '(?<![\\p{L}\\p{N}/])';
  const month = lang === 'zh' ? '(?:1[0-2]|0?[1-9])' : anyOf(dates.months.flat(), lang);
  const fill = (phrase: Phrase) =>
    phraseSource(phrase, lang)
      .replace(/\{d([12])\}/g, '(?<d$1>[0-3]?\\d)(?!\\d)')
      .replace(/\{m([12])\}/g, `(?<m$1>${month})`)
      .replace(/\{y([12])\}/g, `(?<y$1>${YEAR})`)
      .replaceAll('{n}', '(?:\\d{1,3}|[\\p{L}-]{2,24})')
      .replaceAll('{o}', `(?<o>${ordinals(dates, lang)})`)
      .replaceAll('{p}', "(?<p>[\\p{L}' -]{2,40}?)");
  const one = (phrase: Phrase, flags: string) => new RegExp(`${/^\{[dy]/.test(phrase) || lang === 'zh' ? number : start}${fill(phrase)}${lang === 'zh' ? '' : '(?![\\p{L}\\p{N}/])'}`, flags);
  const any = (phrases: readonly Phrase[], flags: string) => new RegExp(phrases.length === 0 ? '(?!)' : `${start}${anyOf(phrases, lang)}`, flags);
  const words: DateWords = {
    lang,
    templates: [
      ...dates.periods.map((phrase) => ({ kind: 'period' as const, pattern: one(phrase, 'gu') })),
      ...dates.days.map((phrase) => ({ kind: 'day' as const, pattern: one(phrase, 'gu') })),
      ...dates.monthYears.map((phrase) => ({ kind: 'month' as const, pattern: one(phrase, 'gu') })),
    ],
    years: new RegExp(`${number}(?:${dates.years.map(fill).join('|')})(?![\\p{N}/])`, 'gu'),
    sessions: new RegExp(dates.sessions.map((phrase, i) => `${start}${fill(phrase).replace('(?<o>', `(?<o${i}>`)}`).join('|'), 'gu'),
    within: new RegExp(dates.within.map((phrase) => start + fill(phrase)).join('|') || '(?!)', 'gu'),
    months: dates.months.flatMap((forms, i) => forms.map((form) => ({ pattern: new RegExp(`^${phraseSource(form, lang)}$`, 'u'), number: i + 1 }))),
    frequencies: new PhraseIndex(dates.frequencies.filter(([, every]) => !every.includes('?')), lang),
    leads: LEADS.map((kind) => ({ kind, pattern: new RegExp(dates.leads[kind].length === 0 ? '(?!)' : `(?:${leadEdge(lang)}${anyOf(dates.leads[kind], lang)})\\s*$`, 'u') })),
    tails: (['notAfter', 'starting', 'cited'] as const).map((kind) => ({ kind, pattern: new RegExp(dates.tails[kind].length === 0 ? '(?!)' : `^,?\\s*${anyOf(dates.tails[kind], lang)}`, 'u') })),
    held: any(dates.held, 'u'),
    toBe: any(dates.toBe, 'u'),
    observances: any(dates.observances, 'u'),
    places: dates.places.map((phrase) => new RegExp(start + fill(phrase), 'u')),
  };
  compiled.set(lang, words);
  return words;
}

/** Arabic may write "and" at the front of a lead; a comma or letter may not stand there. */
function leadEdge(lang: Lang): string {
  return lang === 'zh' ? '' : lang === 'ar' ? '(?<![\\p{L}\\p{N}])و?' : '(?<![\\p{L}\\p{N}])';
}

function ordinals(dates: DateLexicon, lang: Lang): string {
  const { source } = ordinalWords(lang);
  const and = `(?:${[...dates.ordinalAnd].sort((a, b) => b.length - a.length).map((phrase) => phraseSource(phrase, lang)).join('|')})`;
  return `${source}(?:${and}${source}){0,3}`;
}
