import type { Day } from '../../../kernel/calendar/index.js';
import { normalized } from '../../../kernel/sheets/index.js';
import type { Party } from '../../parties/index.js';
import { type Action, type ActionContent, contentOf, differing, isConsent, isWorded, NOTHING_MORE } from '../action.js';
import { checkedAction } from '../check-action.js';
import type { Instrument } from '../instrument.js';
import { bareName, isPresentName, mayTakePart, type Participants } from '../participants.js';
import { Refusal } from '../refusal.js';
import type { GivenAction, ReadTable, TableRow } from './read-table.js';
import type { StagedFact, StagedRow } from './staged-row.js';

/** What a table is compared with. */
export interface Against {
  participants: Participants;
  instruments: readonly Instrument[];
  /** For tables that do not name their instrument. */
  instrument: Instrument | null;
  /** All actions that hold. */
  actions: readonly Action[];
  /** Where the table is from. */
  source: string;
  today: Day;
}

/** What each row of a table would change. Pure. */
export function stageRows({ rows, whole }: ReadTable, against: Against): StagedRow[] {
  const held = new Map<string, Action[]>();
  for (const action of against.actions) {
    const key = `${action.instrumentId} ${action.partyId}`;
    held.set(key, [...(held.get(key) ?? []), action]);
  }
  const seen = new Map<string, number>();
  const once = new Once();
  const staged = rows.map((row) => stageRow(row, against, held, { seen, once, whole }));
  if (!whole) return staged;
  return [...staged, ...absentIn(staged, against, held)];
}

