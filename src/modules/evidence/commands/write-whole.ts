import { open, rename, rm } from 'node:fs/promises';

/** Writes a file so that it stands there whole or not at all; a full disk leaves no half of it. */
export async function writeWhole(file: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void> {
  const beside = `${file}.part`;
  try {
    const out = await open(beside, 'w');
    try {
      for await (const piece of pieces) await out.writeFile(piece);
    } finally {
      await out.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
