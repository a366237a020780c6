import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../kernel/i18n/index.js';
import type { CommandContext } from '../../../kernel/module/index.js';
import { estimatePopulation } from '../estimate.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { type EstimateFlags, languageOf } from './arguments.js';
import { define } from './command.js';
import { type CommandIo, runEstimate } from './estimate.js';

/** Ten lists, each with persons of its own and some on the next one too. */
function tenLists(): string {
  const lists = Array.from({ length: 10 }, (_, k) => k);
  const row = (on: number[], count: number) => [...lists.map((k) => (on.includes(k) ? 1 : 0)), count].join();
  const rows = lists.flatMap((k) => [row([k], 40), ...lists.filter((l) => l > k).map((l) => row([k, l], 3))]);
  return `${lists.map((k) => `L${k}`).join()},count\n${rows.join('\n')}\n`;
}

function answersFile(signedBy: string): string {
  const unknown = { answer: 'unknown' };
  const closed = { answer: 'holds', note: 'two years only' };
  const answers = { closed, linkage: unknown, heterogeneity: unknown, referral: unknown };
  return JSON.stringify({ ...answers, signedBy, signedOn: '2026-07-30' });
}

const FILES: Record<string, string> = {
  'three.csv': THREE_LISTS,
  'one.csv': 'A,count\n1,5\n',
  'apart.csv': 'A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n',
  'nested.csv': 'A,B,C,count\n1,0,0,200\n1,1,0,50\n1,0,1,40\n1,1,1,20\n0,0,1,100\n',
  'same.csv': 'A,B,C,count\n1,1,0,100\n0,0,1,80\n1,1,1,40\n',
  'ages.csv': 'A,B,C,age\n1,0,0,30\n0,1,0,41\n1,1,0,19\n1,0,1,25\n0,1,1,33\n0,0,1,52\n1,1,1,8\n',
  'blank.csv': 'A,B,count\n1,0,5\n0,1,\n1,1,2\n',
  'blank-mark.csv': 'A,B,count\n1,0,5\n0,,3\n1,1,2\n',
  'answers.json': answersFile('A. Analyst'),
  'unsigned.json': answersFile(' '),
  'ten.csv': tenLists(),
  'two.csv': 'A,B,count\n1,0,100\n0,1,80\n1,1,40\n',
  'resamples.csv': '100,95,55,52,41,22,17\n130,80,66,47,38,27,12\n',
};

const unused = (): never => {
  throw new Error('not used by this command');
};
const UNUSED: CommandContext = { config: unused, house: unused, exitCode: unused, write: unused, note: unused };

