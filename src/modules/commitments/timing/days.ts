/** Days as the words of a resolution mean them are those of the calendar. */
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
} from '../../../kernel/calendar/index.js';
