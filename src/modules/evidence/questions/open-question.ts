import type { Actor } from '../../../kernel/access/index.js';
import type { Lang, Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { findParty, partyName } from '../../parties/index.js';
import { demonstrationRows } from '../demo/demonstration.js';
import { type Ground, openGround, openPublished } from '../published/open-published.js';
import { codesIn, columnFor, type PublishedTable, type Where } from '../published/published-table.js';
import { readPublished } from '../published/read-published.js';
import { findReleases } from '../releases/get-release.js';
import { citationOf, type Release, titleOf } from '../releases/release.js';
import { answers, conceptsOf, type Filter, OF_COUNTRY, type Question } from './question.js';
import type { Told } from './told.js';

/** Releases that a page offers; the latest come first. */
const MOST_OFFERED = 200;
export const DEMONSTRATION = 'demonstration';

/** Who reads, and where from. */
export interface Reading {
  actor: Actor;
  t: Translator;
  /** Of the house: `https://example.org`. */
  origin: string;
}

/** Everything that a page of a question shows. */
export interface Asked {
  t: Translator;
  ground: Ground;
  filter: Filter;
  told: Told;
  /** What counts, as the filter says; the country is left to pictures of ways. */
  where: Where;
  /** Written at the foot of pictures that leave the page. */
  notes?: readonly string[];
}

export interface OpenQuestion {
  ground: Ground;
  /** Published releases that answer. */
  offered: readonly Release[];
  /** Null where nothing is published that answers, and the demonstration is not asked for. */
  asked: Asked | null;
}

export const keyOf = ({ slug, version }: Pick<Release, 'slug' | 'version'>): string => `${slug}/${version}`;

/** Published releases of which the concepts answer, the latest first. */
export async function findAnswering(
  { db }: Pick<House, 'db'>,
  actor: Actor,
  ground: Ground,
  suits: (concepts: ReadonlySet<string>) => boolean,
): Promise<Release[]> {
  const found = await findReleases(db.connection, actor, { states: ['published'], offset: 0, limit: MOST_OFFERED });
  return found.rows.filter((release) => suits(conceptsOf(ground.registry, release)));
}

/** Opens what answers a question: the release that the filter names, or else the latest. Of what is not published nothing is opened. */
export async function openQuestion(
  house: Pick<House, 'db'>,
  reading: Reading,
  question: Question,
  filter: Filter,
): Promise<OpenQuestion> {
  const ground = await openGround(house.db, reading.actor);
  const offered = await findAnswering(house, reading.actor, ground, (concepts) => answers(question, concepts));
  const told = await openTold(house, reading, { ground, offered, wanted: filter.release });
  if (told === null) return { ground, offered, asked: null };
  const where = whereOf(told.table, ground, question, filter);
  return { ground, offered, asked: { t: reading.t, ground, filter, told, where } };
}

/** The release of a key among those offered, the latest where none is named, or the demonstration. */
export async function openTold(
  house: Pick<House, 'db'>,
  reading: Reading,
  { ground, offered, wanted }: { ground: Ground; offered: readonly Release[]; wanted: string | null },
): Promise<Told | null> {
  if (wanted === DEMONSTRATION) return demonstration(reading.t, ground);
  const release = offered.find((one) => keyOf(one) === wanted) ?? offered[0];
  if (release === undefined) return null;
  const { t, actor, origin } = reading;
  const owner = await findParty(house.db, actor, { id: release.partyId });
  const party = owner === null ? '' : partyName(t, owner);
  const { title, lang } = titleOf(release, t.lang);
  return {
    ...{ key: keyOf(release), release, title, titleLang: lang, generated: release.generated, party },
    ...{ about: release.about, licence: release.licence },
    citation: citationOf(release, { party, lang: t.lang, address: origin + pathIn(t.lang, '') }),
    table: await openPublished(house.db, actor, release, ground),
  };
}

let demo: { version: string; table: PublishedTable } | null = null;

function demonstration(t: Translator, ground: Ground): Told {
  const version = ground.registry.version;
  if (demo?.version !== version) {
    const countries = [...ground.places.byCode].flatMap(([code, { kind }]) => (kind === 'state' ? [code] : [])).sort();
    const rows = demonstrationRows(countries);
    demo = { version, table: readPublished(rows, { kind: 'synthetic', columns: [] }, ground) };
  }
  const lang: Lang = t.lang;
  const said = t('evidence.demo.what');
  return {
    ...{ key: DEMONSTRATION, release: null, title: t('evidence.demo.title'), titleLang: lang, generated: true },
    ...{ party: '', citation: t('evidence.demo.title'), licence: 'CC0 1.0', table: demo.table },
    about: {
      ...{ name: t('evidence.demo.title'), lang, from: '2018-01-01', to: '2024-12-31', countingRule: 'persons' },
      ...{ unit: t('evidence.demo.unit'), source: said, coverage: '', biases: '' },
    },
  };
}

/** The concept by which a table says of which country its numbers are; null where it does not. */
export function countryConcept(table: PublishedTable): string | null {
  return [...OF_COUNTRY, 'CITIZENSHIP'].find((concept) => columnFor(table, concept) !== null) ?? null;
}

function whereOf(table: PublishedTable, { places }: Ground, question: Question, filter: Filter): Where {
  const where: Record<string, readonly string[]> = {};
  if (question !== 'case' && columnFor(table, 'INDICATOR') !== null) where.INDICATOR = ['VICTIMS'];
  if ((filter.from !== null || filter.to !== null) && columnFor(table, 'YEAR') !== null)
    where.YEAR = codesIn(table, 'YEAR').filter(
      (year) => Number(year) >= (filter.from ?? 0) && Number(year) <= (filter.to ?? 9999),
    );
  const country = countryConcept(table);
  if (country !== null && question !== 'where') {
    if (filter.country !== null) where[country] = [filter.country];
    else if (filter.region !== null) where[country] = places.within(filter.region);
  }
  for (const [concept, code] of [
    ['FORM', filter.form],
    ['SEX', filter.sex],
    ['AGE', filter.age],
  ] as const)
    if (code !== null && columnFor(table, concept) !== null) where[concept] = [code];
  return where;
}
