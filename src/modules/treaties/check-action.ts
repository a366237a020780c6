import { type Day, isDay } from '../../kernel/calendar/index.js';
import { isLang } from '../../kernel/i18n/index.js';
import { ACTION_KINDS, type ActionContent, EXTENTS, isWorded, TARGET_KINDS } from './action.js';
import { Refusal } from './refusal.js';

/** What must hold of an action, whoever says it. Pure. */

const LONGEST = { words: 20_000, namedAs: 200, source: 500, territory: 500 } as const;

/**
 * An action as it is kept: blanks trimmed, nothing said of an objection or a territory by kinds that are neither.
 *
 * @throws Refusal with the field at fault.
 */
export function checkedAction(given: ActionContent, today: Day): ActionContent {
  const text = (name: keyof typeof LONGEST) => {
    const value = given[name].replaceAll('\0', '').trim();
    if (value.length > LONGEST[name]) throw new Refusal('too-long', { field: name, values: { most: LONGEST[name] } });
    return value;
  };
  const kind = ACTION_KINDS.find((one) => one === given.kind);
  if (kind === undefined) throw new Refusal('unknown-kind', { field: 'kind', values: { given: String(given.kind) } });
  if (given.date === '') throw new Refusal('date-missing', { field: 'date' });
  for (const [field, day] of [
    ['date', given.date],
    ['effective', given.effective],
    ['targetDate', given.targetDate],
  ] as const)
    if (day !== null && !isDay(day)) throw new Refusal('not-a-date', { field, values: { given: day } });
  if (given.date > today) throw new Refusal('in-the-future', { field: 'date', values: { given: given.date } });
  if (given.effective !== null && given.effective < given.date && kind !== 'succession')
    throw new Refusal('dates-reversed', { field: 'effective' });
  const words = text('words');
  const more = { ...checkedTarget(given, kind), ...checkedTerritory(given, kind, text('territory')) };
  if (isWorded(kind) && words === '' && more.territory === '') throw new Refusal('words-missing', { field: 'words' });
  const lang = isLang(given.lang ?? undefined) ? given.lang : null;
  return {
    ...{ kind, date: given.date, effective: given.effective, words, namedAs: text('namedAs'), source: text('source') },
    lang: words === '' ? null : lang,
    ...more,
  };
}

type Target = Pick<ActionContent, 'targetParty' | 'targetKind' | 'targetDate'>;

/** @throws Refusal `target-missing`, `target-kind-missing`, `target-later`. */
function checkedTarget({ targetParty, targetKind, targetDate, date }: ActionContent, kind: string): Target {
  if (kind !== 'objection') return { targetParty: null, targetKind: null, targetDate: null };
  if (targetParty === null) throw new Refusal('target-missing', { field: 'targetParty' });
  const known = TARGET_KINDS.find((one) => one === targetKind);
  if (known === undefined) throw new Refusal('target-kind-missing', { field: 'targetKind' });
  if (targetDate !== null && targetDate > date)
    throw new Refusal('target-later', { field: 'targetDate', values: { given: targetDate } });
  return { targetParty, targetKind: known, targetDate };
}

/** @throws Refusal `territory-missing`, `extent-missing`. */
function checkedTerritory({ extent }: ActionContent, kind: string, territory: string) {
  if (kind !== 'territorial') return { territory: '', extent: null };
  if (territory === '') throw new Refusal('territory-missing', { field: 'territory' });
  const known = EXTENTS.find((one) => one === extent);
  if (known === undefined) throw new Refusal('extent-missing', { field: 'extent' });
  return { territory, extent: known };
}
