import type { Lang } from '../../../kernel/i18n/index.js';
import { type CommitmentAct, SCHEMES, type Scheme } from '../commitment.js';
import { CONCEPTS, type Concept } from './concepts.js';
import { findConcepts } from './find-concepts.js';
import { ACT_RULES, ADDRESSEE_RULES, CITATION_RULES, CONCEPT_RULES, type Files } from './rules.js';

/** What the rules may see of a commitment. */
export interface FilingInput {
  act: CommitmentAct;
  addressees: readonly string[];
  /** Of the act, in `lang`. */
  words: string;
  lang: Lang;
  citations: readonly string[];
}

/** A code of a scheme, with the first of the rules that say so. */
export interface SuggestedFiling {
  scheme: Scheme;
  code: string;
  /** "words:awareness", "addressee:ICAT", "act:express_support", "citation:ILO C182". */
  rule: string;
}

/**
 * How a commitment could be filed, each code once, in the order of the schemes. Rules are precise rather than complete: nothing is
 * suggested where the words leave it open. Pure; neither case nor the order of addressees and citations matters; never throws.
 */
export function suggestFilings(input: FilingInput): SuggestedFiling[] {
  const said = findConcepts(input.words, input.lang);
  const applied: [rule: string, files: Files | undefined][] = [
    ...CONCEPTS.filter((concept) => applies(concept, said)).map((concept): [string, Files] => [
      `words:${concept}`,
      CONCEPT_RULES[concept],
    ]),
    ...rulesFor('addressee', input.addressees, ADDRESSEE_RULES),
    [`act:${input.act}`, ACT_RULES[input.act]],
    ...rulesFor('citation', input.citations, CITATION_RULES),
  ];
  return Object.entries(SCHEMES).flatMap(([scheme, codes]) =>
    codes.flatMap((code): SuggestedFiling[] => {
      const rule = applied.find(([, files]) => files !== undefined && codesOf(files, scheme as Scheme).includes(code));
      return rule === undefined ? [] : [{ scheme: scheme as Scheme, code, rule: rule[0] }];
    }),
  );
}

function applies(concept: Concept, said: ReadonlySet<Concept>): boolean {
  return said.has(concept) && !CONCEPT_RULES[concept].unless?.some((other) => said.has(other));
}

function rulesFor(
  kind: string,
  names: readonly string[],
  rules: Readonly<Record<string, Files>>,
): [string, Files | undefined][] {
  return [...new Set(names)]
    .filter((name) => Object.hasOwn(rules, name))
    .sort()
    .map((name) => [`${kind}:${name}`, rules[name]]);
}

function codesOf({ themes = [], pillars = [], targets = [] }: Files, scheme: Scheme): readonly string[] {
  return { theme: themes, pillar: pillars, target: targets }[scheme];
}
