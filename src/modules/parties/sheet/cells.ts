import { isLang } from '../../../kernel/i18n/index.js';
import { BODIES, type Membership, type Party, type PartyContent, type PartyName, STANDINGS } from '../party.js';
import { type ColumnCode, nameColumn } from './columns.js';

/**
 * Values of a party as texts of cells, and back. Lists stand behind one another with bars between them: "fr: Swaziland [/2018]",
 * "un: member [1945-10-24/] – source". Pure.
 */

const BAR = ' | ';

/** What a cell holds; codes, never words. */
export function cellText(party: PartyContent, column: ColumnCode): string {
  const name = nameColumn(column);
  if (name !== null) return party.names.find((one) => one.kind === name.kind && one.lang === name.lang)?.name ?? '';
  switch (column) {
    case 'former':
      return party.names
        .filter(({ kind }) => kind === 'former')
        .map(formerText)
        .join(BAR);
    case 'memberships':
      return party.memberships.map(membershipText).join(BAR);
    case 'addressees':
      return party.addressees.join(BAR);
    case 'subregion':
      return party.subregion ?? party.region ?? '';
    case 'code':
    case 'kind':
    case 'state':
    case 'alpha2':
    case 'alpha3':
    case 'm49':
    case 'website':
      return party[column] ?? '';
    default:
      return '';
  }
}

function formerText({ lang, name, from, to }: PartyName): string {
  return `${lang}: ${name}${spanText(from, to)}`;
}

function membershipText({ body, standing, since, until, asOf, source }: Membership): string {
  const year = asOf === null ? '' : ` @${asOf}`;
  return `${body}: ${standing}${spanText(since, until)}${year}${source === '' ? '' : ` – ${source}`}`;
}

function spanText(from: string | null, to: string | null): string {
  return from === null && to === null ? '' : ` [${from ?? ''}/${to ?? ''}]`;
}

/** Parts of a list; blank ones are none. */
export function listOf(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Former names as a cell has them; the part that cannot be understood where there is one. */
export function readFormer(text: string): PartyName[] | { odd: string } {
  const names: PartyName[] = [];
  for (const part of listOf(text)) {
    const match = /^([a-z]{2}):\s*(.*?)(?:\s*\[([\d-]*)\/([\d-]*)\])?$/u.exec(part);
    const lang = match?.[1];
    if (match === null || !isLang(lang)) return { odd: part };
    names.push({ lang, kind: 'former', name: match[2] ?? '', from: orNull(match[3]), to: orNull(match[4]) });
  }
  return names;
}

/** Memberships as a cell has them; the part that cannot be understood where there is one. */
export function readMemberships(text: string): Membership[] | { odd: string } {
  const memberships: Membership[] = [];
  for (const part of listOf(text)) {
    const match = /^([\w-]+):\s*([\w-]+)(?:\s*\[([\d-]*)\/([\d-]*)\])?(?:\s*@(\d{4}))?(?:\s+[–-]\s+(.*))?$/u.exec(part);
    const body = BODIES.find((one) => one === match?.[1]);
    const standing = STANDINGS.find((one) => one === match?.[2]);
    if (match === null || body === undefined || standing === undefined) return { odd: part };
    const [, , , since, until, asOf, source] = match;
    memberships.push({
      body,
      standing,
      since: orNull(since),
      until: orNull(until),
      asOf: orNull(asOf),
      source: source ?? '',
    });
  }
  return memberships;
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** What JSON says of a party: everything, under the names that the API uses. */
export function jsonOf(party: Party): PartyContent {
  const { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees, names, memberships } = party;
  return { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees, names, memberships };
}
