import { writeIcs } from '../../../kernel/calendar/index.js';
import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { type Appraisal, appraisals } from '../facts/appraisals.js';
import { rangeWords, sessionWord } from '../timing/words.js';

/** Raised when what is written of an appraisal changes, so that calendars take it over. */
const SEQUENCE = 0;
const WRITTEN = new Date('2026-11-29T00:00:00Z');

/** The appraisals of the Global Plan as a calendar; the next one, whose days are still to be set, stands on its last possible day. */
export function appraisalFeed(t: Translator, url: URL): string {
  const page = `${url.origin}${pathIn(t.lang, '/calendar/appraisal')}`;
  return writeIcs({
    name: t('commitments.appraisal.title'),
    description: t('commitments.appraisal.intro'),
    lang: t.lang,
    source: url.href,
    events: appraisals.flatMap((appraisal) => {
      const last = appraisal.to ?? appraisal.notAfter;
      if (last === null) return [];
      return [
        {
          uid: `appraisal-session-${appraisal.session}@concordance`,
          changedAt: WRITTEN,
          sequence: SEQUENCE,
          firstDay: appraisal.from ?? last,
          lastDay: last,
          yearly: false,
          status: appraisal.from === null ? ('tentative' as const) : ('confirmed' as const),
          summary: t(appraisal.from === null ? 'commitments.appraisal.event-by' : 'commitments.appraisal.event'),
          description: [
            meetingWords(t, appraisal),
            sessionWord(t, appraisal.session),
            ...appraisal.decided,
            ...(appraisal.outcome === null ? [] : [appraisal.outcome]),
          ].join('\n'),
          url: page,
          category: t('commitments.appraisal.title'),
        },
      ];
    }),
  });
}

/** "27 September 2017 to 28 September 2017"; "no later than 31 December 2029". */
export function meetingWords(t: Translator, { from, to, notAfter }: Appraisal): string {
  if (from !== null && to !== null) return rangeWords(t, from, to);
  return t('documents.date.not-after', { date: formatDate(t.lang, notAfter ?? '') });
}
