import { describe, expect, test } from 'vitest';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { Domain } from '../cases/case-table.js';
import { NO_MAPPING } from '../cases/mapping.js';
import { sayRules } from '../releases/say-rules.js';
import { knownRules } from '../synthesize/known-rules.js';
import { readRules, ruleOf, writeRules } from '../synthesize/structural-zeros.js';
import { fitRules } from './fit-rules.js';
import { doSynthesis } from './synthesis-task.js';
import '../words.js';

const CTDC_COLUMNS = ['gender', 'citizenship', 'isForcedLabour', 'Labor_Type', 'ageCategories'];
const DOMAIN: Domain = {
  gender: ['Female', 'Male'],
  isForcedLabour: ['0', '1', '-99'],
  Labor_Type: ['Begging', 'Unknown'],
};
const known = knownRules(CTDC_COLUMNS);
const fitted = (rules: Parameters<typeof fitRules>[0], domain = DOMAIN) =>
  fitRules(rules, { names: CTDC_COLUMNS, domain, known });

describe('rules of a run', () => {
  test('are known of files with the columns of CTDC, for the columns that they have', () => {
    expect(known.map((rule) => Object.keys(rule.if))).toEqual([['Labor_Type']]);
    expect(knownRules(['sex', 'age', 'form'])).toEqual([]);
    const flags = [
      'isForcedLabour',
      'isSexualExploit',
      'typeOfLabourMiningOrDrilling',
      'typeOfSexPornography',
      'gender',
    ];
    expect(knownRules(flags).map((rule) => [...Object.keys(rule.if), ...Object.keys(rule.then)])).toEqual([
      ['typeOfLabourMiningOrDrilling', 'isForcedLabour'],
      ['typeOfSexPornography', 'isSexualExploit'],
    ]);
    expect(readRules(writeRules(known))).toEqual(known);
  });

  test('hold of the columns that are asked for, in the words of their public lists', () => {
    expect(fitted(known)).toEqual([ruleOf('Labor_Type', ['Begging'], 'isForcedLabour', ['1', '-99'])]);
    expect(fitted(known, { gender: ['Female'], Labor_Type: ['Begging'] })).toEqual([]);
    expect(fitted(known, { isForcedLabour: ['0', '1'], Labor_Type: ['Unknown'] })).toEqual([]);
    const own = [ruleOf('gender', ['Male'], 'Labor_Type', ['Begging'])];
    expect(fitted(own)).toEqual(own);
  });

  test('of HTCDS hold of values that are joined', () => {
    const names = ['vic_ForcedLabourIndustry', 'vic_TypeOfExploitation', 'vic_TypeOfSexExploitation'];
    const rules = knownRules(names);
    const domain = {
      vic_ForcedLabourIndustry: ['F_Construction', 'P_Education'],
      vic_TypeOfExploitation: ['ForcedLabour', 'Servitude', 'ForcedLabour;SexualExploitation', 'SexualExploitation'],
      vic_TypeOfSexExploitation: ['Pornography; Prostitution', 'Other'],
    };
    expect(fitRules(rules, { names, domain, known: rules })).toEqual([
      ruleOf(
        'vic_ForcedLabourIndustry',
        ['F_Construction', 'P_Education'],
        ...(['vic_TypeOfExploitation', ['ForcedLabour', 'ForcedLabour;SexualExploitation']] as const),
      ),
      ruleOf(
        'vic_TypeOfSexExploitation',
        ['Pornography; Prostitution'],
        ...(['vic_TypeOfExploitation', ['ForcedLabour;SexualExploitation', 'SexualExploitation']] as const),
      ),
    ]);
    expect(knownRules(['vic_ForcedLabourIndustry', 'prs_Gender'])).toEqual([]);
  });

  test('are refused where they name what is not there, say nothing, or hold too much together', () => {
    const refused = (code: string) => expect.objectContaining({ code, field: 'rules' });
    const one =
      (...of: Parameters<typeof ruleOf>) =>
      () =>
        fitted([ruleOf(...of)]);
    expect(one('sector', ['x'], 'isForcedLabour', ['1'])).toThrow(refused('rule-column'));
    expect(one('Labor_Type', ['Beging'], 'isForcedLabour', ['1'])).toThrow(refused('rule-value'));
    expect(one('Labor_Type', ['Begging'], 'isForcedLabour', ['1', 'yes'])).toThrow(refused('rule-value'));
    expect(one('Labor_Type', ['Begging'], 'isForcedLabour', [])).toThrow(refused('bad-rules'));
    expect(one('gender', ['Male'], 'gender', ['Male'])).toThrow(refused('bad-rules'));
    expect(() => fitted(Array.from({ length: 101 }, () => known).flat())).toThrow(refused('bad-rules'));
    const long = Array.from({ length: 400 }, (_, k) => String(k));
    const wide = [ruleOf('gender', ['1'], 'citizenship', ['1'])];
    expect(() => fitted(wide, { gender: long, citizenship: long })).toThrow(refused('rules-too-large'));
  });

  test('are kept by every record that is made, and those of the true ones that break them are counted', async () => {
    const rows = Array.from({ length: 300 }, (_, k) => (k % 3 ? 'Female,0,Unknown' : 'Male,1,Begging'));
    const csv = `gender,isForcedLabour,Labor_Type\n${[...rows, 'Female,0,Begging'].join('\n')}\n`;
    const made = await doSynthesis(
      {
        bytes: new TextEncoder().encode(csv),
        mapping: NO_MAPPING,
        method: 'mst',
        columns: Object.keys(DOMAIN),
        domain: DOMAIN,
        // So little that the noise alone would break the rule in many a record.
        epsilon: 0.05,
        delta: 1e-5,
        rules: fitted(known),
        resume: null,
      },
      { onProgress: () => {}, onCheckpoint: () => {} },
    );
    const records = Buffer.from(made.file).toString().trimEnd().split('\r\n').slice(1);
    expect(records.filter((record) => /,0,Begging$/u.test(record))).toEqual([]);
    expect(made.broken).toBe(1);
  });

  test('are told in words, each column and value in its own direction', () => {
    const rules = fitted(known);
    expect(sayRules(translatorFor('en'), rules)).toEqual([
      'If Labor_Type is Begging, then isForcedLabour is 1 or -99, or nothing is said.',
    ]);
    expect(sayRules(translatorFor('ar'), rules)[0]).toContain('\u2068Labor_Type\u2069');
  });
});
