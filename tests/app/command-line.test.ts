import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/kernel/db/folder-lock.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const home = mkdtempSync(path.join(tmpdir(), 'concordance-cli-'));

/** As a person does in some folder of the checkout, with the command that `npx concordance` finds. */
function concordance(args: string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync(path.join(ROOT, 'node_modules', '.bin', 'concordance'), args, {
    cwd: path.join(ROOT, 'src', 'kernel'),
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', CONCORDANCE_DATA: home, ...env },
  });
}

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-changed'], { cwd: ROOT, encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the command', () => {
  it('tells its version and its commands from any folder of the checkout', () => {
    expect(concordance(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = concordance(['--help']);
    expect(help.status).toBe(0);
    for (const name of ['serve', 'worker', 'migrate', 'audit', 'admin', 'backup', 'restore', 'doctor'])
      expect(help.stdout).toContain(name);
  });

  it('ends with one sentence and the code of its kind', () => {
    const cases: [string[], Record<string, string>, number, string][] = [
      [['reed'], {}, 2, 'unknown command'],
      [['backup'], {}, 2, 'missing required argument'],
      [['migrate'], { PORT: 'x' }, 2, 'PORT must be a whole number'],
      [['worker'], {}, 2, 'DATABASE_URL'],
      [['restore', '--check', '/nowhere/x'], {}, 66, '/nowhere/x'],
      [['restore', '--check', path.join(ROOT, 'package.json')], {}, 65, 'no backup'],
      [['migrate'], { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, 69, 'cannot be used'],
    ];
    for (const [args, env, status, words] of cases) {
      const run = concordance(args, env);
      expect([args, run.status, run.stdout]).toEqual([args, status, '']);
      expect(run.stderr).toContain(words);
      expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    }
  });

  it('says what to do while another process has the data', () => {
    const lock = lockFolder(home);
    try {
      for (const args of [['audit', 'verify'], ['admin', 'link'], ['migrate']]) {
        const run = concordance(args);
        expect(run.status).toBe(73);
        expect(run.stderr).toMatch(/Stop|stop/);
      }
    } finally {
      lock.release();
    }
  });

  it('is quiet when its reader has gone', () => {
    const run = spawnSync('sh', ['-c', `"$0" --help | head -n 1`, path.join(ROOT, 'node_modules/.bin/concordance')], {
      encoding: 'utf8',
    });
    expect([run.stdout, run.stderr]).toEqual(['Usage: concordance COMMAND [options]\n', '']);
  });
});
