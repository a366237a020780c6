import { checkDictionary } from '../cases/check-dictionary.js';
import type { Dictionary } from '../cases/dictionary.js';
import type { Mapping } from '../cases/mapping.js';
import { inWordsOf } from '../cases/mapping-file.js';
import { HouseRefusal } from '../house-refusal.js';
import { type Inside, type Intake, type Intakes, intakes } from './intakes.js';

/** What is found in a file in the words of a dictionary. */
export function matched(
  { columns, findings }: Inside,
  dictionary: Dictionary | null,
  mapping: Mapping,
): Pick<Intake, 'findings' | 'unknown' | 'dictionary' | 'mapping'> {
  const checked = dictionary === null ? [] : checkDictionary(inWordsOf(mapping, columns), dictionary);
  const unknown = checked.flatMap(({ code, column, values, count }) =>
    code === 'unknown-value' && column !== null ? [{ column, value: String(values.value ?? ''), count }] : [],
  );
  return { findings: [...findings, ...checked], unknown, dictionary: dictionary?.name ?? null, mapping };
}

/**
 * Writes down what a person agreed to. Nothing of it is stored before the file is kept.
 *
 * @throws HouseRefusal `intake-gone`, `not-accepted`; `mapped-twice` where two columns would become one
 */
export function matchIntake(
  id: string,
  personId: string,
  { dictionary, mapping }: { dictionary: Dictionary; mapping: Mapping },
  pending: Intakes = intakes,
): void {
  if (pending.find(id, personId).state !== 'ready') throw new HouseRefusal('not-accepted');
  const inside = pending.inside(id);
  const names = inWordsOf(mapping, inside.columns).map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) < k);
  if (twice !== undefined) throw new HouseRefusal('mapped-twice', { field: 'columns', values: { column: twice } });
  if (names.length === 0) throw new HouseRefusal('bad-option', { field: 'columns' });
  pending.change(id, matched(inside, dictionary, mapping));
}
