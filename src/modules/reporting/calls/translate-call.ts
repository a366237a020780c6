import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import { type CallContent, placesOf } from './content.js';
import { changeContent } from './open-call.js';
import { stateIn, type TranslationState, type Wording } from './texts.js';

/** Most characters of a text of a call. */
export const LONGEST_TEXT = 5000;

/** A text as it is kept. @throws Refusal `too-long` */
export function checkText(field: string, typed: string, name = field): string {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text.length > LONGEST_TEXT) throw new Refusal('too-long', { field: name, values: { most: LONGEST_TEXT } });
  return text;
}

export interface GivenWording {
  place: string;
  lang: Lang;
  text: string;
  state: Wording['state'];
}

/**
 * Sets words of a call in any languages; those that are as they were change nothing.
 *
 * @throws Refusal `no-such-call`, `changed-meanwhile`, `wrong-state`, `not-in-list` for a place that the call does not have, `too-long`;
 *   NotAllowed.
 */
export function translateCall(
  db: Database,
  actor: Actor,
  place: { key: string; seen: number | null },
  given: readonly GivenWording[],
): Promise<Call> {
  return changeContent(db, actor, place, 'translate-call', ({ content }) => {
    const places = new Set(placesOf(content));
    return given.flatMap(({ place: at, lang, text, state }) => {
      if (!places.has(at)) throw new Refusal('not-in-list', { field: at });
      const words = checkText(at, text);
      const held = content.texts[at]?.[lang];
      const same = (held?.text ?? '') === words && (words === '' || held?.state === state || lang === content.lang);
      return same ? [] : [{ did: 'worded' as const, place: at, lang, text: words, state }];
    });
  });
}

/** How far each language is: of the texts that there are in the language in which the call was written. */
export function translationCounts(content: CallContent): Record<Lang, Record<TranslationState, number>> {
  const places = placesOf(content).filter((place) => stateIn(content.texts, place, content.lang) !== 'none');
  return Object.fromEntries(
    LANGS.map((lang) => {
      const counts = { none: 0, machine: 0, draft: 0, reviewed: 0 };
      for (const place of places) counts[stateIn(content.texts, place, lang)] += 1;
      return [lang, counts];
    }),
  ) as Record<Lang, Record<TranslationState, number>>;
}
