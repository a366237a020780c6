import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/kernel/module/index.js';
import { NO_MAPPING } from '../../src/modules/evidence/cases/mapping.js';
import { compare } from '../../src/modules/evidence/commands/compare.js';
import type { SynthesizeFlags } from '../../src/modules/evidence/commands/synthesis-settings.js';
import { synthesizeCases } from '../../src/modules/evidence/commands/synthesize.js';
import { type ValidateFlags, validate } from '../../src/modules/evidence/commands/validate.js';
import { doSynthesis, type SynthesisTask } from '../../src/modules/evidence/runs/synthesis-task.js';

/** A value that stands in one record and in no domain, and a combination that only that record has. */
const CANARY = 'zqxcanary';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordance-evidence-'));
  const rows = Array.from({ length: 400 }, (_, at) =>
    [['F', 'M'][at % 2], ['sexual', 'labour', 'other'][at % 3], ['0-17', '18+'][at % 2], '-99'].join(),
  );
  await writeFile(at('cases.csv'), `sex,form,age,note code\n${rows.join('\n')}\nF,${CANARY},,7\n`);
  await writeFile(
    at('domain.json'),
    JSON.stringify({
      sex: ['F', 'M'],
      form: ['sexual', 'labour', 'other'],
      age: ['0-17', '18+'],
      'note code': ['-99', '7'],
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** Runs a command in this process; what it wrote, noted and threw. */
async function run(work: (context: CommandContext) => Promise<void>) {
  const seen = { out: '', err: '', code: 0, thrown: '' };
  const context: CommandContext = {
    config: () => Promise.reject(new Error('not asked for')),
    house: () => Promise.reject(new Error('not asked for')),
    exitCode: (code) => {
      seen.code = code;
    },
    write: async (text) => {
      seen.out += text;
    },
    note: (text) => {
      seen.err += text;
    },
  };
  await work(context).catch((error: Error & { exitCode?: number }) => {
    seen.thrown = `${error.message} ${error.stack}`;
    seen.code = error.exitCode ?? 70;
  });
  return seen;
}

const make = (flags: SynthesizeFlags) =>
  run((context) =>
    synthesizeCases(
      at('cases.csv'),
      { epsilon: '2', delta: '1e-5', domain: at('domain.json'), method: 'mst', json: true, ...flags },
      context,
    ),
  );

describe('synthetic records at the command line', () => {
  test('are written with the header of the cases, and reported by the contract', async () => {
    const { out, err, code } = await make({ out: at('synth.csv'), checkpoint: at('point.json') });
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      schema: 'concordance.synth/1',
      columns: 4,
      privacy: { epsilon: 2, delta: 1e-5, neighbours: 'add-remove', private: true },
    });
    expect(report.privacy.mechanisms.every(({ rho }: { rho: number }) => rho > 0)).toBe(true);
    const lines = (await readFile(at('synth.csv'), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('sex,form,age,note code');
    expect(lines).toHaveLength(report.rows + 1);
    expect(lines.some((line) => line.endsWith(',-99'))).toBe(true);
    expect(err).toContain('For you alone: one cell of “form”');
    const compared = await run((context) => compare([at('cases.csv'), at('synth.csv')], { json: true }, context));
    expect(JSON.parse(compared.out)).toMatchObject({
      schema: 'concordance.compare/1',
      unsaid: [],
      orders: [{ k: 1 }, { k: 2 }, { k: 3 }],
    });
  });

  test('never hold a canary, nor does anything else that is written or said', async () => {
    const said: string[] = [];
    const keep = ({ out, err, thrown }: Awaited<ReturnType<typeof run>>) => said.push(out, err, thrown);
    for (const flags of [
      { out: at('a.csv'), method: 'aim', checkpoint: at('a.point') },
      { out: at('b.csv'), method: 'mst', seed: '3' },
      { out: join(folder, 'no', 'such', 'folder.csv') },
      { domain: at('cases.csv') },
      { cap: '1', ledger: at('small.json'), epsilon: '4' },
    ])
      keep(await make(flags));
    keep(await run((context) => validate(at('cases.csv'), { json: true }, context)));
    await writeFile(at('broken.csv'), `sex,form\nF,${CANARY} she wrote to ${CANARY}@example.org\n`);
    keep(await run((context) => validate(at('broken.csv'), { json: true }, context)));
    const refused = await run((context) =>
      synthesizeCases(at('broken.csv'), { epsilon: '1', delta: '1e-5', domain: at('domain.json') }, context),
    );
    expect(refused.code).toBe(65);
    keep(refused);
    expect(said.join('\n')).not.toContain(CANARY);
    const sources = ['cases.csv', 'broken.csv'];
    for (const name of (await readdir(folder)).filter((one) => !sources.includes(one)))
      expect(await readFile(at(name), 'utf8'), name).not.toContain(CANARY);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('come again only with a seed, and then say that they are not private', async () => {
    const [first, second] = [
      await make({ seed: '5', out: at('s1.csv') }),
      await make({ seed: '5', out: at('s2.csv') }),
    ];
    expect(await readFile(at('s1.csv'))).toEqual(await readFile(at('s2.csv')));
    expect(first.err).toContain('NOT PRIVATE');
    expect(JSON.parse(second.out).privacy).toMatchObject({
      private: false,
      label: 'not private',
      notPrivate: ['seed'],
    });
    // Without a seed the noise comes from the system, and never again.
    await make({ out: at('n1.csv') });
    await make({ out: at('n2.csv') });
    expect(await readFile(at('n1.csv'))).not.toEqual(await readFile(at('n2.csv')));
    const learnt = await run((context) =>
      synthesizeCases(
        at('cases.csv'),
        { epsilon: '2', delta: '1e-5', domainFromData: true, method: 'mst', json: true },
        context,
      ),
    );
    expect(JSON.parse(learnt.out).privacy.notPrivate).toEqual(['domain-from-data']);
    const none = await run((context) => synthesizeCases(at('cases.csv'), { epsilon: '2', delta: '1e-5' }, context));
    expect(none).toMatchObject({ code: 2 });
    expect(none.thrown).toMatch(/^no-domain: A domain is needed/);
  });

  test('have in the house no seed that anybody could give', async () => {
    const task: SynthesisTask & { seed: number } = {
      bytes: await readFile(at('cases.csv')),
      mapping: NO_MAPPING,
      method: 'mst',
      columns: ['sex', 'form'],
      domain: JSON.parse(await readFile(at('domain.json'), 'utf8')),
      epsilon: 1,
      delta: 1e-5,
      rules: [],
      resume: null,
      seed: 5,
    };
    const watch = { onProgress() {}, onCheckpoint() {} };
    const files = await Promise.all(
      [1, 2].map(async () => Buffer.from((await doSynthesis(task, watch)).file).toString()),
    );
    expect(files[0]).not.toBe(files[1]);
    expect(files.join()).not.toContain(CANARY);
  });

  test('are refused when the budget of the data set is spent, and nothing is drawn', async () => {
    const flags = { ledger: at('cap.json'), cap: '3', out: at('capped.csv') };
    expect((await make(flags)).code).toBe(0);
    const second = await make({ ...flags, out: at('second.csv') });
    expect(second.code).toBe(0);
    const third = await make({ ...flags, out: at('third.csv') });
    expect(third.code).toBe(1);
    expect(third.thrown).toMatch(/^budget-exhausted: /);
    expect(JSON.parse(third.out).error.code).toBe('budget-exhausted');
    expect(await readdir(folder)).not.toContain('third.csv');
    expect(JSON.parse(await readFile(at('cap.json'), 'utf8')).releases).toHaveLength(2);
    await writeFile(at('cap.json'), '{');
    expect((await make(flags)).thrown).toMatch(/^bad-ledger: /);
  });

  test('cost nothing where their file could not be written', async () => {
    const ledger = at('unpaid.json');
    expect((await make({ ledger, out: at('nowhere/made.csv') })).thrown).toContain('ENOENT');
    expect((await make({ ledger, out: folder })).thrown).toContain('EISDIR');
    expect(await readdir(folder)).not.toContain('unpaid.json');
  });
});

describe('a file that is looked through at the command line', () => {
  const look = (flags: ValidateFlags, file = 'bad.csv') =>
    run((context) => validate(at(file), { json: true, ...flags }, context));
  const dictionary =
    '{"schema":"concordance.dictionary/1","name":"d","columns":{"sex":["Female","Male"],"form":["labour","sexual"]}}';

  test('comes back corrected, with every change by row and column, in the words of a dictionary that was agreed to', async () => {
    await writeFile(at('bad.csv'), 'name,SEX,form,when\nAnna Karenina,F,labour,2016/03/29\nIvan,M,<5,29 March 2016\n');
    await writeFile(at('d.json'), dictionary);
    const first = await look({ dictionary: at('d.json'), suggest: at('map.json') });
    expect(first.code).toBe(65);
    expect(first.out).not.toContain('Karenina');
    const proposed = JSON.parse(await readFile(at('map.json'), 'utf8'));
    expect(proposed).toMatchObject({
      columns: { SEX: 'sex' },
      values: { SEX: { F: 'Female', M: 'Male' } },
      open: { columns: ['name', 'when'] },
    });
    const flags = { dictionary: at('d.json'), mapping: at('map.json') };
    for (const fix of ['fixed.csv', 'fixed.xlsx']) {
      const report = JSON.parse((await look({ ...flags, fix: at(fix) })).out);
      expect(report.corrected.changes).toContainEqual({ done: 'mapped', column: 'SEX', count: 2 });
      const again = await look({ dictionary: at('d.json') }, fix);
      expect(JSON.parse(again.out)).toMatchObject({
        verdict: 'clean',
        rows: 2,
        columns: [
          { name: 'sex', values: 2 },
          { name: 'form', values: 1, missing: 1 },
          { name: 'when', values: 1 },
        ],
      });
    }
    expect((await readFile(at('fixed.csv'), 'utf8')).split('\r\n')[1]).toBe('Female,labour,2016-03-29');
    expect(await readFile(at('fixed.changes.csv'), 'utf8')).toContain('To be mended,form,3,Cell emptied');
  });

  test('is refused in one sentence, and a full disk leaves nothing behind', async () => {
    expect((await look({ fix: at('x.txt') })).thrown).toContain('bad-option');
    expect((await look({ mapping: at('d.json') })).thrown).toContain('bad-mapping');
    expect((await look({ suggest: at('m.json') })).thrown).toContain('bad-option');
    await symlink('/dev/full', at('full.csv.part'));
    expect((await look({ fix: at('full.csv') })).thrown).toContain('ENOSPC');
    expect((await readdir(folder)).filter((name) => name.startsWith('full'))).toEqual([]);
    // A device is written into, and is one afterwards.
    await symlink('/dev/full', at('device.csv'));
    expect((await look({ fix: at('device.csv') })).thrown).toContain('ENOSPC');
    expect((await lstat(at('device.csv'))).isSymbolicLink()).toBe(true);
  });
});
