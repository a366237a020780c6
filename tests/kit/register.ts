import { followers } from '../../src/app/followers.js';
import type { Actor } from '../../src/kernel/access/index.js';
import { followAll } from '../../src/kernel/audit/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { type Engine, newId } from '../../src/kernel/db/index.js';
import { storeFile } from '../../src/kernel/files/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { createLogger } from '../../src/kernel/log/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { confirmText } from '../../src/modules/documents/confirm-text.js';
import { thread } from '../../src/modules/documents/facts/thread.js';
import { finishImport } from '../../src/modules/documents/finish-import.js';
import { loadFacts } from '../../src/modules/documents/load-facts.js';
import { readBytes } from '../../src/modules/documents/read-bytes.js';
import { insertImport } from '../../src/modules/documents/store/imports.js';
import { openTestDatabase, type TestDatabase } from './databases.js';

export const ADMINISTRATOR: Actor = { kind: 'administrator', id: 'local' };

const log = createLogger({ level: 'silent', readable: false, write() {} });

/** A house with the documents of the thread, without a server: what the use cases of the register need. */
export interface RegisterHouse {
  house: House;
  test: TestDatabase;
  /** Brings and confirms a text, and lets the modules follow. @returns the id of the text and of its document. */
  bring(
    text: string,
    options?: { lang?: Lang; symbol?: string; documentId?: string },
  ): Promise<{ textId: string; documentId: string }>;
  /** Brings a text that nobody confirms. @returns its id. */
  preview(text: string): Promise<string>;
  /** Lets the modules act on what was done. */
  follow(): Promise<void>;
}

export async function openRegisterHouse(
  engine: Engine,
  options: { facts?: boolean; byOwner?: boolean } = {},
): Promise<RegisterHouse> {
  const test = await openTestDatabase(engine, 'migrated', options);
  const house: House = { db: test.db, config: readConfig({}, 'unused'), log };
  if (options.facts !== false) await loadFacts(test.db, thread);
  const follow = async () => {
    if (!(await followAll(test.db, log, await followers(house)))) throw new Error('A follower failed');
  };
  return {
    house,
    test,
    follow,
    preview: (text) => readInto(test, text, null, null, null),
    async bring(text, { lang, symbol, documentId } = {}) {
      const textId = await readInto(test, text, lang ?? null, symbol ?? null, documentId ?? null);
      const confirmed = await confirmText(test.db, ADMINISTRATOR, textId, 'attach').catch(() =>
        confirmText(test.db, ADMINISTRATOR, textId),
      );
      await follow();
      return { textId, documentId: confirmed.documentId };
    },
  };
}

async function readInto(
  { db }: TestDatabase,
  text: string,
  lang: Lang | null,
  symbol: string | null,
  documentId: string | null,
): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const outcome = await readBytes({ bytes, name: 'text.txt', ...(lang === null ? {} : { lang }) });
  const importId = newId();
  const finished = await db.transaction(async (c) => {
    const file = await storeFile(c, bytes, 'text.txt');
    await insertImport(c, {
      id: importId,
      job_id: null,
      state: 'waiting',
      file_sha256: file.sha256,
      file_name: file.name,
      pasted: false,
      lang,
      symbol,
      document_id: documentId,
      text_id: null,
      begun_at: new Date(),
      ended_at: null,
    });
    return finishImport(c, importId, outcome);
  });
  if (finished === null || !('textId' in finished))
    throw new Error(`The text was not read: ${JSON.stringify(finished)}`);
  return finished.textId;
}
