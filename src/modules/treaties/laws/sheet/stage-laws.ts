import type { Area } from '../../instrument.js';
import { Refusal } from '../../refusal.js';
import { readDate } from '../../sheet/read-date.js';
import { checkedLaw, type Law, type LawContent } from '../law.js';
import { AREA_WORDS, LANG_WORDS, type LawColumn, lawChanges, PLACE_COLUMNS } from './columns.js';
import type { LawFileRow } from './read-file.js';
import type { StagedLaw } from './staged-law.js';

/** What stage-laws must know of the house. */
export interface LawMeeting {
  /** Laws that were not withdrawn. */
  held: readonly Law[];
  /** Participants by their codes, in capitals. */
  parties: ReadonlyMap<string, { id: string; code: string; isState: boolean }>;
  instruments: ReadonlyMap<string, { id: string; code: string }>;
  /** Whether the actor may write laws of a State; that of a law where there is one. */
  mayWrite: (partyId: string, law: Law | null) => boolean;
}

const NOTHING: LawContent = { ...{ title: '', citation: '', link: '', date: '', articles: '', words: '' }, lang: 'en' };

/** What each row of a file would change. Pure. */
export function stageLaws(rows: readonly LawFileRow[], meeting: LawMeeting): StagedLaw[] {
  const known = new Map(meeting.held.map((law) => [keyOf(law.partyId, law.key), law]));
  const alike = new Map(meeting.held.map((law) => [likeness(law), law]));
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const bare = { line: row.line, key: row.texts.get('key') ?? '', party: row.texts.get('party') ?? '' };
    try {
      return { ...bare, ...staged(row, bare, { meeting, known, alike, seen }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = row.placeOf(error.field ?? 'key');
      return {
        ...{ ...bare, kind: 'refused', partyId: null, instrumentId: null, area: null, content: null, changes: [] },
        ...{ problem: { code: error.code, values: error.values, place }, held: null, applied: null },
      };
    }
  });
}

const keyOf = (partyId: string, key: string) => `${partyId} ${key}`;
/** By which a row without a key is known again. */
const likeness = (law: Pick<Law, 'partyId' | 'instrumentId' | 'area' | 'title'>) =>
  JSON.stringify([law.partyId, law.instrumentId, law.area, law.title]);

interface Known {
  meeting: LawMeeting;
  known: ReadonlyMap<string, Law>;
  alike: ReadonlyMap<string, Law>;
  seen: Map<string, number>;
}

function staged(
  row: LawFileRow,
  { key, party: code }: { key: string; party: string },
  { meeting, known, alike, seen }: Known,
): Omit<StagedLaw, 'line' | 'key' | 'party'> {
  if (key.length > 100) throw new Refusal('too-long', { field: 'key', values: { most: 100 } });
  const party = meeting.parties.get(code.toUpperCase());
  if (party === undefined) throw new Refusal('unknown-participant', { field: 'party', values: { given: code } });
  if (!party.isState) throw new Refusal('not-a-state', { field: 'party', values: { given: code } });
  const place = placeIn(row, meeting);
  const title = row.texts.get('title') ?? '';
  const named = key === '' ? undefined : known.get(keyOf(party.id, key));
  const like =
    place.instrumentId === null || place.area === null
      ? undefined
      : alike.get(likeness({ partyId: party.id, instrumentId: place.instrumentId, area: place.area, title }));
  const law = named ?? (key === '' ? like : undefined) ?? null;
  if (!meeting.mayWrite(party.id, law))
    throw new Refusal('not-your-state', { field: 'party', values: { given: code } });
  const instrumentId = place.instrumentId ?? law?.instrumentId;
  const area = place.area ?? law?.area;
  if (instrumentId === undefined) throw new Refusal('instrument-missing', { field: 'treaty' });
  if (area === undefined) throw new Refusal('not-in-list', { field: 'area', values: { given: '' } });
  if (law !== null && (instrumentId !== law.instrumentId || area !== law.area))
    throw new Refusal('law-elsewhere', { field: instrumentId === law.instrumentId ? 'area' : 'treaty' });
  const own =
    law?.id ?? (key === '' ? likeness({ partyId: party.id, instrumentId, area, title }) : keyOf(party.id, key));
  const twice = seen.get(own);
  if (twice !== undefined) throw new Refusal('said-twice', { field: 'key', values: { line: twice } });
  seen.set(own, row.line);
  const content = checkedLaw(contentIn(row, law ?? NOTHING));
  const changes = lawChanges(law, { ...content, area });
  return {
    ...{ partyId: party.id, instrumentId, area, content, changes, problem: null, applied: null },
    kind: law === null ? 'new' : changes.length === 0 ? 'unchanged' : 'changed',
    held: law === null ? null : { id: law.id, version: law.version },
  };
}

/** Where a row says that its law belongs; null where it does not say. */
function placeIn(
  { texts, lang }: LawFileRow,
  { instruments }: LawMeeting,
): { instrumentId: string | null; area: Area | null } {
  const [, treaty, area] = PLACE_COLUMNS.map((column) => texts.get(column) ?? '');
  const instrument = instruments.get((treaty ?? '').toLowerCase());
  if (treaty && instrument === undefined)
    throw new Refusal('unknown-instrument', { field: 'treaty', values: { given: treaty } });
  const found = area ? AREA_WORDS.find(area, lang) : null;
  if (area && found === null) throw new Refusal('not-in-list', { field: 'area', values: { given: area } });
  return { instrumentId: instrument?.id ?? null, area: found as Area | null };
}

function contentIn({ texts, lang }: LawFileRow, before: LawContent): LawContent {
  const text = (column: Exclude<LawColumn, 'lang' | 'key' | 'state' | (typeof PLACE_COLUMNS)[number]>) =>
    texts.get(column) ?? before[column];
  const given = texts.get('lang') ?? '';
  const language = given === '' ? before.lang : LANG_WORDS.find(given, lang);
  if (language === null) throw new Refusal('not-in-list', { field: 'lang', values: { given } });
  return {
    ...{ title: text('title'), citation: text('citation'), link: text('link'), articles: text('articles') },
    ...{ words: text('words'), lang: language as LawContent['lang'], date: dateIn(text('date')) },
  };
}

/** As far as it is known: what is no year, month or day as we write them may be a day as people write them. */
function dateIn(text: string): string {
  return /^\d{4}(-\d{2}){0,2}$/u.test(text) ? text : (readDate(text)?.day ?? text);
}
