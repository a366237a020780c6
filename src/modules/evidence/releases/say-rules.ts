import { directionOf, formatList, type Translator } from '../../../kernel/i18n/index.js';
import type { Rule } from '../synthesize/structural-zeros.js';
import type { ReleaseMethod } from './release.js';

/** The rules that no record of a release breaks; none where it has no such rules. */
export const rulesOf = (method: ReleaseMethod): readonly Rule[] => ('rules' in method ? (method.rules ?? []) : []);

/** Each as a sentence. */
export function sayRules(t: Translator, rules: readonly Rule[]): string[] {
  // Names of columns and codes keep their own direction in the middle of a sentence.
  const own = (text: string): string => (directionOf(t.lang) === 'rtl' ? `\u2068${text}\u2069` : text);
  return rules.map((rule) => {
    const [from, to] = [rule.if, rule.then].map((side) => {
      const [column = '', values = []] = Object.entries(side)[0] ?? [];
      return { column: own(column), values: formatList(t.lang, values.map(own), 'disjunction') };
    });
    return t('evidence.release.rule', {
      column: from?.column ?? '',
      values: from?.values ?? '',
      other: to?.column ?? '',
      allowed: to?.values ?? '',
    });
  });
}
