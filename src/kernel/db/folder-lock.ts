import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** Another process has the folder. `message` says which, and what to do. */
export class FolderLocked extends Error {
  readonly code = 'db.locked';
  readonly holder: LockHolder;

  constructor(folder: string, holder: LockHolder) {
    super(
      `The data in ${folder} is in use by process ${holder.pid} on ${holder.host} (since ${holder.since}). Stop that process first, give this one another folder with CONCORDANCE_DATA, or let both use a PostgreSQL server with DATABASE_URL.`,
    );
    this.name = 'FolderLocked';
    this.holder = holder;
  }
}

export interface LockHolder extends ProcessIdentity {
  /** ISO moment at which it took the folder. */
  since: string;
  released: boolean;
}

export interface FolderLock {
  release(): void;
}

/** A holder on another machine shows that it lives by touching its file; one that has not for so long is given up. */
const BEAT_MS = 5_000;
const SILENT_MS = 60_000;

/**
 * Takes the folder for this process alone, or throws FolderLocked.
 *
 * The lock is the file `lock-N.json` with the highest N. Whoever finds it released, or its process dead, links the next number,
 * which only one can; then removes the lower ones. The highest file is never removed, so one who acted on an old view of the
 * folder finds a higher one after linking, and steps back. Nothing is ever deleted to take over: that is where two would win.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const holder: LockHolder = { ...ownIdentity(), since: new Date().toISOString(), released: false };
  for (;;) {
    const top = highestLock(folder);
    if (top > 0) {
      const current = readLock(folder, top);
      if (current === 'vanished') continue;
      if (current !== 'unreadable' && isHeld(folder, top, current)) throw new FolderLocked(folder, current);
    }
    const mine = top + 1;
    if (!linkLock(folder, mine, holder)) continue;
    if (highestLock(folder) > mine) {
      rmSync(lockFile(folder, mine), { force: true });
      continue;
    }
    for (const lower of lockNumbers(folder)) if (lower < mine) rmSync(lockFile(folder, lower), { force: true });
    return keep(folder, mine, holder);
  }
}

/** Who holds the folder now; null when nobody does. Changes nothing. */
export function findLockHolder(folder: string): LockHolder | null {
  const top = highestLock(folder);
  const current = top > 0 ? readLock(folder, top) : 'vanished';
  return typeof current === 'object' && isHeld(folder, top, current) ? current : null;
}

function keep(folder: string, number: number, holder: LockHolder): FolderLock {
  const file = lockFile(folder, number);
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder may be gone (a test's, an unplugged disk); the database will say so better than we could.
    }
  }, BEAT_MS);
  beat.unref();
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      clearInterval(beat);
      try {
        writeWhole(folder, { ...holder, released: true }, (whole) => renameSync(whole, file));
      } catch {
        // Not released in words, but our end releases it all the same.
      }
    },
  };
}

function isHeld(folder: string, number: number, holder: LockHolder): boolean {
  if (holder.released) return false;
  if (holder.host === ownIdentity().host) return isRunning(holder);
  return silence(folder, number) < SILENT_MS;
}

/** Milliseconds since the holder touched its file, by the clock of the disk, which may not be ours. */
function silence(folder: string, number: number): number {
  const probe = join(folder, `.clock-${randomUUID()}`);
  try {
    writeFileSync(probe, '');
    return statSync(probe).mtimeMs - statSync(lockFile(folder, number)).mtimeMs;
  } catch {
    return 0;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Appears whole or not at all, and only for one. */
function linkLock(folder: string, number: number, holder: LockHolder): boolean {
  return writeWhole(folder, holder, (whole) => {
    try {
      linkSync(whole, lockFile(folder, number));
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  });
}

function writeWhole<T>(folder: string, holder: LockHolder, place: (whole: string) => T): T {
  const whole = join(folder, `.lock-${randomUUID()}`);
  try {
    writeFileSync(whole, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    return place(whole);
  } finally {
    rmSync(whole, { force: true });
  }
}

function readLock(folder: string, number: number): LockHolder | 'vanished' | 'unreadable' {
  let text: string;
  try {
    text = readFileSync(lockFile(folder, number), 'utf8');
  } catch {
    return 'vanished';
  }
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const { host, pid, run, since, released } = value as Record<string, unknown>;
  return (
    typeof host === 'string' &&
    Number.isInteger(pid) &&
    typeof run === 'string' &&
    typeof since === 'string' &&
    typeof released === 'boolean'
  );
}

const lockFile = (folder: string, number: number): string => join(folder, `lock-${number}.json`);

function lockNumbers(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const number = /^lock-(\d{1,15})\.json$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

const highestLock = (folder: string): number => Math.max(0, ...lockNumbers(folder));
