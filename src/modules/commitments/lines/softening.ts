import type { Lang } from '../../../kernel/i18n/index.js';

/**
 * Words inside a request that take from its force. Drafters put them in and take them out: "to consider ratifying" became "to ratify".
 * Few forms, each of which says nothing else in a request; what they show is a suggestion to a reader, not a finding.
 */
export const SOFTENERS = ['may', 'consider', 'as-appropriate'] as const;
export type Softener = (typeof SOFTENERS)[number];

/** Arabic is matched without vowel signs, all others in lower case. */
const FORMS: Readonly<Record<Lang, Readonly<Record<Softener, RegExp>>>> = {
  en: {
    // "to consider ratifying", "may consider making"; not "considers that", "to consider how".
    consider:
      /\b(?:to|may|should|and) (?:further |also |favourably )?consider(?:,[^,]{1,60},)? (?!how|whether)(?:[a-z-]+ly )?[a-z-]+ing\b/u,
    may: /\bmay (?:also )?(?:wish|consider|choose)\b/u,
    'as-appropriate': /\b(?:as|where|when|if) (?:and (?:where|when) )?appropriate\b|\bas necessary\b/u,
  },
  fr: {
    consider:
      /(?<!\p{L})(?:d[’']|à |et )?envisage(?:r|nt)(?:,[^,]{1,60},)? (?:de |d[’']|la possibilité d|[^,;]{1,40}? de )/u,
    may: /(?<!\p{L})(?:pourr(?:ait|aient)|souhaiter(?:a|ont|ait|aient) peut-être|voudr(?:a|ont) peut-être)(?!\p{L})/u,
    'as-appropriate':
      /selon qu[’']il conviendra|le cas échéant|s[’']il y a lieu|selon (?:les|que de) besoins?|selon qu[’']il convient/u,
  },
  es: {
    consider:
      /(?<!\p{L})(?:consider(?:ar|e|en)|contempl(?:ar|e|en)|estudi(?:ar|e|en)|examin(?:ar|e|en))(?:,[^,]{1,60},)? la posibilidad de(?!\p{L})/u,
    may: /(?<!\p{L})(?:podr(?:ía|ían)|tal vez dese(?:e|en)|quizás? dese(?:e|en))(?!\p{L})/u,
    'as-appropriate':
      /(?<!\p{L})(?:según|cuando|como) (?:proceda|corresponda|sea (?:apropiado|procedente|necesario))|si procede/u,
  },
  ru: {
    consider: /(?<!\p{L})рассмотреть(?:,[^,]{1,60},| в приоритетном порядке)? (?:вопрос об?|возможность)(?!\p{L})/u,
    may: /(?<!\p{L})(?:мог(?:ли|ла|ло)? бы|возможно, пожела(?:ет|ют))(?!\p{L})/u,
    'as-appropriate':
      /(?:в (?:надлежащих|соответствующих) случаях|при необходимости|по мере необходимости|когда это (?:уместно|целесообразно)|сообразно обстоятельствам)/u,
  },
  ar: {
    consider:
      /(?<!\p{L})(?:على |ب|إلى )?(?:أن تنظر|ال?نظر)(?:،[^،]{1,60}،)? (?:على سبيل الأولوية )?في (?!ضوء|حالة)\p{L}/u,
    may: /(?<!\p{L})(?:قد [تي](?:رغب|ود)(?:ون|ان)?|يمكن(?:ها|هم|ه)? أن)(?!\p{L})/u,
    'as-appropriate': /حسب الاقتضاء|عند الاقتضاء|وفق الاقتضاء|حسبما يكون مناسبا|عند اللزوم/u,
  },
  zh: {
    // 考虑 with what is to be done; 考虑到 is "bearing in mind".
    consider: /考虑(?!到|因素|和|[，。；、])/u,
    may: /不妨|可(?:以)?考虑|或愿/u,
    'as-appropriate': /酌情|适当时|视情况|在适当情况下|必要时/u,
  },
};

/** The softeners that a clause has, each once. */
export function softenersIn(words: string, lang: Lang): Softener[] {
  const text = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0640\u064b-\u0652]/gu, '')
    .replace(/\s+/gu, ' ');
  return SOFTENERS.filter((softener) => FORMS[lang][softener].test(text));
}

export interface Softening {
  gone: Softener[];
  new: Softener[];
}

/** What two wordings in one language differ in: softeners taken out make the later one stronger, those put in make it weaker. */
export function softeningOf(earlier: string, later: string, lang: Lang): Softening {
  const [had, has] = [softenersIn(earlier, lang), softenersIn(later, lang)];
  return { gone: had.filter((one) => !has.includes(one)), new: has.filter((one) => !had.includes(one)) };
}
