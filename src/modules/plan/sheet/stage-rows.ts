import { isWebAddress } from '../../../kernel/files/index.js';
import { LANGS } from '../../../kernel/i18n/index.js';
import { amountText } from '../../../kernel/money/index.js';
import { type ContentGiven, checkedContent } from '../concrete/check-content.js';
import {
  CONCRETE_STATES,
  type ConcreteContent,
  type ConcreteState,
  sameContent,
  type Texts,
  writeContent,
} from '../concrete/content.js';
import { stepsFrom } from '../concrete/log.js';
import type { Concrete } from '../concrete/open-concrete.js';
import { Refusal } from '../refusal.js';
import { cellText, linkOf, listOf } from './cells.js';
import { COLUMNS, type ColumnCode } from './columns.js';
import type { FileRow } from './read-file.js';
import type { Change, StagedRow } from './staged-row.js';

/** What the rows of a file meet: the measures that are there, and for whom the actor may write. */
export interface Meeting {
  find: (key: string) => Concrete | undefined;
  /** Code of the party that leads a measure that is there. */
  leadOf: (concrete: Concrete) => string;
  /** @throws Refusal `no-such-party`, `not-your-party`. */
  requireLead: (code: string, held: Concrete | undefined) => void;
}

/** What each row of a file would change. Pure. */
export function stageRows(rows: readonly FileRow[], meeting: Meeting): StagedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row): StagedRow => {
    const key = (row.texts.get('key') ?? '').toLowerCase();
    const held = meeting.find(key);
    const lead = (row.texts.get('lead') || (held === undefined ? '' : meeting.leadOf(held))).toUpperCase();
    const staged = {
      ...{ line: row.line, key, lead, changes: [], problem: null, content: null, step: null, applied: null },
      version: held?.folded.version ?? null,
    };
    try {
      if (!/^[a-z0-9][a-z0-9-]{1,79}$/u.test(key))
        throw new Refusal('not-a-key', { field: 'key', values: { given: key } });
      const before = seen.get(key);
      if (before !== undefined) throw new Refusal('key-twice', { field: 'key', values: { line: before } });
      seen.set(key, row.line);
      if (held !== undefined && lead !== meeting.leadOf(held)) throw new Refusal('lead-is-fixed', { field: 'lead' });
      meeting.requireLead(lead, held);
      return { ...staged, ...whatOf(row, key, lead, held) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = row.placeOf((error.field ?? 'key').replace('-', '_'));
      return { ...staged, kind: 'refused', problem: { code: error.code, values: error.values, place } };
    }
  });
}

function whatOf(
  row: FileRow,
  key: string,
  lead: string,
  held: Concrete | undefined,
): Pick<StagedRow, 'kind' | 'content' | 'step' | 'changes'> {
  const was = held?.folded.latest ?? null;
  const content = checkedContent(givenIn(row, was?.content ?? null));
  const from = was?.state ?? 'proposed';
  const state = stateIn(row, from);
  const link = row.texts.get('evidence') ?? (was === null ? '' : linkOf(was));
  if (link !== '' && !isWebAddress(link)) throw new Refusal('not-an-address', { field: 'evidence', values: { link } });
  const oldLink = was === null ? '' : linkOf(was);
  const said = held?.folded.published;
  const asPublished =
    said != null && sameContent(content, said.content) && said.state === state && linkOf(said) === link;
  const gone = held?.folded.review === 'withdrawn';
  const same = was !== null && !gone && sameContent(content, was.content);
  const step =
    state !== from || (link !== oldLink && link !== '')
      ? { state: state === from ? null : state, link: link === oldLink ? '' : link }
      : null;
  if (was !== null && ((same && step === null) || (asPublished && !gone)))
    return { kind: 'unchanged', content: null, step: null, changes: [] };
  const after = { key, lead, content, state, link };
  const before = was === null ? null : { key, lead, content: was.content, state: from, link: oldLink };
  return {
    kind: was === null ? 'new' : 'changed',
    content: same ? null : writeContent(content),
    step,
    changes: changesOf(before, after),
  };
}

/** Whether something in the row says what it is now, and whether that can be. */
function stateIn(row: FileRow, from: ConcreteState): ConcreteState {
  const given = row.texts.get('state') ?? '';
  if (given === '' || given === from) return from;
  const state = CONCRETE_STATES.find((one) => one === given);
  if (state === undefined) throw new Refusal('not-in-list', { field: 'state', values: { given } });
  if (!stepsFrom(from).some((one) => one === state)) throw new Refusal('not-from-here', { field: 'state' });
  return state;
}

function givenIn({ texts }: FileRow, was: ConcreteContent | null): ContentGiven {
  const text = (column: ColumnCode, before: string) => texts.get(column) ?? before;
  const inLanguages = (what: 'title' | 'description', before: Texts): Texts =>
    Object.fromEntries(LANGS.map((lang) => [lang, text(`${what}_${lang}`, before[lang] ?? '')]));
  const list = (column: ColumnCode, before: readonly string[]) => {
    const given = texts.get(column);
    return given === undefined ? before : listOf(given);
  };
  return {
    titles: inLanguages('title', was?.titles ?? {}),
    descriptions: inLanguages('description', was?.descriptions ?? {}),
    measures: list('measures', (was?.measures ?? []).map(String)),
    partners: list('partners', was?.partners ?? []),
    place: text('place', was?.place ?? ''),
    starts: text('starts', was?.starts ?? ''),
    ends: text('ends', was?.ends ?? ''),
    budget: text('budget', was?.budget == null ? '' : amountText(was.budget)),
    currency: text('currency', was?.budget?.currency ?? ''),
  };
}

function changesOf(before: Parameters<typeof cellText>[0] | null, after: Parameters<typeof cellText>[0]): Change[] {
  return COLUMNS.flatMap((column) => {
    const [was, is] = [before === null ? '' : cellText(before, column), cellText(after, column)];
    return was === is || (column === 'key' && before !== null) ? [] : [{ column, before: was, after: is }];
  });
}
