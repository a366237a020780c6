import { formatDate, formatRelative, type Translator } from '../../../kernel/i18n/index.js';
import { type Day, momentOf } from '../timing/days.js';
import type { Window } from '../timing/timing.js';
import { sessionWord } from '../timing/words.js';

/** A window in a few words, for a narrow column: "31 Dec 2026", "Dec 2026", "2026", "82nd session". */
export function shortWindow(t: Translator, { from, to, precision, session }: Window): string {
  if (precision === 'session' && session !== null) return sessionWord(t, session);
  if (precision === 'year') return formatDate(t.lang, to.slice(0, 4));
  if (precision === 'month' || precision === 'session') return formatDate(t.lang, to.slice(0, 7), 'short');
  if (precision === 'not-after') return t('documents.date.not-after', { date: formatDate(t.lang, to, 'short') });
  if (from === null || from === to) return formatDate(t.lang, to, 'short');
  return t('documents.date.between', {
    start: formatDate(t.lang, from, 'short'),
    end: formatDate(t.lang, to, 'short'),
  });
}

/** How far away: "in 5 weeks" for a day; for a longer window until it begins, then until it ends. What is over has been. */
export function distanceTo(t: Translator, { from, to }: Window, today: Day): string {
  const when = (day: Day) =>
    day === today ? t('commitments.timing.today') : formatRelative(t.lang, momentOf(day), momentOf(today));
  if (to < today || from === null || from === to) return when(to);
  return from > today
    ? t('commitments.timing.begins', { when: when(from) })
    : t('commitments.timing.ends', { when: when(to) });
}
