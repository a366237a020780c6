import { readFileSync } from 'node:fs';
import { LANGS, type Lang } from './languages.js';

/** Messages of one module in one language: key without the module's name, to ICU MessageFormat. */
export type MessageFile = Readonly<Record<string, string>>;

const folders = new Map<string, URL>();
const loaded = new Map<Lang, Map<string, string>>();

/**
 * Makes the messages of a module or kernel part known: `folder` holds one flat `<lang>.json` a language, and `bring.title`
 * in the file of `documents` becomes `documents.bring.title`. Doing it twice with the same folder changes nothing.
 *
 * @throws when the name is already taken by another folder.
 */
export function addMessages(name: string, folder: URL): void {
  const url = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  const known = folders.get(name);
  if (known && known.href !== url.href)
    throw new Error(`Messages named "${name}" come from two folders: ${known.href} and ${url.href}`);
  if (known) return;
  folders.set(name, url);
  loaded.clear();
}

/** The ICU text of a key, or undefined. Files are read once, when a language is first used. */
export function findMessage(lang: Lang, key: string): string | undefined {
  let messages = loaded.get(lang);
  if (!messages) {
    messages = new Map();
    for (const [name, folder] of folders) {
      for (const [short, text] of Object.entries(readMessageFile(folder, lang))) messages.set(`${name}.${short}`, text);
    }
    loaded.set(lang, messages);
  }
  return messages.get(key);
}

/** Reads and checks one file. @throws with the file's name when it is missing, no JSON, or not flat. */
export function readMessageFile(folder: URL, lang: Lang): MessageFile {
  const file = new URL(`${lang}.json`, folder);
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isMessageFile(content)) throw new Error(`${file.pathname}: expected one flat object of texts`);
  return content;
}

function isMessageFile(content: unknown): content is MessageFile {
  return (
    typeof content === 'object' &&
    content !== null &&
    !Array.isArray(content) &&
    Object.values(content).every((text) => typeof text === 'string')
  );
}

/** Reads every file of every language now, so that a broken one is found at start and not by a reader. */
export function loadAllMessages(): void {
  for (const lang of LANGS) findMessage(lang, '');
}