async function run(...argv: string[]) {
  const seen = { out: '', err: '', files: new Map<string, string>() };
  const io: CommandIo = {
    out: async (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    readFile: async (path) => {
      const text = FILES[path];
      if (text === undefined) throw new Error('no such file');
      return new TextEncoder().encode(text);
    },
    writeFile: async (path, bytes) => {
      seen.files.set(path, Buffer.from(bytes).toString('latin1'));
    },
    lang: 'en',
    version: '9.9.9',
  };
  // The flags as the command line library reads them.
  const command = new Command('estimate').exitOverride();
  let code = -1;
  define(command, { ...UNUSED, exitCode: () => {} });
  command.configureOutput({ writeErr: () => {} }).action(async (words: string[], flags: EstimateFlags) => {
    code = await runEstimate(words, flags, io);
  });
  await command.parseAsync(argv, { from: 'user' });
  return { code, ...seen };
}

describe('concordance estimate', { timeout: 60_000 }, () => {
  test('writes the report of the contract as JSON, at full precision', async () => {
    const { code, out } = await run('three.csv', '--json', '--bootstrap', '50', '--seed', '7');
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      schema: 'concordance.estimate/1',
      data: {
        lists: ['police', 'shelter', 'health'],
        observed: 400,
        histories: 7,
        pairwiseOverlap: { 'police:shelter': 65 },
        emptyOverlaps: [],
      },
      method: 'stepwise',
      options: { seed: 7, threshold: 0.02, bootstrap: 50 },
      interval: { selectionRepeated: true },
      version: '9.9.9',
    });
    expect(report.data.sha256).toMatch(/^[0-9a-f]{64}$/);
    const wanted = estimatePopulation(historiesOf(THREE_LISTS), { ...DEFAULT_OPTIONS, bootstrap: 50, seed: 7 });
    expect(report.fit.estimate).toBe(wanted.fit?.estimate);
    expect(report.replicates).toEqual(wanted.replicates);
    expect(Object.keys(report.interval.lognormal).toSorted()).toEqual(['10', '2.5', '90', '97.5']);
    expect(['estimate', 'no-reliable-estimate']).toContain(report.verdict);
  });

  test('runs the estimator on given resamples', async () => {
    const { out } = await run('three.csv', '--resamples', 'resamples.csv', '--no-verdict', '--json');
    const report = JSON.parse(out);
    expect(report.replicates).toHaveLength(2);
    expect(report.verdict).toBeNull();
  });

  test('lists models, and fits a given one', async () => {
    const bic = JSON.parse((await run('three.csv', '--method', 'bic', '--json', '--bootstrap', '0')).out);
    expect(bic.models).toMatchObject({ catalogue: 8, admissible: 8 });
    expect(bic.models.top).toHaveLength(8);
    const fixed = JSON.parse(
      (await run('three.csv', '--model', '[12,23]', '--json', '--bootstrap', '0', '--no-verdict')).out,
    );
    expect(fixed.fit.model).toBe('[12,23]');
    expect(fixed.fit.estimate).toBeCloseTo(400 + (120 * 60) / 40, 8);
  });

  test('a refusal of the figure is a result: exit 0, and no number in the words', async () => {
    const words = await run('apart.csv');
    expect(words.code).toBe(0);
    expect(words.out).toContain('No reliable estimate');
    const report = JSON.parse((await run('apart.csv', '--json')).out);
    expect(report).toMatchObject({ fit: null, verdict: 'no-reliable-estimate', diagnostics: { identifiability: 1 } });
    expect(report.reasons[0].text).not.toBe('');
  });

  test('a refused file ends with 65, a code and a sentence', async () => {
    const { code, err, out } = await run('one.csv', '--json');
    expect(code).toBe(65);
    expect(err).toMatch(/^one-list: .*one list/);
    expect(JSON.parse(out).error.code).toBe('one-list');
  });

  test('a file that is not there, and arguments that are not understood', async () => {
    await expect(run('nowhere.csv')).rejects.toThrow('no such file');
    await expect(run()).rejects.toThrow("missing required argument 'file'");
    await expect(run('three.csv', '--methods', 'bic')).rejects.toThrow("unknown option '--methods'");
    expect(await run('three.csv', 'more.csv')).toMatchObject({ code: 2, err: expect.stringMatching(/^file-wanted: /) });
    expect(await run('sensitivity')).toMatchObject({ code: 2, err: expect.stringMatching(/^file-wanted: /) });
    expect((await run('three.csv', '--method', 'fixed')).err).toContain('--model is missing. It can be: "[12,23]"');
    expect((await run('three.csv', '--method', 'guess')).err).toMatch(/^bad-option: /);
    expect((await run('three.csv', '--threshold', 'low')).code).toBe(2);
  });

  test('says what is missing, in the language asked for', async () => {
    expect((await run('blank.csv')).err).toContain('Row 3 has no number of persons.');
    expect((await run('blank-mark.csv')).err).toContain('Row 3 has nothing in the column “B”.');
    expect((await run('three.csv', '--covariates', 'sex')).err).toContain(
      'The columns are: police, shelter, health, count',
    );
    expect((await run('sensitivity', '--lang', 'fr')).err).toContain('Indiquez le fichier');
  });

  test('takes the answers for the assumptions into the report, and says what they lack', async () => {
    const { code, files } = await run(
      'three.csv',
      '--bootstrap',
      '0',
      '--out',
      'r.html',
      '--assumptions',
      'answers.json',
    );
    expect(code).toBe(0);
    expect(files.get('r.html')).toMatch(/two years only[\s\S]*Answered and signed by A\. Analyst/u);
    expect((await run('three.csv', '--bootstrap', '0', '--out', 'r.html')).files.get('r.html')).toContain('Nobody has');
    const lacking = await run('three.csv', '--assumptions', 'three.csv');
    expect(lacking).toMatchObject({ code: 65, err: expect.stringMatching(/^bad-assumptions: .*JSON/u) });
    expect((await run('three.csv', '--assumptions', 'unsigned.json')).err).toContain('signedBy');
  });

  test('the sensitivity has its own report', async () => {
    const { code, out } = await run('sensitivity', 'three.csv', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'concordance.sensitivity/1',
      data: { observed: 400 },
      threshold: 0.02,
    });
    const words = (await run('sensitivity', 'three.csv')).out;
    expect(words).toContain('Without one list');
    expect(words.split('\n')[1]).toMatch(/^About \d+ persons/u);
    expect((await run('three.csv', '--bootstrap', '0')).out).toContain('concordance estimate sensitivity three.csv\n');
  });

  test('the sensitivity says first that there is no reliable estimate, and that its figures are none to quote', async () => {
    const { out } = await run('sensitivity', 'nested.csv');
    const [, verdict, ...rest] = out.split('\n');
    expect(verdict).toContain('No reliable estimate');
    expect(rest.join('\n').slice(0, rest.join('\n').search(/\d/u))).toContain('none should be quoted');
    const { verdict: code, reasons } = JSON.parse((await run('sensitivity', 'nested.csv', '--json')).out);
    expect(code).toBe('no-reliable-estimate');
    expect(reasons[0]).toMatchObject({ code: 'list-inside', text: expect.stringContaining('B also stands on A') });
  });

  test.each([
    ['report.html', /^<!doctype html>/],
    ['report.pdf', /^%PDF-1/],
    ['report.docx', /^PK/],
    ['report.json', /"schema": "concordance.estimate\/1"/],
  ])('writes %s by its ending, for the sensitivity too', async (out, beginning) => {
    const first = await run('three.csv', '--bootstrap', '20', '--out', out);
    expect(first.files.get(out)).toMatch(beginning);
    expect(first.out).toContain('persons');
    const second = await run('sensitivity', 'three.csv', '--out', out);
    if (out.endsWith('.json')) expect(second.files.get(out)).toContain('concordance.sensitivity/1');
    else expect(second.files.get(out)).toMatch(beginning);
  });

  test('refuses endings it does not know, and resamples for methods that sample themselves', async () => {
    expect(await run('three.csv', '--out', 'report.odt')).toMatchObject({ code: 2, files: new Map() });
    const refused = await run('three.csv', '--method', 'latent-class', '--resamples', 'resamples.csv', '--no-verdict');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^resamples-not-taken: The method “latent classes”/);
  });

  test('has a sentence for a list inside another, for two equal lists, and for mere capture-recapture, each once', async () => {
    for (const [file, sentence] of [
      ['nested.csv', 'Everyone on the list B also stands on A.'],
      ['same.csv', 'The lists A and B hold the same persons'],
    ] as const) {
      const { out } = await run(file, '--bootstrap', '0');
      expect(out).toContain('No reliable estimate can be given');
      expect(out.split(sentence)).toHaveLength(2);
      expect(out).not.toMatch(/\d/u);
      expect((await run(file, '--bootstrap', '0', '--no-verdict')).out).toContain(sentence);
    }
    expect((await run('two.csv', '--bootstrap', '0')).out.match(/mere capture-recapture/g)).toHaveLength(1);
  });

  test('takes ten lists', async () => {
    const { code, out } = await run('ten.csv', '--bootstrap', '10', '--json');
    const { fit, data, verdict } = JSON.parse(out);
    expect({ code, observed: data.observed, verdict }).toEqual({ code: 0, observed: 535, verdict: 'estimate' });
    expect(fit.estimate).toBeGreaterThan(535);
    expect((await run('ten.csv', '--bootstrap', '0')).out).toContain('With 10 lists, more than 5,');
  });

  test('says which column was taken for the counts where its name does not tell', async () => {
    expect((await run('ages.csv', '--bootstrap', '0')).out).toContain(
      'The last column, “age”, was taken as the number',
    );
    expect((await run('three.csv', '--bootstrap', '0')).out).not.toContain('The last column');
  });

  test('takes the language of the surroundings where none is named', () => {
    expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('fr');
    expect(languageOf({ LC_ALL: 'C', LANG: 'fr_FR' })).toBe('en');
    expect(languageOf({ LANG: 'de_DE' })).toBe('en');
  });

  test.each(LANGS)('speaks %s', async (lang) => {
    const refused = await run('apart.csv', '--lang', lang);
    expect(refused.out).not.toMatch(/estimation\.|does-not-exist/);
    expect((await run('sensitivity', 'three.csv', '--lang', lang)).code).toBe(0);
    const { out } = await run('three.csv', '--out', 'report.json', '--lang', lang);
    expect(out.split('\n').length).toBeGreaterThan(3);
  });
});
