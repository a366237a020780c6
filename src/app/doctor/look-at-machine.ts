import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Finding } from './finding.js';

const OLDEST_NODE = [20, 19] as const;
const ENOUGH_BYTES = 1024 ** 3;

export function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const finding: Finding = { state: good ? 'ok' : 'wrong', about: 'Node.js', found: version };
  return good ? finding : { ...finding, mend: `Install Node.js ${OLDEST_NODE.join('.')} or later.` };
}

export function lookAtFolder(folder: string): Finding {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return { state: 'ok', about: 'data folder', found: `${folder} can be written` };
  } catch {
    return {
      state: 'wrong',
      about: 'data folder',
      found: `${folder} cannot be written`,
      mend: 'Give this user the right to write there, or choose another folder with CONCORDANCE_DATA.',
    };
  }
}

export function lookAtDisk(folder: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const found = `${(free / 1024 ** 3).toFixed(1)} GB free`;
    return free >= ENOUGH_BYTES
      ? { state: 'ok', about: 'disk', found }
      : { state: 'wrong', about: 'disk', found, mend: 'Free at least 1 GB on the disk of the data folder.' };
  } catch {
    return { state: 'advice', about: 'disk', found: 'free space is not told by this system' };
  }
}

/** First of the programs that is on the path or at the given place; null when none is. */
export function findProgram(names: readonly string[], places: readonly string[], path: string): string | null {
  const candidates = [...places, ...path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate)) ?? null;
}
