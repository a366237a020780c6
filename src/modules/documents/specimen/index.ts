import { readFile } from 'node:fs/promises';
import type { Lang } from '../reader/reading.js';

export { withPageFurniture } from './page-furniture.js';

/**
 * The specimen resolution: invented, written for this project in six languages in the manner of a resolution of the General
 * Assembly, about an invented subject (safe-arrival desks), under a number that no session reaches. The example that ships:
 * it holds several acts in a paragraph, ordinal sessions, recurrences, an observance, notes with a chain of "Ibid.", nested
 * items and an annex with its own numbering. The draft, in English and Chinese, is an earlier state of the same text.
 */
export type SpecimenVersion = 'resolution' | 'draft';

export const SPECIMEN_DRAFT_LANGS = ['en', 'zh'] as const satisfies readonly Lang[];

/** Where the text lies; plain text, UTF-8. */
export function specimenFile(lang: Lang, version: SpecimenVersion = 'resolution'): URL {
  return new URL(`./${version}.${lang}.txt`, import.meta.url);
}

export async function loadSpecimen(lang: Lang, version: SpecimenVersion = 'resolution'): Promise<string> {
  return await readFile(specimenFile(lang, version), 'utf8');
}

/** The annotations made by hand for the resolution (not the draft), for the measure in `reader/measure.ts`. */
export function specimenGoldFile(lang: Lang): URL {
  return new URL(`./gold/resolution.${lang}.json`, import.meta.url);
}
