/** Days without hours, and files of them that calendars subscribe to. */
export {
  addDays,
  type Day,
  type DayRange,
  dayOf,
  daysBetween,
  isDay,
  lastDayOfMonth,
  momentOf,
  overlap,
  rangeOf,
  weekdayOf,
  yearOf,
} from './days.js';
export { type IcsEvent, writeIcs } from './ics.js';
