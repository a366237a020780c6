import { formatRelative, type Translator } from '../../../kernel/i18n/index.js';
import { type Day, momentOf } from '../timing/days.js';
import type { Window } from '../timing/timing.js';

/** How far away: "in 5 weeks" for a day; for a longer window until it begins, then until it ends. What is over has been. */
export function distanceTo(t: Translator, { from, to }: Window, today: Day): string {
  const when = (day: Day) =>
    day === today ? t('commitments.timing.today') : formatRelative(t.lang, momentOf(day), momentOf(today));
  if (to < today || from === null || from === to) return when(to);
  return from > today
    ? t('commitments.timing.begins', { when: when(from) })
    : t('commitments.timing.ends', { when: when(to) });
}
