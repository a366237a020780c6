import { readEmail } from '../../kernel/access/index.js';
import { isLang, LANGS, type Lang } from '../../kernel/i18n/index.js';
import {
  type ConsultativeStatus,
  JOINING_KINDS,
  type JoiningKind,
  type RegistrationContent,
  STATUSES,
} from './registration.js';

/** What must hold of what an organization says of itself. Pure; everything that is wrong is said at once. */

export const LONGEST_NAME = 300;
export const LONGEST_ABOUT = 4000;

/** As the form has it: a text each. */
export interface RegistrationTyped {
  kind: string;
  names: Readonly<Record<Lang, string>>;
  acronym: string;
  /** Code of the State. */
  seat: string;
  about: string;
  website: string;
  consultative: string;
  applicant: string;
  email: string;
  lang: string;
}

export const FAULTS = ['missing', 'too-long', 'not-an-address', 'not-mail', 'not-in-list', 'not-a-state'] as const;
export type Fault = { field: string; why: (typeof FAULTS)[number]; most?: number };

/**
 * @param stateOf the id of the State with a code, or null where there is none.
 * @returns what was said, texts trimmed; or everything that is wrong, by field of the form.
 */
export function checkRegistration(
  typed: RegistrationTyped,
  stateOf: (code: string) => string | null,
): { given: RegistrationContent } | { faults: Fault[] } {
  const faults: Fault[] = [];
  const need = (field: string, text: string, most: number): string => {
    const kept = oneLine(text);
    if (kept === '') faults.push({ field, why: 'missing' });
    if (kept.length > most) faults.push({ field, why: 'too-long', most });
    return kept;
  };
  const kind = JOINING_KINDS.find((one) => one === typed.kind);
  if (kind === undefined) faults.push({ field: 'kind', why: typed.kind === '' ? 'missing' : 'not-in-list' });
  const names = LANGS.map((lang) => ({ lang, name: oneLine(typed.names[lang]) })).filter(({ name }) => name !== '');
  if (names.length === 0) faults.push({ field: 'name-en', why: 'missing' });
  for (const { lang, name } of names)
    if (name.length > LONGEST_NAME) faults.push({ field: `name-${lang}`, why: 'too-long', most: LONGEST_NAME });
  const acronym = oneLine(typed.acronym);
  if (acronym.length > 40) faults.push({ field: 'acronym', why: 'too-long', most: 40 });
  const seat = stateOf(typed.seat.trim());
  if (seat === null) faults.push({ field: 'seat', why: typed.seat.trim() === '' ? 'missing' : 'not-a-state' });
  const about = typed.about.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  if (about === '') faults.push({ field: 'about', why: 'missing' });
  if (about.length > LONGEST_ABOUT) faults.push({ field: 'about', why: 'too-long', most: LONGEST_ABOUT });
  const website = oneLine(typed.website);
  if (website !== '' && !isSite(website)) faults.push({ field: 'website', why: 'not-an-address' });
  const consultative = STATUSES.find((one) => one === (typed.consultative || 'none'));
  if (consultative === undefined) faults.push({ field: 'consultative', why: 'not-in-list' });
  const name = need('applicant', typed.applicant, 120);
  const email = readEmail(typed.email);
  if (email === null) faults.push({ field: 'email', why: typed.email.trim() === '' ? 'missing' : 'not-mail' });
  if (faults.length > 0) return { faults };
  return {
    given: {
      kind: kind as JoiningKind,
      names,
      acronym: acronym === '' ? null : acronym,
      seat: seat ?? '',
      about,
      website: website === '' ? null : website,
      consultative: consultative as ConsultativeStatus,
      applicant: { name, email: email ?? '', lang: isLang(typed.lang) ? typed.lang : 'en' },
    },
  };
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

function isSite(text: string): boolean {
  if (text.length > 500 || !URL.canParse(text)) return false;
  const { protocol, username } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '';
}
