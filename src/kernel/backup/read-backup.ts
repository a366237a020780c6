import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type BackupRow, endShape, type Manifest, manifestShape, rowShape, tableLineShape } from './backup-lines.js';
import { BadBackup } from './bad-backup.js';

export type BackupPart = { manifest: Manifest } | { table: string } | { row: BackupRow };

/** No line of an honest backup is longer: a piece of a file in hexadecimal, with room to spare. */
const LONGEST_LINE = 256 * 1024 * 1024;

/**
 * Reads a backup part by part, in bounded memory, and holds it to its own words: order, number of rows, number of lines, digest.
 * Only when the last part has been given is it known to be whole.
 *
 * @throws BadBackup; the error of the file system.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  let lines = 0;
  let manifest: Manifest | null = null;
  let next = 0;
  let rowsLeft = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    if (ended) throw new BadBackup('it goes on after its end');
    const value = parse(line);
    const end = endShape.safeParse(value);
    if (end.success) {
      if (end.data.lines !== lines || end.data.sha256 !== hash.digest('hex'))
        throw new BadBackup('its content is not what was written');
      if (!manifest || rowsLeft > 0 || next !== manifest.tables.length) throw new BadBackup('rows are missing');
      ended = true;
      continue;
    }
    hash.update(line).update('\n');
    lines += 1;
    if (!manifest) {
      manifest = expect(manifestShape.safeParse(value), 'it is no backup of Concordance, or one of a later version');
      yield { manifest };
      continue;
    }
    const current = manifest.tables[next - 1];
    if (rowsLeft > 0 && current) {
      const row = expect(rowShape.safeParse(value), `a row of ${current.table} cannot be read`);
      if (row.length !== current.columns.length)
        throw new BadBackup(`a row of ${current.table} has too many or too few values`);
      rowsLeft -= 1;
      yield { row };
      continue;
    }
    const { table } = expect(tableLineShape.safeParse(value), 'there is more in it than it says');
    const named = manifest.tables[next];
    if (named?.table !== table) throw new BadBackup('its tables are not those that it names');
    next += 1;
    rowsLeft = named.rows;
    yield { table };
  }
  if (!ended) throw new BadBackup('its end is missing');
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  gunzip.setEncoding('utf8');
  let pieces: string[] = [];
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<string>) {
      let from = 0;
      for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
        pieces.push(chunk.slice(from, at));
        yield pieces.join('');
        pieces = [];
        length = 0;
        from = at + 1;
      }
      pieces.push(chunk.slice(from));
      length += chunk.length - from;
      if (length > LONGEST_LINE) throw new BadBackup('it has a line without end');
    }
  } catch (error) {
    // zlib's codes: Z_DATA_ERROR, Z_BUF_ERROR for a file that was cut.
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code)))
      throw new BadBackup(error.message.includes('unexpected end') ? 'it was cut' : 'it is damaged, or no backup');
    throw error;
  } finally {
    source.destroy();
  }
  if (pieces.join('') !== '') throw new BadBackup('it was cut');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadBackup('a line of it cannot be read');
  }
}

function expect<T>(result: { success: true; data: T } | { success: false }, otherwise: string): T {
  if (!result.success) throw new BadBackup(otherwise);
  return result.data;
}
