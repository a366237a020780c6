import { CTDC, detectDictionary } from '../cases/known-dictionaries.js';
import { type Rule, ruleOf } from './structural-zeros.js';

/** Sectors of the CTDC global data set, in its words. */
const SECTORS = [
  'Agriculture',
  'Aquafarming',
  'Begging',
  'Construction',
  'Domestic Work',
  'Hospitality',
  'Illicit Activities',
  'Manufacturing',
  'Mining or Drilling',
  'Other',
  'Peddling',
  'Transportation',
];
const SEXUAL = ['Prostitution', 'Pornography', 'RemoteInteractiveServices', 'PrivateSexualServices'];

/** "Mining or Drilling" is `typeOfLabourMiningOrDrilling`. */
const joined = (words: string): string => words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());

/** "So", and "not known"; that it was not so is what cannot be. */
const so = (column: string, values: readonly string[], flag: string): Rule =>
  ruleOf(column, values, flag, ['1', '-99']);

/**
 * What holds of every record by the list of variables of CTDC (2017), and not by looking at any: it calls sectors "type of forced labour and/or
 * services", and its other kinds "type of sexual exploitation".
 */
const CTDC_RULES: readonly Rule[] = [
  so('Labor_Type', SECTORS, 'isForcedLabour'),
  so('ExploitType', ['Forced Labor'], 'isForcedLabour'),
  so('ExploitType', ['Sexual Exploitation'], 'isSexualExploit'),
  ...['isForcedLabour', 'isSexualExploit'].map((flag) => so('isSexAndLabour', ['1'], flag)),
  ...[...SECTORS, 'NotSpecified'].map((sector) => so(`typeOfLabour${joined(sector)}`, ['1'], 'isForcedLabour')),
  ...SEXUAL.map((kind) => so(`typeOfSex${kind}`, ['1'], 'isSexualExploit')),
];

/** Rules that are known of the dictionary that a file follows by the names of its columns, of those columns alone. */
export function knownRules(names: readonly string[]): Rule[] {
  if (detectDictionary({ columns: names.map((name) => ({ name })) }) !== CTDC) return [];
  const there = (side: Rule['if']): boolean => Object.keys(side).every((name) => names.includes(name));
  return CTDC_RULES.filter((rule) => there(rule.if) && there(rule.then));
}
