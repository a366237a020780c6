import type { IcsEvent } from '../../../kernel/calendar/index.js';
import { formatList, type Translator } from '../../../kernel/i18n/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { addresseeWord, nameOf, placeWord } from '../../documents/index.js';
import type { CommitmentAct, CommitmentState, Scheme } from '../commitment.js';
import type { ListedCommitment } from '../find-commitments.js';
import { addresseesWord, commitmentActWord, commitmentName, filingWord, stateWord } from '../pages/words.js';
import type { CommitmentFilter, Dimension } from '../register/filter.js';
import type { PublishedEntry } from '../store/calendar-entries.js';
import type { Occurrence } from '../timing/occurrences.js';
import type { Openings } from '../timing/sessions.js';
import type { Urgency } from '../timing/urgency.js';
import { sessionWord, timingWords, urgencyWord, windowWords } from '../timing/words.js';

/** What the words of a feed depend on. */
export interface FeedScene {
  t: Translator;
  openings: Openings;
  today: string;
  /** Scheme and host under which the pages stand. */
  origin: string;
}

const LONGEST_SUMMARY = 140;

/**
 * An entry in words. `occurrence` is the time it stands for as reckoned now; null where it is no longer wanted.
 */
export function entryEvent(
  scene: FeedScene,
  commitment: ListedCommitment,
  entry: PublishedEntry,
  occurrence: Occurrence | null,
): IcsEvent {
  const { t, origin } = scene;
  const what = shorten(commitmentName(t, commitment).text);
  return {
    ...daysOf(entry),
    summary: summaryOf(t, what, entry, occurrence),
    description: descriptionOf(scene, commitment, occurrence),
    url: `${origin}${pathIn(t.lang, `/commitments/${commitment.key}`)}`,
    category: addresseesWord(t, commitment.addressees),
  };
}

/** The cancellation of an entry whose commitment is not shown any more; says nothing of what it was. */
export function withdrawnEvent({ t }: FeedScene, entry: PublishedEntry): IcsEvent {
  return {
    ...daysOf(entry),
    status: 'cancelled',
    summary: t('commitments.feed.withdrawn'),
    description: '',
    url: null,
    category: t('commitments.feed.withdrawn'),
  };
}

/** The cancellation of an entry whose commitment stands but is no longer what this calendar follows. */
export function leftEvent(
  { t, origin }: Pick<FeedScene, 't' | 'origin'>,
  commitment: ListedCommitment,
  entry: PublishedEntry,
): IcsEvent {
  const what = shorten(commitmentName(t, commitment).text);
  return {
    ...daysOf(entry),
    status: 'cancelled',
    summary: t('commitments.feed.left', { what }),
    description: t('commitments.feed.left.why'),
    url: `${origin}${pathIn(t.lang, `/commitments/${commitment.key}`)}`,
    category: addresseesWord(t, commitment.addressees),
  };
}

function daysOf(entry: PublishedEntry) {
  const { uid, changed_at, sequence, first_day, last_day, yearly, status } = entry;
  return { uid, changedAt: changed_at, sequence, firstDay: first_day, lastDay: last_day, yearly, status };
}

function summaryOf(t: Translator, what: string, entry: PublishedEntry, occurrence: Occurrence | null): string {
  if (entry.status === 'cancelled') return t('commitments.feed.cancelled', { what });
  if (entry.done) return t('commitments.feed.done', { what });
  const session = occurrence?.window.session ?? null;
  if (entry.part === 'opening' && session !== null)
    return t('commitments.feed.opening', { session: sessionWord(t, session), what });
  if (occurrence?.role === 'expected') return t('commitments.feed.expected', { what });
  return entry.part === 'last-day' ? t('commitments.feed.last-day', { what }) : what;
}

function descriptionOf(
  { t, openings, today }: FeedScene,
  commitment: ListedCommitment,
  occurrence: Occurrence | null,
): string {
  const name = commitmentName(t, commitment);
  const place = [nameOf(t, commitment.document), placeWord(t, commitment)].join(t('documents.comma'));
  const phrases = timingWords(t, commitment.timing, { today, openings, state: commitment.state });
  return [
    name.text,
    `${commitmentActWord(t, commitment.act)} · ${addresseesWord(t, commitment.addressees)}`,
    place,
    // What is so many weeks away is not said: the feed would change every day.
    ...(occurrence === null ? phrases.map(({ text }) => text) : [windowWords(t, occurrence.window)]),
    stateWord(t, commitment.state),
  ].join('\n');
}

function shorten(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  const cut = text.slice(0, LONGEST_SUMMARY).replace(/[\uD800-\uDBFF]$/u, '');
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || cut.length).trimEnd()} …`;
}

/** What the calendar is called: the register, narrowed by its filter. */
export function calendarName(
  t: Translator,
  filter: CommitmentFilter,
  { total, most }: { total: number; most: number },
): { name: string; description: string } {
  const name = [t('commitments.feed.name'), ...filterWords(t, filter)].join(' · ');
  const more = total > most ? ` ${t('commitments.feed.more', { most })}` : '';
  return { name, description: `${t('commitments.feed.description')}${more}` };
}

/** The values of a filter in words, one text a dimension. */
export function filterWords(t: Translator, filter: CommitmentFilter): string[] {
  const words = Object.entries(filter.values).map(([dimension, values]) =>
    formatList(
      t.lang,
      values.map((value) => valueWord(t, dimension as Dimension, value)),
    ),
  );
  return filter.words === '' ? words : [...words, `“${filter.words}”`];
}

function valueWord(t: Translator, dimension: Dimension, value: string): string {
  switch (dimension) {
    case 'addressee':
      return addresseeWord(t, value);
    case 'act':
      return commitmentActWord(t, value as CommitmentAct);
    case 'state':
      return stateWord(t, value as CommitmentState);
    case 'due':
      return urgencyWord(t, value as Urgency);
    case 'theme':
    case 'pillar':
    case 'target':
      return filingWord(t, dimension satisfies Scheme, value);
    default:
      return value;
  }
}
