import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Writes a file so that after a crash the old or the new one stands there whole. A full disk leaves the old one, and no half of the new. */
export function saveNow(file: string, text: string): void {
  const beside = `${file}.part`;
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
