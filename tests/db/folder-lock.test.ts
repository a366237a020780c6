import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderLocked, findLockHolder, lockFolder } from '../../src/kernel/db/folder-lock.js';
import { ownIdentity } from '../../src/kernel/db/process-identity.js';
import { type Child, startChild } from '../kit/child.js';

const made: string[] = [];
const children: Child[] = [];
const folder = (): string => {
  const name = mkdtempSync(path.join(tmpdir(), 'concordance-lock-'));
  made.push(name);
  return name;
};
/** No process has so high a number on any system. */
const DEAD_PID = 2 ** 30;
const since = '2026-01-01T00:00:00.000Z';
const leave = (where: string, holder: object): void =>
  writeFileSync(
    path.join(where, 'lock-1.json'),
    JSON.stringify({ ...ownIdentity(), since, released: false, ...holder }),
  );

afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const name of made.splice(0)) rmSync(name, { recursive: true, force: true });
});

describe('the lock of a folder', () => {
  it('is held by one at a time, and named to the second', () => {
    const where = folder();
    const lock = lockFolder(where);
    expect(() => lockFolder(where)).toThrow(FolderLocked);
    expect(() => lockFolder(where)).toThrow(`process ${process.pid}`);
    expect(findLockHolder(where)?.pid).toBe(process.pid);
    lock.release();
    expect(findLockHolder(where)).toBeNull();
    lockFolder(where).release();
    expect(readdirSync(where)).toHaveLength(1);
  });

  it('is taken over from a process that was killed', async () => {
    const where = folder();
    const child = startChild('lock-folders', [where]);
    children.push(child);
    expect(await child.line()).toBe('ready');
    child.send(String(Date.now()));
    expect(await child.line()).toBe('1');
    expect(() => lockFolder(where)).toThrow(FolderLocked);
    await child.kill();
    lockFolder(where).release();
  });

  it('is taken over from a process whose number another has now', () => {
    const where = folder();
    leave(where, { run: 'another run' });
    lockFolder(where).release();
  });

  it('is taken over when its file was left unreadable', () => {
    const where = folder();
    writeFileSync(path.join(where, 'lock-1.json'), '{"host":');
    lockFolder(where).release();
  });

  it('of another machine holds while that shows that it lives', () => {
    const where = folder();
    leave(where, { host: 'elsewhere', pid: DEAD_PID });
    expect(() => lockFolder(where)).toThrow('on elsewhere');
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path.join(where, 'lock-1.json'), longAgo, longAgo);
    lockFolder(where).release();
  });

  it('is won by exactly one of many at once, be it free or left by the dead', async () => {
    const folders = Array.from({ length: 60 }, (_, n) => {
      const where = path.join(folder(), String(n));
      mkdirSync(where);
      if (n % 2 === 0) leave(where, { pid: DEAD_PID });
      return where;
    });
    const rivals = Array.from({ length: 4 }, () => startChild('lock-folders', folders));
    children.push(...rivals);
    await Promise.all(rivals.map((rival) => rival.line()));
    const begin = String(Date.now() + 200);
    for (const rival of rivals) rival.send(begin);
    const results = await Promise.all(rivals.map((rival) => rival.line()));
    const winners = folders.map((_, n) => results.filter((result) => result[n] === '1').length);
    expect(winners).toEqual(folders.map(() => 1));
  });
});
