import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Connection, tables } from '../db/index.js';
import { cleanName } from './clean-name.js';
import { sniffType } from './sniff-type.js';
import { FileMissing, FileTooLarge, LARGEST_FILE, type NamedFile, type StoredFile } from './stored-file.js';

interface FileTables {
  file: { sha256: string; size: number; media_type: string; quarantine: string | null; stored: Date };
  file_piece: { sha256: string; number: number; content: Uint8Array };
}

const PIECE = 512 * 1024;

/**
 * Stores the bytes, or finds them already stored. What is of no known type is stored in quarantine, so that it can be looked
 * into and is never read by mistake.
 *
 * Call it in the transaction of what refers to the file, so that an import is whole or not there.
 * @param name as the browser sent it; it is cleaned and given back for the one who refers to the file, and not stored here.
 * @throws FileTooLarge
 */
export async function storeFile(c: Connection, bytes: Uint8Array, name: string): Promise<NamedFile> {
  if (bytes.byteLength > LARGEST_FILE) throw new FileTooLarge(bytes.byteLength);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const type = await sniffType(bytes);
  const db = tables<FileTables>(c);
  const added = await db
    .insertInto('file')
    .values({
      sha256,
      size: bytes.byteLength,
      media_type: type?.mediaType ?? 'application/octet-stream',
      quarantine: type ? null : 'unknown-type',
      stored: new Date(),
    })
    // Without the column, and nothing given back: whoever brings a file need not be able to see files.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (added.numInsertedOrUpdatedRows === 1n) {
    for (let number = 0; number * PIECE < bytes.byteLength; number += 1) {
      const content = bytes.subarray(number * PIECE, (number + 1) * PIECE);
      await db.insertInto('file_piece').values({ sha256, number, content }).execute();
    }
  }
  const file = await findFile(c, sha256);
  if (file === null) throw new FileMissing(sha256);
  return { ...file, name: cleanName(name) };
}

/** By its digest, which the caller found where the reader may see it: files themselves are nobody's to list. */
export async function findFile(c: Connection, sha256: string): Promise<StoredFile | null> {
  const { rows } = await sql<StoredFile>`
    select sha256, size, media_type as "mediaType", quarantine, stored from file_of(${sha256})`.execute(c.queries);
  return rows[0] ?? null;
}

/** The content, checked against its digest. Look at `findFile(...).quarantine` before reading it. @throws FileMissing */
export async function loadFile(c: Connection, sha256: string): Promise<Uint8Array> {
  const file = await findFile(c, sha256);
  if (!file) throw new FileMissing(sha256);
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (let number = 0; at < file.size; number += 1) {
    const { rows } = await sql<{ content: Uint8Array }>`
      select content from file_piece_of(${sha256}, ${number})`.execute(c.queries);
    const [piece] = rows;
    if (!piece || at + piece.content.byteLength > file.size) throw new FileMissing(sha256);
    bytes.set(piece.content, at);
    at += piece.content.byteLength;
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new FileMissing(sha256);
  return bytes;
}

/** Marks that it cannot or must not be read. `reason` is a code: `encrypted`, `no-text`. */
export async function quarantineFile(c: Connection, sha256: string, reason: string): Promise<void> {
  await tables<FileTables>(c).updateTable('file').set({ quarantine: reason }).where('sha256', '=', sha256).execute();
}

/** Removes the content, once nothing refers to it any more. */
export async function removeFile(c: Connection, sha256: string): Promise<void> {
  await tables<FileTables>(c).deleteFrom('file').where('sha256', '=', sha256).execute();
}
