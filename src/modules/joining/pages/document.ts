import { loadFile } from '../../../kernel/files/index.js';
import { type FileToTake, notFound } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { findFiles } from '../store/registrations.js';

/** A document of a registration; whoever calls has asked whether the reader may. */
export async function loadDocument({ db }: House, id: string, sha256: string): Promise<FileToTake> {
  const file = (await findFiles(db.connection, id)).find((one) => one.sha256 === sha256);
  if (file === undefined) throw notFound();
  return { bytes: await loadFile(db.connection, sha256), name: file.name, mediaType: file.mediaType };
}
