import type { Domain } from '../cases/case-table.js';
import { triangulate } from '../graphical/triangulate.js';
import { HouseRefusal } from '../house-refusal.js';
import { LEAST_CELLS } from '../synthesize/aim.js';
import { type Rule, ruleOf } from '../synthesize/structural-zeros.js';
import { AIM_OPTIONS } from '../synthesize/synthesize.js';

/** As many as anybody will have thought about. */
const MOST_RULES = 100;

/**
 * Rules as they hold in a run: of its columns, in words of its public lists. Nothing in it comes from the rows. A rule about a column that is not asked
 * for has no effect and is left out; so are values of a rule that the program itself proposed, and that the lists do not have. Where a list joins
 * several values by semicolons, each that holds one of those is meant by it.
 *
 * @param names all columns of the file, in the words of its dictionary.
 * @param domain of the columns that are asked for.
 * @param known rules that the program proposed.
 * @throws HouseRefusal `bad-rules`, `rule-column`, `rule-value`, `rules-too-large`
 */
export function fitRules(
  given: readonly Rule[],
  { names, domain, known }: { names: readonly string[]; domain: Domain; known: readonly Rule[] },
): Rule[] {
  if (given.length > MOST_RULES) throw badRules(String(MOST_RULES));
  const proposed = new Set(known.map((rule) => JSON.stringify(rule)));
  const fitted = given.flatMap((rule): Rule[] => {
    const [from, to] = [sideOf(rule.if), sideOf(rule.then)];
    for (const { column, values } of [from, to]) {
      if (!names.includes(column)) throw new HouseRefusal('rule-column', { field: 'rules', values: { column } });
      if (values.length === 0 || from.column === to.column) throw badRules(column);
    }
    const lists = [from, to].map(({ column }) => (Object.hasOwn(domain, column) ? domain[column] : undefined));
    const ours = proposed.has(JSON.stringify(rule));
    const [ifs, thens] = [from, to].map(({ column, values }, k) => {
      if (ours) return lists[k]?.filter((text) => text.split(';').some((part) => values.includes(part.trim())));
      const listed = values.filter((value) => lists[k]?.includes(value));
      const unlisted = values.find((value) => !listed.includes(value));
      if (lists[k] !== undefined && unlisted !== undefined)
        throw new HouseRefusal('rule-value', { field: 'rules', values: { column, value: unlisted } });
      return listed;
    });
    if (!ifs?.length || !thens?.length) return [];
    return [ruleOf(from.column, ifs, to.column, thens)];
  });
  refuseLarge(fitted, domain);
  return fitted;
}

const sideOf = (side: Rule['if']): { column: string; values: readonly string[] } => {
  const [column = '', values = []] = Object.entries(side)[0] ?? [];
  return { column, values };
};

/** The model keeps the columns of each rule together, whatever else it does: what it could not hold is refused before anything is paid. */
function refuseLarge(rules: readonly Rule[], domain: Domain): void {
  const columns = Object.keys(domain);
  const sizes = columns.map((name) => (domain[name]?.length ?? 0) + 1);
  const pairs = rules.map((rule) => [rule.if, rule.then].map((side) => columns.indexOf(sideOf(side).column)));
  if (rules.length > 0 && triangulate(sizes, pairs).cells > LEAST_CELLS * AIM_OPTIONS.modelCells)
    throw new HouseRefusal('rules-too-large', { field: 'rules' });
}

const badRules = (detail: string): HouseRefusal =>
  new HouseRefusal('bad-rules', { field: 'rules', values: { detail } });
