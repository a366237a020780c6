import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CommandContext } from '../../../kernel/module/index.js';
import type { Dictionary } from '../cases/dictionary.js';
import { CTDC, KNOWN_DICTIONARIES } from '../cases/known-dictionaries.js';
import { readDictionary } from '../cases/read-dictionary.js';
import { EvidenceRefusal } from '../refusal.js';

const ENDINGS = ['json', 'csv', 'xlsx'] as const;

/**
 * The dictionary that was asked for: a file, or `ctdc` or `htcds` by name. The files of those two are their owners' and do not come with the
 * program: they are looked for in the folder `dictionaries` of the data folder. Without a file, what we know of CTDC by ourselves stands in.
 *
 * @throws EvidenceRefusal `no-dictionary`, `bad-dictionary`
 */
export async function findDictionary(asked: string, context: CommandContext): Promise<Dictionary> {
  const name = KNOWN_DICTIONARIES.find((known) => known === asked);
  if (!name) return readDictionary(await readFile(asked), basename(asked));
  const folder = join((await context.config()).dataFolder, 'dictionaries');
  const file = ENDINGS.map((ending) => join(folder, `${name}.${ending}`)).find((path) => existsSync(path));
  if (file !== undefined) {
    const read = await readDictionary(await readFile(file), name);
    return name === 'ctdc' ? { ...CTDC, columns: new Map([...CTDC.columns, ...read.columns]) } : read;
  }
  if (name === 'ctdc') return CTDC;
  throw new EvidenceRefusal('no-dictionary', { name, folder });
}
