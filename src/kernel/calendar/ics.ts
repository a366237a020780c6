import type { Lang } from '../i18n/index.js';
import { addDays, type Day } from './days.js';

/**
 * Writes iCalendar (RFC 5545, RFC 7986). Own code: ical.js folds continuation lines at 76 octets, and ical-generator
 * cannot say the language of a text. Pure.
 */

/** A whole-day entry; a calendar shows it above the hours. */
export interface IcsEvent {
  uid: string;
  /** Last change of the entry; also its stamp, so that an unchanged feed is the same bytes. */
  changedAt: Date;
  sequence: number;
  /** Both included; written with an exclusive end. */
  firstDay: Day;
  lastDay: Day;
  /** Comes back on the same day of every year, from the first on. */
  yearly: boolean;
  status: 'confirmed' | 'tentative' | 'cancelled';
  summary: string;
  description: string;
  url: string | null;
  category: string;
}

export interface IcsCalendar {
  name: string;
  description: string;
  lang: Lang;
  /** Which part of the program writes it, in English; 'Register of commitments' unless said. */
  product?: string;
  /** Address of the feed itself. */
  source: string;
  events: readonly IcsEvent[];
}

/** How often a calendar should look for news. */
const REFRESH = 'PT12H';

/** Lines end in CRLF, none is longer than 75 octets. */
export function writeIcs(calendar: IcsCalendar): string {
  const { name, description, lang, source, events, product = 'Register of commitments' } = calendar;
  const text = (property: string, value: string) => `${property};LANGUAGE=${lang}:${escapeText(value)}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Concordance//${product}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    text('NAME', name),
    `X-WR-CALNAME:${escapeText(name)}`,
    text('DESCRIPTION', description),
    `X-WR-CALDESC:${escapeText(description)}`,
    `SOURCE;VALUE=URI:${source}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap((event) => eventLines(event, text)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: IcsEvent, text: (property: string, value: string) => string): string[] {
  const stamp = utc(event.changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${compact(event.firstDay)}`,
    `DTEND;VALUE=DATE:${compact(addDays(event.lastDay, 1))}`,
    ...(event.yearly ? [yearlyRule(event.firstDay)] : []),
    text('SUMMARY', event.summary),
    ...(event.description === '' ? [] : [text('DESCRIPTION', event.description)]),
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    text('CATEGORIES', event.category),
    `STATUS:${event.status.toUpperCase()}`,
    // What is due takes nobody's time away.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A 29 February falls on the 28th in common years, so that no year is left out. */
function yearlyRule(firstDay: Day): string {
  return firstDay.endsWith('-02-29') ? 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'RRULE:FREQ=YEARLY';
}

const compact = (day: Day): string => day.replaceAll('-', '');
const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a text (RFC 5545, section 3.1).
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** RFC 5545, section 3.3.11; characters that no text may have are left out, lone surrogates become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const MOST_OCTETS = 75;

/**
 * Cuts a line so that no piece has more than 75 octets of UTF-8, the blank before a continuation included, and no character is cut
 * (RFC 5545, section 3.1).
 */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
