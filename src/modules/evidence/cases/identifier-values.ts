import { dateStyle } from './date-style.js';
import type { Identifier } from './finding.js';

const MAIL = /[^\s@,;]+@[^\s@,;]+\.[\p{L}]{2,}/u;
const LINK = /\b(?:https?:\/\/|www\.)\S+/i;
const DOCUMENT =
  /^(?:[A-Z]{1,3}[ -]?\d{6,9}[A-Z]?|\d{3}-\d{2}-\d{4}|[A-Z]{2}\d{2}[ A-Z0-9]{12,30}|\d{8}[ -]?[A-Z]|\d{17}[\dXx])$/;
const COORDINATES = /^-?\d{1,3}\.\d{4,}(?:\s*[,; ]\s*-?\d{1,3}\.\d{4,})?$/;
const STREET =
  /\b(?:street|road|avenue|lane|boulevard|apartment|flat|p\.? ?o\.? box|rue|chemin|calle|avenida|carrera|улица|ул\.|проспект|переулок|кв\.|дом)(?![\p{L}])|شارع|طريق|حي |[路街巷弄]\s*\d+|\d+\s*[号號室]/iu;
const STREET_CYRILLIC = /(?:^|[\s,])(?:улица|ул\.|проспект|пр-т|переулок|д\.)\s/iu;

/** Characters and words past which a value is a text and no category. */
const LONGEST_VALUE = 120;
const MOST_WORDS = 14;

/** What a value tells of a person by its form; null for one that could be a category. Names are looked for by `looksLikeName`. */
export function identifierByValue(value: string): Identifier | null {
  if (MAIL.test(value) || LINK.test(value)) return 'mail';
  if (COORDINATES.test(value)) return 'place';
  if (dateStyle(value) !== null) return null;
  if (DOCUMENT.test(value)) return 'document';
  if (looksLikePhone(value)) return 'phone';
  if (/\d/.test(value) && value.length > 6 && (STREET.test(value) || STREET_CYRILLIC.test(value))) return 'address';
  if (isText(value)) return 'text';
  return null;
}

/** Seven to fifteen digits (E.164) with the marks that stand between them; shorter runs and years are counts or codes. */
function looksLikePhone(value: string): boolean {
  if (!/^\+?[\d\u0660-\u0669\s().\-/]{7,24}$/.test(value) || /^-?\d+\.\d+$/.test(value)) return false;
  const digits = value.replaceAll(/\D/g, '').length;
  // "2015-2018" is a period.
  return digits >= 7 && digits <= 15 && !/^\d{4}\s*[-/]\s*\d{4}$/.test(value);
}

function isText(value: string): boolean {
  if (/[\r\n]/.test(value.trim())) return true;
  // Lists of codes joined by semicolons are no text, however long.
  return value.split(';').some((part) => part.length > LONGEST_VALUE || part.trim().split(/\s+/).length > MOST_WORDS);
}
