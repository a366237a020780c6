import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const specimen = (name: string) => path.join(ROOT, 'src/modules/documents/specimen', name);
const folder = mkdtempSync(path.join(tmpdir(), 'concordance-read-'));
const data = path.join(folder, 'data');

function concordance(args: string[], input?: Buffer) {
  return spawnSync(path.join(ROOT, 'node_modules', '.bin', 'concordance'), args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', CONCORDANCE_DATA: data },
    ...(input === undefined ? {} : { input }),
  });
}

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-changed'], { cwd: ROOT, encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('concordance read', () => {
  it('prints a summary, a reading, Akoma Ntoso or the text, and opens no database', () => {
    const file = specimen('resolution.en.txt');
    expect(concordance(['read', file]).stdout).toContain('urge -> ');
    const reading = JSON.parse(concordance(['read', '--json', file]).stdout);
    expect(reading).toMatchObject({ schema: 'concordance.read/1', document: { symbol: 'A/RES/90/999', lang: 'en' } });
    expect(concordance(['read', '--akn', file]).stdout).toContain('<akomaNtoso');
    expect(concordance(['read', '--text', file]).stdout).toBe(readFileSync(file, 'utf8'));
    expect(existsSync(data)).toBe(false);
  });

  it('reads standard input, and takes the language and symbol it is given', () => {
    const input = readFileSync(specimen('resolution.zh.txt'));
    const run = concordance(['read', '-', '--json', '--lang', 'zh', '--symbol', 'a/res/90/1'], input);
    expect(JSON.parse(run.stdout).document).toMatchObject({ lang: 'zh', symbol: 'A/RES/90/1' });
  });

  it('reads several in the order given, one object a line; a bad one does not stop the others', () => {
    writeFileSync(path.join(folder, 'empty.txt'), '');
    const files = ['ar', 'fr', 'ru'].map((lang) => specimen(`resolution.${lang}.txt`));
    const run = concordance([
      'read',
      '--json',
      '--jobs',
      '2',
      files[0] ?? '',
      'empty.txt',
      'nowhere.txt',
      files[1] ?? '',
      files[2] ?? '',
    ]);
    expect(run.status).toBe(3);
    const langs = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).document.lang);
    expect(langs).toEqual(['ar', 'fr', 'ru']);
    expect(run.stderr).toContain('5 of 5');
    expect(run.stderr).toMatch(/^empty\.txt: .*empty/mu);
    expect(run.stderr).toMatch(/^nowhere\.txt: /mu);
  });

  it('writes one file each into a folder', () => {
    const out = path.join(folder, 'out');
    const run = concordance(['read', '--akn', '--out', out, specimen('resolution.es.txt'), specimen('draft.en.txt')]);
    expect([run.status, run.stdout]).toEqual([0, '']);
    expect(readdirSync(out).sort()).toEqual(['draft.en.akn.xml', 'resolution.es.akn.xml']);
  });

  it.each([
    [['read']],
    [['read', '--json', '--akn', 'a.txt']],
    [['read', '--lang', 'de', 'a.txt']],
    [['read', '--symbol', 'seventy', 'a.txt']],
    [['read', '--akn', 'a.txt', 'b.txt']],
    [['compare', 'a.txt']],
  ])('%j is bad use', (args) => {
    const run = concordance(args);
    expect([run.status, run.stdout]).toEqual([2, '']);
  });
});

describe('concordance compare', () => {
  it('compares two files', () => {
    const sides = [specimen('draft.en.txt'), specimen('resolution.en.txt')];
    expect(concordance(['compare', ...sides]).stdout).toMatch(/act stronger: invite .* -> urge/u);
    const { schema, summary } = JSON.parse(concordance(['compare', '--json', ...sides]).stdout);
    expect(schema).toBe('concordance.compare/1');
    expect(summary.paragraphs.gone + summary.paragraphs.new).toBeGreaterThan(0);
  });

  it('names what is not there', () => {
    const run = concordance(['compare', '70/179', 'nowhere.txt']);
    expect(run.status).toBe(66);
    expect(run.stderr).toContain('neither a file nor a document');
  });
});
