import { namesInOrder } from './names.js';
import {
  BODIES,
  NAME_KINDS,
  PARTY_KINDS,
  PARTY_STATES,
  type PartyContent,
  type PartyName,
  REGIONS,
  STANDINGS,
} from './party.js';
import { Refusal } from './refusal.js';

/** What must hold of a party before it is written. Pure. */

export const LONGEST_NAME = 300;
const LONGEST_SOURCE = 300;
const LONGEST_ADDRESS = 500;
const MOST_NAMES = 100;
const MOST_MEMBERSHIPS = 50;
const MOST_ADDRESSEES = 20;

const CODE = /^[A-Z][A-Z0-9-]{1,39}$/u;
const ADDRESSEE = /^[A-Z][A-Z0-9_]{0,60}$/u;

/**
 * A party with its texts trimmed and what is empty left out.
 *
 * @throws Refusal with the field at fault, as the form names it: `name-3` is the fourth name, `since-0` of the first membership.
 */
export function checkedParty(given: PartyContent): PartyContent {
  const party: PartyContent = {
    ...given,
    code: given.code.trim().toUpperCase(),
    website: blankAsNull(given.website),
    alpha2: upper(given.alpha2),
    alpha3: upper(given.alpha3),
    m49: blankAsNull(given.m49),
    region: blankAsNull(given.region),
    subregion: blankAsNull(given.subregion),
    addressees: [...new Set(given.addressees.map((code) => code.trim().toUpperCase()))],
    names: given.names.map((name) => ({ ...name, name: oneLine(name.name) })),
    memberships: given.memberships.map((one) => ({ ...one, source: oneLine(one.source) })),
  };
  if (!CODE.test(party.code)) throw new Refusal('not-a-code', { field: 'code', values: { given: party.code } });
  inList(PARTY_KINDS, party.kind, 'kind');
  inList(PARTY_STATES, party.state, 'state');
  checkCodes(party);
  checkWebsite(party.website);
  checkAddressees(party.addressees);
  checkNames(party.names);
  checkMemberships(party);
  // Kept in one order, so that what says the same is the same.
  return {
    ...party,
    names: namesInOrder(party.names),
    memberships: party.memberships.map(({ body, standing, since, until, asOf, source }) => ({
      ...{ body, standing, since, until, asOf, source },
    })),
  };
}

function checkCodes({ kind, alpha2, alpha3, m49, region, subregion }: PartyContent): void {
  matches(alpha2, /^[A-Z]{2}$/u, 'alpha2');
  matches(alpha3, /^[A-Z]{3}$/u, 'alpha3');
  matches(m49, /^\d{3}$/u, 'm49');
  if (kind === 'state' && alpha3 === null) throw new Refusal('state-without-code', { field: 'alpha3' });
  if (region !== null) inList(Object.keys(REGIONS), region, 'region');
  if (subregion !== null) inList(REGIONS[region ?? ''] ?? [], subregion, 'subregion');
}

function matches(value: string | null, form: RegExp, field: string): void {
  if (value !== null && !form.test(value)) throw new Refusal('not-iso', { field, values: { given: value } });
}

function checkWebsite(website: string | null): void {
  if (website === null) return;
  tooLong(website, LONGEST_ADDRESS, 'website');
  const url = URL.canParse(website) ? new URL(website) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    throw new Refusal('not-an-address', { field: 'website', values: { given: website } });
}

function checkAddressees(addressees: readonly string[]): void {
  const odd = addressees.find((code) => !ADDRESSEE.test(code));
  if (odd !== undefined) throw new Refusal('not-in-list', { field: 'addressees', values: { given: odd } });
  tooMany(addressees, MOST_ADDRESSEES, 'addressees');
}

function checkNames(names: readonly PartyName[]): void {
  tooMany(names, MOST_NAMES, 'name-0');
  const seen = new Set<string>();
  names.forEach(({ kind, lang, name, from, to }, at) => {
    const field = `name-${at}`;
    inList(NAME_KINDS, kind, field);
    if (name === '') throw new Refusal('name-missing', { field });
    tooLong(name, LONGEST_NAME, field);
    if (kind !== 'former' && seen.has(`${kind} ${lang}`)) throw new Refusal('name-twice', { field });
    seen.add(`${kind} ${lang}`);
    checkDates(from, to, [`from-${at}`, `to-${at}`]);
  });
  if (!names.some(({ kind }) => kind === 'short')) throw new Refusal('name-missing', { field: 'name-0' });
}

function checkMemberships({ memberships }: PartyContent): void {
  tooMany(memberships, MOST_MEMBERSHIPS, 'body-0');
  memberships.forEach(({ body, standing, since, until, asOf, source }, at) => {
    inList(BODIES, body, `body-${at}`);
    inList(STANDINGS, standing, `standing-${at}`);
    checkDates(since, until, [`since-${at}`, `until-${at}`]);
    if (asOf !== null && !/^\d{4}$/u.test(asOf))
      throw new Refusal('not-a-date', { field: `as-of-${at}`, values: { given: asOf } });
    tooLong(source, LONGEST_SOURCE, `source-${at}`);
  });
}

function checkDates(from: string | null, to: string | null, [first, last]: [string, string]): void {
  for (const [value, field] of [
    [from, first],
    [to, last],
  ] as const)
    if (value !== null && !isPartialDate(value)) throw new Refusal('not-a-date', { field, values: { given: value } });
  if (from !== null && to !== null && from.slice(0, to.length) > to.slice(0, from.length))
    throw new Refusal('dates-reversed', { field: last });
}

/** YYYY, YYYY-MM or a day that exists. */
export function isPartialDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (match === null) return false;
  const whole = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  const moment = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(whole);
}

function inList(list: readonly string[], value: string, field: string): void {
  if (!list.includes(value)) throw new Refusal('not-in-list', { field, values: { given: value } });
}

function tooLong(text: string, most: number, field: string): void {
  if (text.length > most) throw new Refusal('too-long', { field, values: { most } });
}

function tooMany(list: readonly unknown[], most: number, field: string): void {
  if (list.length > most) throw new Refusal('too-many', { field, values: { most } });
}

function oneLine(text: string): string {
  return text.replace(/[\s\0]+/gu, ' ').trim();
}

function blankAsNull(text: string | null): string | null {
  const trimmed = text === null ? '' : oneLine(text);
  return trimmed === '' ? null : trimmed;
}

function upper(text: string | null): string | null {
  return blankAsNull(text)?.toUpperCase() ?? null;
}