function stageRow(
  row: TableRow,
  against: Against,
  held: ReadonlyMap<string, Action[]>,
  { seen, once, whole }: { seen: Map<string, number>; once: Once; whole: boolean },
): StagedRow {
  const bare = { line: row.line, participant: row.participant || row.code, partyId: null, instrumentId: null };
  let known: Pick<StagedRow, 'partyId' | 'instrumentId'> = { partyId: null, instrumentId: null };
  try {
    const instrument = instrumentOf(row, against);
    known = { ...known, instrumentId: instrument.id };
    const party = participantOf(row, against.participants);
    known = { ...known, partyId: party.id };
    const key = `${instrument.id} ${party.id}`;
    const before = seen.get(key);
    if (whole && before !== undefined)
      throw new Refusal('said-twice', { field: 'participant', values: { line: before } });
    seen.set(key, row.line);
    const own = held.get(key) ?? [];
    const facts = row.actions().map((given) => {
      once.take(
        `${key} ${given.kind} ${given.date} ${given.words ?? ''} ${given.territory ?? ''} ${given.target ?? ''}`,
        row.line,
      );
      return factOf(given, once.left(own), row, party, against);
    });
    for (const { corrects } of facts) once.answered(corrects);
    const later = facts.find(({ content }) => content.date > against.today);
    if (later !== undefined)
      throw new Refusal('in-the-future', { field: 'date', values: { given: later.content.date } });
    const kind = facts.every(({ same }) => same)
      ? 'unchanged'
      : facts.every(({ same, corrects }) => same || corrects === null)
        ? 'new'
        : 'changed';
    return { ...bare, ...known, kind, facts, problem: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = { code: error.code, values: error.values, place: row.placeOf(error.field ?? 'participant') };
    return { ...bare, ...known, kind: 'refused', facts: [], problem };
  }
}

/** Within one table: nothing is said twice, and no action is answered by two rows. */
class Once {
  readonly #said = new Map<string, number>();
  readonly #answered = new Set<string>();

  /** @throws Refusal `said-twice` */
  take(what: string, line: number): void {
    const before = this.#said.get(what);
    if (before !== undefined) throw new Refusal('said-twice', { field: 'date', values: { line: before } });
    this.#said.set(what, line);
  }

  answered(id: string | null): void {
    if (id !== null) this.#answered.add(id);
  }

  left(own: readonly Action[]): Action[] {
    return own.filter(({ id }) => !this.#answered.has(id));
  }
}

function instrumentOf({ instrument: given }: TableRow, { instruments, instrument }: Against): Instrument {
  if (given === '') {
    if (instrument === null) throw new Refusal('instrument-missing', { field: 'instrument' });
    return instrument;
  }
  const wanted = normalized(given);
  const found = instruments.find(({ code, number, names }) =>
    [code, number, ...Object.values(names).flatMap(({ name, short }) => [name, short])].some(
      (one) => normalized(one) === wanted,
    ),
  );
  if (found === undefined) throw new Refusal('unknown-instrument', { field: 'instrument', values: { given } });
  return found;
}

function participantOf({ participant, code }: TableRow, participants: Participants): Party {
  const found = (code === '' ? null : participants.byCode(code)) ?? participants.find(participant);
  if (found === null)
    throw new Refusal('unknown-participant', {
      field: 'participant',
      values: { given: bareName(participant || code) },
    });
  if (!mayTakePart(found))
    throw new Refusal('no-participant', { field: 'participant', values: { given: participant || code } });
  return found;
}

function factOf(
  { key, target, ...said }: GivenAction,
  own: readonly Action[],
  { participant }: TableRow,
  party: Party,
  { source, participants, today }: Against,
): StagedFact {
  const given = { ...said, ...(target === undefined ? {} : { targetParty: targetOf(target, participants, party) }) };
  const held = matching(given, own, key);
  const name = bareName(participant);
  const namedAs = name === '' || isPresentName(name, party) ? '' : name;
  const base: ActionContent = held === null ? { ...NOTHING_MORE, ...given, namedAs, source } : contentOf(held);
  const content: ActionContent = { ...base, ...given };
  const same = held !== null && differing(content, held).length === 0;
  // What is kept already stays as it is, also where it was kept before objections named what they object to.
  return {
    content: same ? content : checkedAction(content, today),
    corrects: held?.id ?? null,
    before: held === null ? null : contentOf(held),
    same,
  };
}

/** Whose reservation is objected to, by code or name. @throws Refusal `unknown-participant`, `target-own`. */
function targetOf(given: string, participants: Participants, objecting: Party): string | null {
  if (given === '') return null;
  const found = participants.byCode(given) ?? participants.find(given);
  if (found === null) throw new Refusal('unknown-participant', { field: 'target-party', values: { given } });
  if (found.id === objecting.id) throw new Refusal('target-own', { field: 'target-party' });
  return found.id;
}

/** The action that a row speaks of: by its key, else the same, else the one whose place it takes. */
function matching(
  given: Omit<GivenAction, 'target' | 'key'>,
  own: readonly Action[],
  key: string | undefined,
): Action | null {
  const byKey = own.find(({ id }) => id === key);
  if (byKey !== undefined) return byKey;
  const equal = own.find(
    ({ kind, date, words, territory }) =>
      kind === given.kind &&
      date === given.date &&
      (!isWorded(kind) || (words === (given.words ?? words) && territory === (given.territory ?? territory))),
  );
  if (equal !== undefined || isWorded(given.kind)) return equal ?? null;
  const alike = own.filter(({ kind }) => (isConsent(given.kind) ? isConsent(kind) : kind === given.kind));
  const last = alike.at(-1) ?? null;
  if (last === null || given.kind === 'signature') return last;
  // A consent after a withdrawal is another one; so is a withdrawal after a new consent.
  const turns = own.some(({ kind, date }) => {
    const other = isConsent(given.kind) ? kind === 'withdrawal' : isConsent(kind);
    return other && date > last.date && date <= given.date;
  });
  return turns ? null : last;
}

/** Participants of the instruments that the table speaks of, and who are not in it. */
function absentIn(rows: readonly StagedRow[], against: Against, held: ReadonlyMap<string, Action[]>): StagedRow[] {
  const said = new Set(rows.map(({ instrumentId, partyId }) => `${instrumentId} ${partyId}`));
  const spoken = new Set(rows.flatMap(({ instrumentId }) => instrumentId ?? []));
  return [...held.keys()].flatMap((key): StagedRow[] => {
    const [instrumentId = '', partyId = ''] = key.split(' ');
    if (said.has(key) || !spoken.has(instrumentId)) return [];
    const participant = against.participants.byId(partyId)?.code ?? partyId;
    return [{ line: 0, kind: 'absent', participant, partyId, instrumentId, facts: [], problem: null }];
  });
}
