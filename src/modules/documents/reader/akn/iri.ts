import type { Organ, Reading } from '../reading.js';

/** How the organs are written in an IRI of Akoma Ntoso for the United Nations. */
const ACTORS: Record<Organ, string> = {
  GENERAL_ASSEMBLY: 'unga',
  SECURITY_COUNCIL: 'unsc',
  ECONOMIC_AND_SOCIAL_COUNCIL: 'ecosoc',
  HUMAN_RIGHTS_COUNCIL: 'unhrc',
};

export const ISO_639_2 = { ar: 'ara', en: 'eng', es: 'spa', fr: 'fra', ru: 'rus', zh: 'zho' } as const;

/** A Gregorian day that exists, as `xsd:date` wants it. */
export function isDay(day: string | null | undefined): day is string {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/u.test(day) || day.startsWith('0000')) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

export function actorOf(organ: Organ | null): string {
  return organ ? ACTORS[organ] : 'un';
}

/**
 * Work-level IRI of the document read. Where the day is not known its place is left out, and where there is no symbol the
 * fingerprint of the file names the work: nothing is made up.
 */
export function workIri(reading: Reading): string {
  const { symbol, adopted, organ, status } = reading.document;
  const cited = symbol ? citationIri(symbol, isDay(adopted) ? adopted : null) : null;
  if (cited) return cited;
  const kind = status === 'draft' ? 'draft' : 'deliberation';
  const number = symbol ? slug(symbol) : `sha256-${slug(reading.source.sha256).slice(0, 16)}`;
  const day = isDay(adopted) ? `/${adopted}` : '';
  return `/akn/un/statement/${kind}/${actorOf(organ)}${day}/${number}`;
}

type Form = [form: RegExp, iri: (day: string, ...parts: string[]) => string];

const FORMS: Form[] = [
  [/^A\/RES\/S-(\d+)\/(\d+)$/u, (day, s, n) => `/akn/un/statement/deliberation/unga${day}/s-${s}-${n}`],
  [/^A\/RES\/(\d+)\/(\d+)$/u, (day, s, n) => `/akn/un/statement/deliberation/unga${day}/${s}-${n}`],
  [
    /^A\/RES\/(\d+)\s*([A-Z]*)\s*\(([IVXLC]+)\)$/u,
    (day, n, letter, s) =>
      `/akn/un/statement/deliberation/unga${day}/${[n, letter, s].filter(Boolean).join('-').toLowerCase()}`,
  ],
  [/^E\/RES\/(\d+)\/(\d+)$/u, (day, y, n) => `/akn/un/statement/deliberation/ecosoc${day}/${y}-${n}`],
  [/^A\/HRC\/RES\/(\d+)\/(\d+)$/u, (day, s, n) => `/akn/un/statement/deliberation/unhrc${day}/${s}-${n}`],
  [/^S\/RES\/(\d+)\s*\((\d{4})\)$/u, (day, n, y) => `/akn/un/statement/deliberation/unsc${day}/${n}-${y}`],
  [/^S\/PRST\/(\d{4})\/(\d+)$/u, (day, y, n) => `/akn/un/statement/presidentialStatement/unsc${day}/${y}-${n}`],
  [/^CCPCJ (\d+)\/(\d+)$/u, (day, s, n) => `/akn/un/statement/deliberation/ccpcj${day}/${s}-${n}`],
  [/^UNTOC COP (\d+)\/(\d+)$/u, (day, s, n) => `/akn/un/statement/deliberation/untoc-cop${day}/${s}-${n}`],
  [/^UNTS (\d+) (\d+)$/u, (day, volume, n) => `/akn/un/act/treaty/unts${day}/${volume}-${n}`],
  [
    /^ILO ([CPR])(\d+)$/u,
    (day, kind, n) => `/akn/un/act/${ILO[kind ?? ''] ?? 'instrument'}/ilo${day}/${kind?.toLowerCase()}${n}`,
  ],
];
const ILO: Record<string, string> = { C: 'convention', P: 'protocol', R: 'recommendation' };

/** IRI of a cited document, from the citation forms of `concordance.read/1`; null for a form that is not one of them. */
export function citationIri(citation: string, adopted: string | null = null): string | null {
  const day = isDay(adopted) ? `/${adopted}` : '';
  for (const [form, iri] of FORMS) {
    const found = form.exec(citation.trim());
    if (found) return iri(day, ...found.slice(1).map((part) => part ?? ''));
  }
  return /^[A-Z]+(?:\/[A-Za-z0-9.()-]+)+$/u.test(citation.trim())
    ? `/akn/un/doc/document${day}/${slug(citation)}`
    : null;
}

/** Letters and digits of ASCII joined by single hyphens. */
export function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9.]+/gu, '-')
      .replace(/^-+|-+$/gu, '') || 'unnamed'
  );
}
