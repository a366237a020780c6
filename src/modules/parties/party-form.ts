import { isLang, LANGS } from '../../kernel/i18n/index.js';
import {
  BODIES,
  isPartyKind,
  type Membership,
  PARTY_STATES,
  type PartyContent,
  type PartyName,
  regionOf,
  STANDINGS,
} from './party.js';

/** A party as a form has it, both ways. Pure. Fields that a form repeats carry the number of their row. */

export type FormValues = Readonly<Record<string, string>>;

/** Rows for what is not there yet. */
const SPARE_NAMES = 2;
const SPARE_MEMBERSHIPS = 1;
const MOST_ROWS = 100;

const LIVING = ['short', 'official', 'acronym'] as const;

/** What a form shows of a party. */
export function valuesOf(party: PartyContent): FormValues {
  const values: Record<string, string> = {
    code: party.code,
    kind: party.kind,
    state: party.state,
    website: party.website ?? '',
    alpha2: party.alpha2 ?? '',
    alpha3: party.alpha3 ?? '',
    m49: party.m49 ?? '',
    subregion: party.subregion ?? '',
    addressees: party.addressees.join(' '),
  };
  for (const { lang, kind, name } of party.names) if (kind !== 'former') values[`${kind}-${lang}`] = name;
  const former = party.names.filter(({ kind }) => kind === 'former');
  former.forEach(({ lang, name, from, to }, at) => {
    Object.assign(values, rowOf(at, { 'former-lang': lang, former: name, 'former-from': from, 'former-to': to }));
  });
  party.memberships.forEach(({ body, standing, since, until, asOf, source }, at) => {
    Object.assign(values, rowOf(at, { body, standing, since, until, 'as-of': asOf, source }));
  });
  return values;
}

function rowOf(at: number, fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${at}`, value ?? '']));
}

/** How many rows of former names and memberships a form shows: those that are filled, and spare ones. */
export function rowsIn(values: FormValues): { former: number; memberships: number } {
  const filled = (name: string) => {
    let most = 0;
    for (let at = 0; at < MOST_ROWS; at++) if ((values[`${name}-${at}`] ?? '') !== '') most = at + 1;
    return most;
  };
  return { former: filled('former') + SPARE_NAMES, memberships: filled('body') + SPARE_MEMBERSHIPS };
}

/** A field that two people changed, each in their own way. */
export interface Both {
  field: string;
  now: string;
  typed: string;
}

/**
 * A form that somebody else was quicker than: fields that were changed here keep what was typed, all others take what holds now.
 *
 * @param seen What the form showed at first; null where that is not known any more: then all that was typed stays.
 */
export function mergeForms(
  seen: FormValues | null,
  typed: FormValues,
  now: FormValues,
): { values: FormValues; both: Both[] } {
  const at = (values: FormValues, field: string) => values[field] ?? '';
  const fields = [...new Set([...Object.keys(now), ...Object.keys(typed)])].filter((field) => !NOT_SAID.has(field));
  const changedHere = (field: string) => seen === null || at(typed, field) !== at(seen, field);
  return {
    values: Object.fromEntries(fields.map((field) => [field, at(changedHere(field) ? typed : now, field)])),
    both: fields
      .filter((field) => changedHere(field) && at(typed, field) !== at(now, field))
      .filter((field) => seen === null || at(now, field) !== at(seen, field))
      .map((field) => ({ field, now: at(now, field), typed: at(typed, field) })),
  };
}

/** Fields of the form that say nothing of the party. */
const NOT_SAID: ReadonlySet<string> = new Set(['csrf', 'version', 'code']);

export interface ReadForm {
  content: PartyContent;
  /** Field of the form for each field that a refusal may name. */
  fields: ReadonlyMap<string, string>;
}

/** What a form says. `subregion` brings its region along. */
export function readPartyForm(values: FormValues): ReadForm {
  const fields = new Map<string, string>();
  const subregion = text(values, 'subregion');
  const isRegion = regionOf(subregion) === subregion;
  const content: PartyContent = {
    code: text(values, 'code'),
    kind: kindIn(text(values, 'kind')),
    state: PARTY_STATES.find((state) => state === text(values, 'state')) ?? 'active',
    website: text(values, 'website'),
    alpha2: text(values, 'alpha2'),
    alpha3: text(values, 'alpha3'),
    m49: text(values, 'm49'),
    region: regionOf(subregion),
    subregion: isRegion || subregion === '' ? null : subregion,
    addressees: text(values, 'addressees')
      .split(/[\s,]+/u)
      .filter((code) => code !== ''),
    names: namesIn(values, fields),
    memberships: membershipsIn(values, fields),
  };
  return { content, fields };
}

/** A kind that is not known is left to the check, which names it. */
function kindIn(given: string): PartyContent['kind'] {
  return isPartyKind(given) ? given : (given as PartyContent['kind']);
}

function namesIn(values: FormValues, fields: Map<string, string>): PartyName[] {
  const names: PartyName[] = [];
  const put = (name: PartyName, field: string, from = field, to = field) => {
    fields.set(`name-${names.length}`, field);
    fields.set(`from-${names.length}`, from);
    fields.set(`to-${names.length}`, to);
    names.push(name);
  };
  for (const kind of LIVING)
    for (const lang of LANGS) {
      const name = text(values, `${kind}-${lang}`);
      if (name !== '') put({ lang, kind, name, from: null, to: null }, `${kind}-${lang}`);
    }
  for (let at = 0; at < MOST_ROWS; at++) {
    const name = text(values, `former-${at}`);
    const lang = text(values, `former-lang-${at}`);
    if (name === '' || !isLang(lang)) continue;
    const [from, to] = [`former-from-${at}`, `former-to-${at}`];
    put({ lang, kind: 'former', name, from: orNull(values, from), to: orNull(values, to) }, `former-${at}`, from, to);
  }
  if (!names.some(({ kind }) => kind === 'short')) fields.set('name-0', 'short-en');
  return names;
}

function membershipsIn(values: FormValues, fields: Map<string, string>): Membership[] {
  const memberships: Membership[] = [];
  for (let at = 0; at < MOST_ROWS; at++) {
    const body = BODIES.find((one) => one === text(values, `body-${at}`));
    if (body === undefined) continue;
    for (const name of ['body', 'standing', 'since', 'until', 'as-of', 'source'])
      fields.set(`${name}-${memberships.length}`, `${name}-${at}`);
    memberships.push({
      body,
      standing: STANDINGS.find((one) => one === text(values, `standing-${at}`)) ?? 'member',
      since: orNull(values, `since-${at}`),
      until: orNull(values, `until-${at}`),
      asOf: orNull(values, `as-of-${at}`),
      source: text(values, `source-${at}`),
    });
  }
  return memberships;
}

function text(values: FormValues, name: string): string {
  return (values[name] ?? '').trim();
}

function orNull(values: FormValues, name: string): string | null {
  const value = text(values, name);
  return value === '' ? null : value;
}
