import { PUBLIC } from '../../../kernel/access/index.js';
import { type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { type Party, partyName } from '../../parties/index.js';
import { titleIn } from './content.js';
import { type FeedEntry, feedEntries } from './feed.js';
import { type ConcreteFilter, passes } from './filter.js';
import { endOf, partiesById } from './find-concrete.js';
import { foldLog } from './log.js';
import { openConcrete } from './open-concrete.js';

/** As many as a calendar can show and a telephone can load. */
const MOST_EVENTS = 5000;

/**
 * The days of all concrete measures that pass a filter, as everybody may see them: calendars bring no session. Those that were withdrawn
 * are called off, without a word of what they were. As of an earlier day they are the days of the list as it stood at the end of it, and
 * what was withdrawn by then is in neither.
 *
 * @returns iCalendar (`text/calendar`), in the language of `t`.
 */
export async function getConcreteFeed(
  db: Database,
  filter: ConcreteFilter,
  { t, url }: { t: Translator; url: URL },
): Promise<string> {
  const [all, parties] = await Promise.all([openConcrete(db), partiesById(db, PUBLIC)]);
  const events: IcsEvent[] = [];
  const until = filter.asOf === null ? null : endOf(filter.asOf);
  for (const { key, partyId, entries: every } of all.values()) {
    const party = parties.get(partyId);
    const entries = until === null ? every : every.filter(({ madeAt }) => madeAt <= until);
    const folded = foldLog(entries);
    if (party === undefined || folded === null || (until !== null && folded.published === null)) continue;
    const given = feedEntries(key, entries);
    // One that was withdrawn is judged by what it was, for whoever has it must hear of it.
    if (given.length === 0 || !passes(filter, folded.published ?? folded.latest, party)) continue;
    for (const entry of given) events.push(eventOf(t, url, { key, party, entry }));
  }
  return writeIcs({
    product: 'Concrete measures of the Global Plan',
    name: t('plan.concrete.title'),
    description: [
      t('plan.concrete.feed'),
      ...(filter.asOf === null ? [] : [t('plan.concrete.as-of', { date: formatDate(t.lang, filter.asOf) })]),
    ].join('\n'),
    lang: t.lang,
    source: url.href,
    events: events.sort((a, b) => (a.uid < b.uid ? -1 : 1)).slice(0, MOST_EVENTS),
  });
}

function eventOf(
  t: Translator,
  url: URL,
  { key, party, entry }: { key: string; party: Party; entry: FeedEntry },
): IcsEvent {
  const { view, part, uid, sequence, status, firstDay, lastDay, changedAt } = entry;
  const same = {
    uid,
    sequence,
    status,
    firstDay,
    lastDay,
    changedAt,
    yearly: false,
    category: t('plan.concrete.title'),
  };
  if (view === null) return { ...same, summary: t('plan.concrete.called-off'), description: '', url: null };
  const { content, state } = view;
  const date = content[part];
  return {
    ...same,
    summary: t(`plan.concrete.event.${part}`, { title: titleIn(t, content), party: partyName(t, party) }),
    description: [
      t(`plan.state.${state}`),
      ...(date === null ? [] : [formatDate(t.lang, date)]),
      ...(content.place === '' ? [] : [content.place]),
    ].join('\n'),
    url: `${url.origin}${pathIn(t.lang, `/plan/concrete/${key}`)}`,
  };
}
