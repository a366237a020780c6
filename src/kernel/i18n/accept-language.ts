import { isLang, type Lang } from './languages.js';

/**
 * The official language that a browser prefers, from its Accept-Language header (RFC 9110, section 12.5.4). English when the
 * header is missing, names none of the six, or cannot be read.
 *
 * @example preferredLanguage('pt-BR, fr-CA;q=0.8, en;q=0.5') // 'fr'
 */
export function preferredLanguage(header: string | undefined): Lang {
  let best: Lang = 'en';
  let bestWeight = 0;
  for (const range of (header ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const primary = tag.split('-')[0]?.toLowerCase();
    const weight = weightOf(parameters);
    if (isLang(primary) && weight > bestWeight) {
      best = primary;
      bestWeight = weight;
    }
  }
  return best;
}

function weightOf(parameters: string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  if (q === undefined) return 1;
  const weight = Number(q.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
