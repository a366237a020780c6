import { access, constants, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that it stands there whole or not at all; a full disk leaves no half of it. What is there and is no file (a pipe, a terminal,
 * /dev/null) is written into and never replaced.
 */
export async function writeWhole(file: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void> {
  if (await isNoFile(file)) return writeInto(file, pieces);
  const beside = `${file}.part`;
  try {
    await writeInto(beside, pieces);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Asks whether a file could be written as things stand: before a budget is spent on what would be written there.
 *
 * @throws the error of the system, as the writing would
 */
export async function expectWritable(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) await (await open(file, 'r+')).close();
  // What is a file is replaced, which is a matter of its folder.
  await access(there === null || there.isFile() ? dirname(file) : file, constants.W_OK);
}

async function writeInto(file: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void> {
  const out = await open(file, 'w');
  try {
    for await (const piece of pieces) await out.writeFile(piece);
  } finally {
    await out.close();
  }
}

const isNoFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (there) => !there.isFile(),
    () => false,
  );
