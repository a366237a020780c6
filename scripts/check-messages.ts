/**
 * Part of `npm run check`: every message exists in six languages with the same inputs and all plural forms of its language, is used,
 * and is there when it is used. A folder `messages` belongs to the folder that holds it, which gives the name of its keys.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inEveryLanguage, LANGS, readMessageFile } from '../src/kernel/i18n/index.js';
import { faultsOf } from './messages/rules.js';
import { faultsOfUse, usageIn } from './messages/usage.js';

const SOURCE = new URL('../src/', import.meta.url);
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));

const faults: string[] = [];
const keys = new Set<string>();
const names = new Set<string>();
for (const file of files.filter((one) => one.endsWith('messages/en.json'))) {
  const folder = new URL(`${dirname(file)}/`, SOURCE);
  const name = basename(dirname(dirname(file)));
  if (names.has(name)) faults.push(`Two folders of messages are called "${name}"`);
  names.add(name);
  try {
    const read = inEveryLanguage((lang) => readMessageFile(folder, lang));
    faults.push(...faultsOf(name, read));
    for (const key of Object.keys(read.en)) keys.add(`${name}.${key}`);
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
}

const sources = files.filter((file) => /\.tsx?$/.test(file) && !/(\.test\.tsx?|\.d\.ts)$/.test(file));
const usages = new Map(
  sources.map((file) => [`src/${file}`, usageIn(file, readFileSync(new URL(file, SOURCE), 'utf8'))]),
);
faults.push(...faultsOfUse(keys, names, usages));

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const fault of faults) console.error(fault);
  console.log(
    `${keys.size} messages in ${LANGS.length} languages below ${fileURLToPath(SOURCE)}: ${faults.length === 0 ? 'all well' : `${faults.length} faults`}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
